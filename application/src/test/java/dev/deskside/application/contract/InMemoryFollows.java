package dev.deskside.application.contract;

import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** When sessions in memory are looked at next; for tests. */
public final class InMemoryFollows implements Follows {
    private final InMemorySessions sessions;
    private final Clock clock;
    private final Map<SessionKey, Entry> entries = new HashMap<>();

    /**
     * Beside these sessions, counting on this clock.
     *
     * @param sessions the sessions that are followed
     * @param clock the time
     */
    public InMemoryFollows(InMemorySessions sessions, Clock clock) {
        this.sessions = Objects.requireNonNull(sessions);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public synchronized List<Claim> claim(int limit, Duration lease, Duration youngest) {
        Instant now = clock.instant();
        return sessions.all().stream()
                .filter(stored -> !stored.value().createdAt().plus(youngest).isAfter(now))
                .filter(stored -> entry(stored.value().key())
                        .due
                        .filter(due -> !due.isAfter(now))
                        .isPresent())
                .sorted(Comparator.comparing((Versioned<Session> stored) ->
                                entry(stored.value().key()).due.orElseThrow())
                        .thenComparing(stored -> stored.value().key().toString()))
                .limit(limit)
                .toList()
                .stream()
                .map(stored -> claim(stored, now.plus(lease)))
                .toList();
    }

    private Claim claim(Versioned<Session> stored, Instant leased) {
        Entry entry = entry(stored.value().key());
        entry.number++;
        entry.due = Optional.of(leased);
        return new Claim(stored, entry.number, entry.doubts, entry.failures, entry.calledBackAt);
    }

    @Override
    public synchronized void settle(Claim claim, Look look) {
        Entry entry = entry(claim.session().value().key());
        if (entry.number == claim.number()) {
            entry.due = look.next().map(clock.instant()::plus);
            entry.doubts = look.doubts();
            entry.failures = look.failures();
            look.seenAt().ifPresent(entry::see);
        }
    }

    @Override
    public synchronized void hurry(SessionKey session) {
        Entry entry = entry(session);
        entry.number++;
        entry.due = Optional.of(Instant.EPOCH);
    }

    @Override
    public synchronized void calledBack(SessionKey session, Instant at, Optional<Duration> next) {
        Entry entry = entry(session);
        entry.number++;
        entry.due = next.map(clock.instant()::plus);
        entry.calledBackAt = Optional.of(at);
        entry.see(at);
    }

    @Override
    public synchronized void seen(SessionKey session, Instant at) {
        entry(session).see(at);
    }

    @Override
    public synchronized Optional<Instant> seenAt(SessionKey session) {
        return entry(session).seenAt;
    }

    @Override
    public Optional<Versioned<Session>> find(SessionKey session) {
        return sessions.all().stream()
                .filter(stored -> stored.value().key().equals(session))
                .findFirst();
    }

    private Entry entry(SessionKey session) {
        return entries.computeIfAbsent(session, key -> new Entry());
    }

    private static final class Entry {
        private Optional<Instant> due = Optional.of(Instant.EPOCH);
        private long number;
        private int doubts;
        private int failures;
        private Optional<Instant> calledBackAt = Optional.empty();
        private Optional<Instant> seenAt = Optional.empty();

        private void see(Instant at) {
            seenAt = Optional.of(seenAt.filter(at::isBefore).orElse(at));
        }
    }
}
