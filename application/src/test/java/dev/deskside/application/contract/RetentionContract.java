package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * The promises of {@link Retention}. Each test begins by deleting whatever the others left that can be deleted, so that
 * all may share one store; none may run beside another.
 */
public interface RetentionContract {
    /** {@return the store under test} */
    Retention retention();

    /** {@return the sessions in it} */
    Sessions sessions();

    /** {@return the recordings in it} */
    Recordings recordings();

    /** {@return the callbacks in it} */
    Callbacks callbacks();

    /** {@return the accounts in it} */
    Accounts accounts();

    private static Instant at(long hours) {
        return Sample.CREATED.plus(Duration.ofHours(hours));
    }

    private static Optional<LegalHold> hold() {
        return Optional.of(new LegalHold("Case 4711", Sample.CREATED));
    }

    private Tenant emptied() {
        Instant later = at(1_000_000);
        while (!retention().deleteRecordings(later, 1_000).isEmpty()) {
            // Some are left.
        }
        while (retention().deleteAttempts(later, 1_000) > 0) {
            // Some are left.
        }
        while (!retention().deleteSessions(later, 1_000).isEmpty()) {
            // Some are left.
        }
        return Tenant.in(accounts());
    }

    /** A session that ended so many hours after it was made, and is kept. */
    private Session ended(Sample sample, long hours) {
        Session ended = sample.session()
                .launch(new SessionId(Fresh.word("id")), Sample.CREATED)
                .end(at(hours));
        sessions().commit(ended, 0, List.of(new SessionChange(ended.status(), at(hours))));
        return ended;
    }

    private RecordingId recording(Tenant tenant, SessionKey session, long hours) {
        RecordingId id = new RecordingId(Fresh.key());
        recordings()
                .commit(
                        Recording.captured(
                                id, tenant.key(), tenant.technician().key(), Optional.empty(), session, at(hours)),
                        0);
        return id;
    }

    /** A session with one callback, which was tried so many hours after it was made, and one attempt more each hour. */
    private CallbackId tried(CalledBack session, boolean pending, long... hours) {
        Map<CallbackTarget, Integer> room = Map.of(session.target(), 1);
        CallbackId id = null;
        for (int i = 0; i < hours.length; i++) {
            Callbacks.Claim claim = callbacks().claim(1_000, Duration.ofHours(1), room).stream()
                    .filter(found ->
                            found.session().key().equals(session.session().key()))
                    .findFirst()
                    .orElseThrow();
            boolean last = i == hours.length - 1;
            callbacks()
                    .settle(
                            claim,
                            new CallbackAttempt(
                                    at(hours[i]),
                                    Duration.ofMillis(5),
                                    CallbackTrigger.CHANGE,
                                    last && !pending
                                            ? CallbackAnswer.delivered(204)
                                            : CallbackAnswer.failed("no route")),
                            last && !pending
                                    ? Optional.empty()
                                    : Optional.of(last ? Duration.ofHours(1) : Duration.ZERO));
            id = claim.id();
        }
        return id;
    }

    private List<Instant> attempts(Tenant tenant, CallbackId callback) {
        return callbacks().find(tenant.caller(), callback).orElseThrow().attempts().stream()
                .map(CallbackAttempt::at)
                .toList();
    }

    private boolean isThere(Tenant tenant, RecordingId recording) {
        return recordings().find(tenant.caller(), recording).isPresent();
    }

