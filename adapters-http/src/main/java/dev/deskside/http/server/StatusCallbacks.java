package dev.deskside.http.server;

import dev.deskside.application.gateway.AcceptStatusCallback;
import dev.deskside.domain.callback.CallbackSecret;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * How the provider behind a gateway calls back.
 *
 * @param secrets what its calls may be signed with, several during a rotation; where there is none they aren't signed
 * @param clock tells how old a signature is
 */
public record StatusCallbacks(AcceptStatusCallback accept, List<CallbackSecret> secrets, Clock clock) {
    public StatusCallbacks {
        Objects.requireNonNull(accept);
        secrets = List.copyOf(secrets);
        Objects.requireNonNull(clock);
    }
}
