package dev.deskside.application.usecase;

import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackSecret;
import java.util.List;
import java.util.Objects;

/** A technician replaces what an endpoint's callbacks are signed with; the one before is good for a day more. */
public final class RotateCallbackSecret {
    private final CallbackSecrets secrets;

    /**
     * Works with these secrets.
     *
     * @param secrets what callbacks are signed with
     */
    public RotateCallbackSecret(CallbackSecrets secrets) {
        this.secrets = Objects.requireNonNull(secrets);
    }

    /**
     * Who asks, and for which endpoint.
     *
     * @param caller who asks
     * @param endpoint who receives the callbacks
     */
    public record Command(Caller caller, CallbackEndpoint endpoint) {}

    /**
     * {@return those that are good from now on, the new one first} NOT_ENTITLED without a seat, ROLE_MISSING without
     * {@link Role#SUPPORT}.
     *
     * @param command who asks for what
     */
    public List<CallbackSecret> run(Command command) {
        command.caller().requireSeat();
        command.caller().requireRole(Role.SUPPORT);
        return secrets.rotate(command.caller().account(), command.endpoint());
    }
}