    @Test
    @DisplayName("X1 a session that ended before is gone with all that belongs to it, and its keys are free again")
    default void expiredIsGone() {
        Tenant tenant = emptied();
        Sample sample = Sample.attended(tenant);
        StartKey startKey = new StartKey(Fresh.word("start"), TokenHash.of("request"));
        SessionId id = new SessionId(Fresh.word("id"));
        Session waiting = sample.session().withStartKey(startKey).launch(id, Sample.CREATED);
        SessionSnapshot helped = waiting.snapshot().toBuilder()
                .notes(Optional.of("Notes"))
                .collaborators(List.of(Participant.of(tenant.technician())))
                .build();
        Session session = waiting.observe(helped).end(at(1));
        sessions().commit(session, 0, List.of(new SessionChange(session.status(), at(1))));
        sessions().say(session.key(), new ChatMessage(Sample.CREATED, "Hello", Optional.of("Zoë")));

        assertThat(retention().deleteSessions(at(1).plusNanos(1_000_000), 10))
                .containsExactly(new Retention.DeletedSession(session.key(), at(1)));

        for (SessionReference reference : List.of(sample.reference(), SessionReference.to(id))) {
            assertThat(sessions().find(tenant.caller(), reference)).isEmpty();
            assertThat(sessions().messages(tenant.caller(), reference)).isEmpty();
            assertThat(sessions().changes(tenant.caller(), reference)).isEmpty();
        }
        assertThat(sessions().find(new LaunchToken(sample.launchToken()))).isEmpty();
        assertThat(sessions().find(new JoinToken(sample.joinToken()))).isEmpty();
        assertThat(sessions().find(tenant.caller(), new IdempotencyKey(startKey.value())))
                .isEmpty();
        assertThat(sessions().list(tenant.caller(), SessionQuery.all().build()).total())
                .isZero();
        assertRefused(ErrorCode.STALE_WRITE, () -> sessions().commit(session, 1, List.of()));

        sessions().commit(sample.session().withStartKey(startKey), 0, List.of());
        assertThat(sessions().messages(tenant.caller(), sample.reference())).isEmpty();
        assertThat(sessions().changes(tenant.caller(), sample.reference())).isEmpty();
        assertThat(sessions()
                        .find(tenant.caller(), sample.reference())
                        .orElseThrow()
                        .value()
                        .snapshot()
                        .collaborators())
                .isEmpty();
    }

    @Test
    @DisplayName("X1 the end that nobody told a time of was when it was learned")
    default void endWithoutTime() {
        Tenant tenant = emptied();
        Sample sample = Sample.attended(tenant);
        Session over = sample.session()
                .observe(SessionSnapshot.in(SessionStatus.COMPLETE)
                        .id(Optional.of(new SessionId(Fresh.word("id"))))
                        .build());
        sessions().commit(over, 0, List.of(new SessionChange(SessionStatus.COMPLETE, at(5))));

        assertThat(retention().deleteSessions(at(5), 10)).isEmpty();
        assertThat(retention().deleteSessions(at(6), 10))
                .containsExactly(new Retention.DeletedSession(over.key(), at(5)));
    }

    @Test
    @DisplayName("X2 what hasn't ended, ended no earlier, or is under hold, stays as it is")
    default void othersStay() {
        Tenant tenant = emptied();
        List<Sample> kept = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            kept.add(Sample.attended(tenant));
        }
        Session open = kept.get(0).session().launch(new SessionId(Fresh.word("id")), at(-100));
        sessions().commit(open, 0, List.of(new SessionChange(open.status(), at(-100))));
        Session justEnded = ended(kept.get(1), 10);
        Session held = ended(kept.get(2), 1).withHold(hold());
        sessions().commit(held, 1, List.of());
        List<Optional<Versioned<Session>>> before = kept.stream()
                .map(sample -> sessions().find(tenant.caller(), sample.reference()))
                .toList();

        assertThat(retention().deleteSessions(at(10), 10)).isEmpty();

        assertThat(kept.stream()
                        .map(sample -> sessions().find(tenant.caller(), sample.reference()))
                        .toList())
                .isEqualTo(before);
        assertThat(sessions().changes(tenant.caller(), kept.get(2).reference())).hasSize(1);

