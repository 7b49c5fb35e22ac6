package dev.deskside.bootstrap.observe;

import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.callback.CallbackAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Times the attempts to send callbacks, by what became of them; of the receiver nothing is told. */
final class MeteredCallbackSender implements CallbackSender {
    private final CallbackSender sender;
    private final MeterRegistry registry;

    MeteredCallbackSender(CallbackSender sender, MeterRegistry registry) {
        this.sender = sender;
        this.registry = registry;
    }

    @Override
    public CallbackAnswer send(OutgoingCallback callback) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "broken";
        try {
            CallbackAnswer answer = sender.send(callback);
            outcome = answer.result().name().toLowerCase(Locale.ROOT);
            return answer;
        } finally {
            sample.stop(Meters.timer("deskside.callback.attempts", "Attempts to send a status callback")
                    .tag("outcome", outcome)
                    .register(registry));
        }
    }

    @Override
    public String toString() {
        return "MeteredCallbackSender[" + sender + "]";
    }
}
