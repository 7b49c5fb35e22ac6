package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.TokenHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Sessions that are gone with the process; for tests. Knows no accounts, so that any may be named. */
public final class InMemorySessions implements Sessions {
    private final Map<SessionKey, Versioned<Session>> byKey = new HashMap<>();
    private final List<LoggedChange> log = new ArrayList<>();

    /** A store without sessions. */
    public InMemorySessions() {}

    @Override
    public synchronized long commit(Session session, long expectedVersion, List<SessionChange> changes) {
        Versioned<Session> stored = byKey.get(session.key());
        if (expectedVersion == 0 && stored != null) {
            throw alreadyExists();
        }
        if (expectedVersion != (stored == null ? 0 : stored.version())) {
            throw new DesksideException(ErrorCode.STALE_WRITE, "The session was changed in between.");
        }
        for (Versioned<Session> other : byKey.values()) {
            if (!other.value().key().equals(session.key()) && clash(other.value(), session)) {
                throw alreadyExists();
            }
        }
        long version = expectedVersion + 1;
        byKey.put(session.key(), new Versioned<>(session, version));
        for (SessionChange change : changes) {
            log.add(new LoggedChange(log.size() + 1L, session.key(), version, change));
        }
        return version;
    }

    @Override
    public synchronized Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
        TokenHash hash = TokenHash.of(reference.value());
        return first(session -> isVisible(caller, session)
                && (session.id()
                                .filter(id -> id.value().equals(reference.value()))
                                .isPresent()
                        || session.tokens().session().equals(hash)));
    }

    @Override
    public synchronized Optional<Versioned<Session>> find(LaunchToken token) {
        Optional<TokenHash> hash = Optional.of(TokenHash.of(token.value()));
        return first(session -> session.tokens().launch().equals(hash));
    }

    @Override
    public synchronized Optional<Versioned<Session>> find(JoinToken token) {
        Optional<TokenHash> hash = Optional.of(TokenHash.of(token.value()));
        return first(session -> session.tokens().join().equals(hash));
    }

    @Override
    public synchronized List<LoggedChange> changes(Caller caller, SessionReference reference) {
        return find(caller, reference)
                .map(found -> log.stream()
                        .filter(entry -> entry.session().equals(found.value().key()))
                        .toList())
                .orElse(List.of());
    }

    private Optional<Versioned<Session>> first(Predicate<Session> condition) {
        return byKey.values().stream()
                .filter(stored -> condition.test(stored.value()))
                .findFirst();
    }

    private static boolean isVisible(Caller caller, Session session) {
        return session.snapshot().account().equals(Optional.of(caller.account()))
                && session.snapshot()
                        .machine()
                        .flatMap(machine -> machine.company())
                        .map(caller.companies()::contains)
                        .orElse(true);
    }

    private static boolean clash(Session one, Session other) {
        return bothHave(one.id(), other.id())
                || one.tokens().session().equals(other.tokens().session())
                || bothHave(one.tokens().launch(), other.tokens().launch())
                || bothHave(one.tokens().join(), other.tokens().join());
    }

    private static boolean bothHave(Optional<?> one, Optional<?> other) {
        return one.isPresent() && one.equals(other);
    }

    private static DesksideException alreadyExists() {
        return new DesksideException(ErrorCode.ALREADY_EXISTS, "There is such a session already.");
    }
}
