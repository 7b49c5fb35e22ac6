package dev.deskside.application.usecase;

import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.Check;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackTrigger;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** A technician tries whether a receiver can be reached, and takes what is signed. */
public final class PingCallback {
    private final CallbackSender sender;
    private final CallbackSecrets secrets;
    private final Clock clock;
    private final Ids ids;

    /**
     * Works with these.
     *
     * @param sender who posts it
     * @param secrets what it is signed with
     * @param clock the time
     * @param ids where new ids come from
     */
    public PingCallback(CallbackSender sender, CallbackSecrets secrets, Clock clock, Ids ids) {
        this.sender = Objects.requireNonNull(sender);
        this.secrets = Objects.requireNonNull(secrets);
        this.clock = Objects.requireNonNull(clock);
        this.ids = Objects.requireNonNull(ids);
    }

    /**
     * Who asks, and where it goes.
     *
     * @param caller who asks
     * @param url where to
     */
    public record Command(Caller caller, URI url) {
        public Command {
            Check.webUrl("url", url);
        }
    }

    /**
     * Sends one ping, which tells of no session and is kept nowhere, and gives the answer. NOT_ENTITLED without a seat,
     * ROLE_MISSING without {@link Role#SUPPORT}.
     *
     * @param command who asks for what
     * @return what the receiver answered
     */
    public CallbackAnswer run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.SUPPORT);
        return sender.send(new OutgoingCallback(
                new CallbackId("msg_" + ids.next().toString().replace("-", "")),
                Optional.empty(),
                command.url(),
                Optional.empty(),
                clock.instant(),
                CallbackTrigger.CHANGE,
                secrets.of(command.caller().account(), CallbackEndpoint.of(command.url()))));
    }
}
