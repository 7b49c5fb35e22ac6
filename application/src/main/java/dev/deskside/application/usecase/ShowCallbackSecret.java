package dev.deskside.application.usecase;

import dev.deskside.application.delivery.CallbackSecrets;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackSecret;
import java.util.List;
import java.util.Objects;

/** A technician asks what an endpoint's callbacks are signed with, to set up the receiver. */
public final class ShowCallbackSecret {
    private final CallbackSecrets secrets;

    /**
     * Works with these secrets.
     *
     * @param secrets what callbacks are signed with
     */
    public ShowCallbackSecret(CallbackSecrets secrets) {
        this.secrets = Objects.requireNonNull(secrets);
    }

    /**
     * Who asks, and for which endpoint.
     *
     * @param caller who asks
     * @param endpoint who receives the callbacks
     */
    public record Query(Caller caller, CallbackEndpoint endpoint) {}

    /**
     * {@return those that are good now, the newest first} NOT_ENTITLED without a seat, ROLE_MISSING without
     * {@link Role#SUPPORT}.
     *
     * @param query what is asked for
     */
    public List<CallbackSecret> run(Query query) {
        query.caller().requireSeat();
        query.caller().requireRole(Role.SUPPORT);
        return secrets.of(query.caller().account(), query.endpoint());
    }
}
