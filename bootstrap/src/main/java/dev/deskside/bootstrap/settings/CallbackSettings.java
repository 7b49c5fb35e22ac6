package dev.deskside.bootstrap.settings;

import dev.deskside.domain.callback.CallbackSchedule;
import dev.deskside.http.callback.CallbackFormat;
import dev.deskside.http.callback.Cidr;
import java.util.List;
import java.util.Objects;

/**
 * How status callbacks are sent.
 *
 * @param schedule when what wasn't taken is sent again
 * @param allow networks that they may go to although they aren't public
 * @param format how the body is written
 */
public record CallbackSettings(CallbackSchedule schedule, List<Cidr> allow, CallbackFormat format) {
    /** What is sent unless said otherwise. */
    public static final CallbackSettings DEFAULT =
            new CallbackSettings(CallbackSchedule.STANDARD, List.of(), CallbackFormat.JSON);

    public CallbackSettings {
        Objects.requireNonNull(schedule);
        allow = List.copyOf(allow);
        Objects.requireNonNull(format);
    }
}