        sessions().commit(held.withHold(Optional.empty()), 2, List.of());
        assertThat(retention().deleteSessions(at(11), 10))
                .extracting(Retention.DeletedSession::key)
                .containsExactly(held.key(), justEnded.key());
        assertThat(sessions().find(tenant.caller(), kept.get(0).reference())).isPresent();
    }

    @Test
    @DisplayName("X3 a recording that started before is gone, and one of a session that is open or under hold stays")
    default void expiredRecordings() {
        Tenant tenant = emptied();
        Session over = ended(Sample.attended(tenant), 1);
        Session held = ended(Sample.attended(tenant), 1).withHold(hold());
        sessions().commit(held, 1, List.of());
        Session open = Sample.attended(tenant).session();
        sessions().commit(open, 0, List.of());
        RecordingId expired = recording(tenant, over.key(), 1);
        RecordingId orphan = recording(tenant, new SessionKey(UUID.randomUUID()), 2);
        RecordingId younger = recording(tenant, over.key(), 10);
        RecordingId underHold = recording(tenant, held.key(), 1);
        RecordingId ofOpen = recording(tenant, open.key(), 1);

        assertThat(retention().deleteRecordings(at(10), 10))
                .containsExactly(
                        new Retention.DeletedRecording(expired, at(1)), new Retention.DeletedRecording(orphan, at(2)));

        assertThat(isThere(tenant, expired)).isFalse();
        assertThat(isThere(tenant, orphan)).isFalse();
        assertThat(List.of(younger, underHold, ofOpen)).allMatch(recording -> isThere(tenant, recording));

        assertThat(retention().deleteSessions(at(10), 10)).hasSize(1);
        assertThat(isThere(tenant, younger)).as("outlives its session").isTrue();

        sessions().commit(held.withHold(Optional.empty()), 2, List.of());
        assertThat(retention().deleteRecordings(at(10), 10))
                .containsExactly(new Retention.DeletedRecording(underHold, at(1)));
    }

    @Test
    @DisplayName("X4 no more are deleted than was said, the oldest first, until nothing is left")
    default void inSteps() {
        Tenant tenant = emptied();
        List<SessionKey> oldestFirst = new ArrayList<>();
        List<RecordingId> recordingsOldestFirst = new ArrayList<>();
        for (long hours : new long[] {3, 1, 5, 2, 4}) {
            Session session = ended(Sample.attended(tenant), hours);
            RecordingId recording = recording(tenant, session.key(), hours);
            int place = (int) oldestFirst.stream()
                    .filter(key -> hoursOf(tenant, key) < hours)
                    .count();
            oldestFirst.add(place, session.key());
            recordingsOldestFirst.add(place, recording);
        }
        List<SessionKey> gone = new ArrayList<>();
        List<RecordingId> recordingsGone = new ArrayList<>();
        for (int size : new int[] {2, 2, 1, 0}) {
            List<Retention.DeletedRecording> step = retention().deleteRecordings(at(100), 2);
            assertThat(step).hasSize(size);
            step.forEach(recording -> recordingsGone.add(recording.id()));
        }
        for (int size : new int[] {2, 2, 1, 0}) {
            List<Retention.DeletedSession> step = retention().deleteSessions(at(100), 2);
            assertThat(step).hasSize(size);
            step.forEach(session -> gone.add(session.key()));
        }
        assertThat(gone).isEqualTo(oldestFirst);
        assertThat(recordingsGone).isEqualTo(recordingsOldestFirst);
    }

    private long hoursOf(Tenant tenant, SessionKey key) {
        return sessions().list(tenant.caller(), SessionQuery.all().build()).sessions().stream()
                .map(Versioned::value)
                .filter(session -> session.key().equals(key))
                .map(session -> Duration.between(
                                Sample.CREATED, session.snapshot().endedAt().orElseThrow())
                        .toHours())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("X2 whatever clocks, policies, ends and holds: what has expired is gone, and nothing else")
    default void histories() {
        emptied();
        int deletions = 0;
        for (long seed = 0; seed < 40; seed++) {
            try {
                deletions += new RetentionHistory(seed, retention(), sessions(), recordings(), accounts()).live();
            } catch (AssertionError e) {
                throw new AssertionError("in the history of seed " + seed, e);
            }
            emptied();
        }
        assertThat(deletions).as("the histories have something to delete").isGreaterThan(100);
    }

    @Test
    @DisplayName("X6 attempts of before are gone, but for those of what is pending or under hold; the callback stays")
    default void expiredAttempts() {
        Tenant tenant = emptied();
        CallbackId over = tried(CalledBack.launched(sessions(), tenant), false, 1, 2, 10, 11);
        CallbackId pending = tried(CalledBack.launched(sessions(), tenant), true, 1, 2);
        CalledBack ofCase = CalledBack.launched(sessions(), tenant);
        CallbackId held = tried(ofCase, false, 1);
        sessions().commit(ofCase.session().withHold(hold()), ofCase.version(), List.of());
        Callback before = callbacks().find(tenant.caller(), over).orElseThrow().callback();

        assertThat(retention().deleteAttempts(at(10), 10)).isEqualTo(2);

        assertThat(attempts(tenant, over)).containsExactly(at(10), at(11));
        assertThat(attempts(tenant, pending)).containsExactly(at(1), at(2));
        assertThat(attempts(tenant, held)).containsExactly(at(1));
        assertThat(retention().deleteAttempts(at(10), 10)).isZero();

        assertThat(retention().deleteAttempts(at(12), 10)).isEqualTo(2);
        Callback after = callbacks().find(tenant.caller(), over).orElseThrow().callback();
        assertThat(after.state()).isEqualTo(before.state()).isEqualTo(CallbackState.DELIVERED);
        assertThat(after.attempts()).isZero();
        assertThat(after.lastAttempt()).isEmpty();

        sessions().commit(ofCase.session(), ofCase.version() + 1, List.of());
        assertThat(retention().deleteAttempts(at(12), 10)).isOne();
    }

    @Test
    @DisplayName("X6 no more attempts are deleted than was said, the oldest first, until none is left")
    default void attemptsInSteps() {
        Tenant tenant = emptied();
        CallbackId young = tried(CalledBack.launched(sessions(), tenant), false, 2, 4, 5);
        CallbackId old = tried(CalledBack.launched(sessions(), tenant), false, 1, 3);

        assertThat(retention().deleteAttempts(at(100), 3)).isEqualTo(3);
        assertThat(attempts(tenant, young)).containsExactly(at(4), at(5));
        assertThat(attempts(tenant, old)).isEmpty();
        assertThat(retention().deleteAttempts(at(100), 3)).isEqualTo(2);
        assertThat(retention().deleteAttempts(at(100), 3)).isZero();
    }

    @RepeatedTest(value = 10, name = RepeatedTest.LONG_DISPLAY_NAME)
    @DisplayName("X5 of a hold and a deletion at once one comes first, and nothing is half gone")
    default void holdAndDeletion() throws Exception {
        Tenant tenant = emptied();
        Sample sample = Sample.attended(tenant);
        Session session = ended(sample, 1);
        sessions().say(session.key(), new ChatMessage(Sample.CREATED, "Hello", Optional.empty()));
        RecordingId recording = recording(tenant, session.key(), 1);
        List<Retention.DeletedSession> deleted = new ArrayList<>();
        List<Retention.DeletedRecording> deletedRecordings = new ArrayList<>();
        Callable<?> delete = () -> deleted.addAll(retention().deleteSessions(at(2), 10));
        Callable<?> deleteRecordings =
                () -> deletedRecordings.addAll(retention().deleteRecordings(at(2), 10));
        Callable<?> hold = () -> sessions().commit(session.withHold(hold()), 1, List.of());

        Race race = Race.of(List.of(delete, hold, deleteRecordings));

        Optional<Versioned<Session>> left = sessions().find(tenant.caller(), sample.reference());
        if (race.failures().isEmpty()) {
            assertThat(deleted).isEmpty();
            assertThat(left.orElseThrow().value().hold()).isEqualTo(hold());
            assertThat(sessions().messages(tenant.caller(), sample.reference())).hasSize(1);
            assertThat(sessions().changes(tenant.caller(), sample.reference())).hasSize(1);
        } else {
            assertThat(race.failures()).containsExactly(ErrorCode.STALE_WRITE);
            assertThat(deleted).hasSize(1);
            assertThat(left).isEmpty();
        }
        assertThat(isThere(tenant, recording)).isEqualTo(deletedRecordings.isEmpty());
    }

    @Test
    @DisplayName("X5 what was read before it was deleted can't be written back")
    default void notWrittenBack() {
        Tenant tenant = emptied();
        Sample sample = Sample.attended(tenant);
        Session session = ended(sample, 1);
        assertThat(retention().deleteSessions(at(2), 10)).hasSize(1);

        assertRefused(ErrorCode.STALE_WRITE, () -> sessions().commit(session.withHold(hold()), 1, List.of()));
        assertRefused(
                ErrorCode.INVALID_KEY,
                () -> sessions().say(session.key(), new ChatMessage(at(2), "Hello?", Optional.empty())));
        assertThat(sessions().find(tenant.caller(), sample.reference())).isEmpty();
    }
}
