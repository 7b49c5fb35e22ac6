package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.application.retention.DeleteExpired;
import dev.deskside.application.retention.RetentionPolicy;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A random history of one account: sessions begin, end and are held, recordings are made, the clock goes on and is set
 * back, and what has expired is deleted in steps. What is left is compared with what a list of all of it says.
 */
final class RetentionHistory implements DeleteExpired.Listener {
    private final Random random;
    private final Retention retention;
    private final Sessions sessions;
    private final Recordings recordings;
    private final Tenant tenant;
    private final RetentionPolicy policy;
    private final Map<SessionKey, Versioned<Session>> kept = new HashMap<>();
    private final Map<RecordingId, Recording> keptRecordings = new HashMap<>();
    private Instant now = Sample.CREATED;
    private int deletions;

    RetentionHistory(long seed, Retention retention, Sessions sessions, Recordings recordings, Accounts accounts) {
        random = new Random(seed);
        this.retention = retention;
        this.sessions = sessions;
        this.recordings = recordings;
        tenant = Tenant.in(accounts);
        policy = new RetentionPolicy(
                Duration.ofDays(30 + random.nextInt(70)), Duration.ofDays(1 + random.nextInt(120)), Duration.ofDays(1));
    }

    /** Lives it, checking after each step; returns how much was deleted. */
    int live() {
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> begin();
                case 2 -> any().ifPresent(this::end);
                case 3 -> any().ifPresent(this::holdOrRelease);
                case 4, 5 -> record();
                case 6 -> now = now.plus(days(random.nextInt(60) - 15));
                default -> step();
            }
        }
        int steps = 0;
        while (step()) {
            assertThat(++steps).as("steps until all is gone").isLessThan(100);
        }
        assertThat(kept.values()).noneMatch(session -> hasExpired(session.value()));
        assertThat(keptRecordings.values()).noneMatch(this::hasExpired);
        int before = deletions;
        assertThat(step()).isFalse();
        assertThat(deletions).as("nothing is left for another step").isEqualTo(before);
        return deletions;
    }

    private void begin() {
        Session session = Sample.attended(tenant).session().launch(new SessionId(Fresh.word("id")), now);
        commit(session, 0, List.of(new SessionChange(session.status(), now)));
        if (random.nextBoolean()) {
            end(kept.get(session.key()));
        }
    }

    private void end(Versioned<Session> session) {
        if (!session.value().status().isEnded()) {
            Session ended =
                    session.value().end(now.minus(days(random.nextInt(100))).minusNanos(random.nextInt(2) * 1_000L));
            commit(ended, session.version(), ended.changesSince(session.value(), now));
        }
    }

    private void holdOrRelease(Versioned<Session> session) {
        Optional<LegalHold> hold =
                session.value().hold().isPresent() ? Optional.empty() : Optional.of(new LegalHold("Case", now));
        commit(session.value().withHold(hold), session.version(), List.of());
    }

    private void record() {
        SessionKey session = any().filter(found -> random.nextInt(4) > 0)
                .map(found -> found.value().key())
                .orElseGet(() -> new SessionKey(UUID.randomUUID()));
        Recording recording = Recording.captured(
                new RecordingId(Fresh.key()),
                tenant.key(),
                tenant.technician().key(),
                Optional.empty(),
                session,
                now.minus(days(random.nextInt(150))));
        recordings.commit(recording, 0);
        keptRecordings.put(recording.id(), recording);
    }

    private boolean step() {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        boolean more = new DeleteExpired(retention, policy, clock, this).run(1 + random.nextInt(4));
        Set<SessionKey> listed = new HashSet<>();
        sessions.list(
                        tenant.caller(),
                        SessionQuery.all().limit(SessionQuery.MAX_LIMIT).build())
                .sessions()
                .forEach(session -> listed.add(session.value().key()));
        assertThat(listed).as("what isn't deleted is listed, and nothing else").isEqualTo(kept.keySet());
        assertThat(keptRecordings.keySet())
                .allMatch(
                        recording -> recordings.find(tenant.caller(), recording).isPresent());
        return more;
    }

    @Override
    public void deleted(Retention.DeletedSession session, RetentionPolicy by) {
        Versioned<Session> gone = kept.remove(session.key());
        assertThat(gone).as("is deleted once").isNotNull();
        assertThat(hasExpired(gone.value())).isTrue();
        assertThat(gone.value().snapshot().endedAt()).contains(session.endedAt());
        deletions++;
    }

    @Override
    public void deleted(Retention.DeletedRecording recording, RetentionPolicy by) {
        Recording gone = keptRecordings.remove(recording.id());
        assertThat(gone).as("is deleted once").isNotNull();
        assertThat(hasExpired(gone)).isTrue();
        assertThat(recordings.find(tenant.caller(), gone.id())).isEmpty();
        deletions++;
    }

    @Override
    public void deletedAttempts(int count, RetentionPolicy by) {
        throw new AssertionError("nothing is called back here");
    }

    private boolean hasExpired(Session session) {
        return session.status().isEnded()
                && session.hold().isEmpty()
                && session.snapshot().endedAt().orElseThrow().isBefore(now.minus(policy.sessions()));
    }

    private boolean hasExpired(Recording recording) {
        Optional<Session> session =
                Optional.ofNullable(kept.get(recording.session())).map(Versioned::value);
        return recording.startedAt().isBefore(now.minus(policy.recordings()))
                && session.map(found -> found.status().isEnded() && found.hold().isEmpty())
                        .orElse(true);
    }

    private void commit(Session session, long version, List<SessionChange> changes) {
        kept.put(session.key(), new Versioned<>(session, sessions.commit(session, version, changes)));
    }

    private Optional<Versioned<Session>> any() {
        List<Versioned<Session>> all = new ArrayList<>(kept.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private static Duration days(int count) {
        return Duration.ofDays(count);
    }
}
