package dev.deskside.bootstrap.trace;

import dev.deskside.application.port.Callbacks;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.session.SessionKey;
import io.opentelemetry.api.trace.SpanContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In which trace a session was changed, for the links of its callbacks: of the last changes on this node, as far as
 * they were recorded. In memory alone; what isn't known any more isn't linked.
 */
final class Origins {
    private static final int MOST = 4096;

    private final Map<Change, SpanContext> changes = bounded();
    private final Map<CallbackId, SpanContext> callbacks = bounded();

    private record Change(SessionKey session, long version) {}

    /** The session is stored in this version, or about to be. */
    synchronized void changing(SessionKey session, long version, SpanContext trace) {
        if (trace.isSampled()) {
            changes.put(new Change(session, version), trace);
        }
    }

    /** This callback is about to be sent. */
    synchronized void claimed(Callbacks.Claim claim) {
        Optional.ofNullable(changes.get(
                        new Change(claim.session().key(), claim.change().version())))
                .ifPresent(trace -> callbacks.put(claim.id(), trace));
    }

    synchronized Optional<SpanContext> of(CallbackId callback) {
        return Optional.ofNullable(callbacks.get(callback));
    }

    private static <K> Map<K, SpanContext> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, SpanContext> eldest) {
                return size() > MOST;
            }
        };
    }
}
