package dev.deskside.application.port;

import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.SessionSnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A callback on its way.
 *
 * @param id what the receiver knows it by
 * @param sequence greater for a younger change of the same session; absent for a ping
 * @param url where it goes
 * @param session the body; absent for a ping, which tells nothing
 * @param at when this attempt is made: it is signed along
 * @param trigger why it is sent
 * @param secrets each of them signs it; the newest first, at least one
 */
public record OutgoingCallback(
        CallbackId id,
        Optional<Long> sequence,
        URI url,
        Optional<SessionSnapshot> session,
        Instant at,
        CallbackTrigger trigger,
        List<CallbackSecret> secrets) {
    public OutgoingCallback {
        Objects.requireNonNull(id);
        Objects.requireNonNull(sequence);
        Objects.requireNonNull(url);
        Objects.requireNonNull(session);
        Objects.requireNonNull(at);
        Objects.requireNonNull(trigger);
        secrets = List.copyOf(secrets);
    }
}
