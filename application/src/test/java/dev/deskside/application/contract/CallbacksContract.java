package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Callbacks.Claim;
import dev.deskside.application.port.Callbacks.Epoch;
import dev.deskside.application.port.Callbacks.Listed;
import dev.deskside.application.port.Callbacks.Told;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The promises of {@link Callbacks}. A test makes an account of its own, so that all may share one store; what others
 * left to send is out of the way as soon as it is met.
 */
public interface CallbacksContract {
    /** Longer than any test takes. */
    Duration LONG = Duration.ofHours(1);

    /** Over before anybody looks. */
    Duration SHORT = Duration.ofMillis(5);

    /** {@return where the sessions are committed} */
    Sessions sessions();

    /** {@return where their accounts are added} */
    Accounts accounts();

    /** {@return the store under test} */
    Callbacks callbacks();

    private static CallbackAttempt attempt(CallbackTrigger trigger, CallbackAnswer answer) {
        return new CallbackAttempt(Sample.CREATED.plusMillis(7), Duration.ofMillis(12), trigger, answer);
    }

    private boolean deliver(Claim claim) {
        return callbacks().settle(claim, attempt(claim.trigger(), CallbackAnswer.delivered(204)), Optional.empty());
    }

    private boolean fail(Claim claim, Optional<Duration> retry) {
        return callbacks().settle(claim, attempt(claim.trigger(), CallbackAnswer.failed("no route")), retry);
    }

    /** What is due of this account, as far as one call gives it. */
    private List<Claim> claimOnce(Tenant tenant, Duration lease, int limit, Map<CallbackTarget, Integer> room) {
        List<Claim> own = new ArrayList<>();
        for (Claim claim : callbacks().claim(limit, lease, room)) {
            if (claim.session().snapshot().account().equals(Optional.of(tenant.key()))) {
                own.add(claim);
            } else {
                deliver(claim);
            }
        }
        return own;
    }

    /** All that is due of this account, held for long. */
    private List<Claim> claim(Tenant tenant) {
        List<Claim> own = new ArrayList<>();
        List<Claim> some = callbacks().claim(50, LONG, Map.of());
        while (!some.isEmpty()) {
            for (Claim claim : some) {
                if (claim.session().snapshot().account().equals(Optional.of(tenant.key()))) {
                    own.add(claim);
                } else {
                    deliver(claim);
                }
            }
            some = callbacks().claim(50, LONG, Map.of());
        }
        return own;
    }

    private Claim claimOne(Tenant tenant) {
        List<Claim> claims = claim(tenant);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    /** An account in a store that has nothing to send at the moment. */
    private Tenant tenant() {
        Tenant tenant = Tenant.in(accounts());
        assertThat(claim(tenant)).isEmpty();
        return tenant;
    }

    /** {@return how long is waited for what must come} */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }

    private <T> T await(Supplier<Optional<T>> condition) {
        long end = System.nanoTime() + patience().toNanos();
        Optional<T> met = condition.get();
        while (met.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience());
            }
            Thread.onSpinWait();
            met = condition.get();
        }
        return met.get();
    }

    private Claim awaitClaim(Tenant tenant, Duration lease) {
        return await(() -> claimOnce(tenant, lease, 50, Map.of()).stream().findFirst());
    }

    /** Until a clock of milliseconds shows another time. */
    private void tick() {
        long now = System.currentTimeMillis();
        await(() -> System.currentTimeMillis() > now + 1 ? Optional.of(now) : Optional.empty());
    }

    private Told find(Tenant tenant, Claim claim) {
        return callbacks().find(tenant.caller(), claim.id()).orElseThrow();
    }

    private CallbackState state(Tenant tenant, Claim claim) {
        return find(tenant, claim).callback().state();
    }

    private static SessionStatus status(Claim claim) {
        return claim.change().change().status();
    }

    /** Sends all that is due and what comes after it. */
    private List<Claim> deliverAll(Tenant tenant) {
        List<Claim> all = new ArrayList<>();
        List<Claim> claims = claim(tenant);
        while (!claims.isEmpty()) {
            claims.forEach(this::deliver);
            all.addAll(claims);
            claims = claim(tenant);
        }
        return all;
    }

    @Test
    @DisplayName("K1 a change is claimed as soon as it is committed, with what a sender needs to know")
    default void claimed() {
        Tenant tenant = tenant();
        CalledBack session = CalledBack.launched(sessions(), tenant);
        Claim claim = claimOne(tenant);
        assertThat(claim.change().change()).isEqualTo(new SessionChange(SessionStatus.WAITING, CalledBack.at(1)));
        assertThat(claim.change().version()).isEqualTo(2);
        assertThat(claim.session()).isEqualTo(session.session());
        assertThat(claim.trigger()).isEqualTo(CallbackTrigger.CHANGE);
        assertThat(claim.attempts()).isZero();
        assertThat(claim.id())
                .isEqualTo(CallbackId.of(session.session().key(), claim.change().sequence()));
        assertThat(claim.change())
                .isEqualTo(sessions().changes(tenant.caller(), session.token()).get(1));
    }

    @Test
    @DisplayName("K1 nothing else is claimed: not before the start, not without a receiver, not what never started")
    default void notClaimed() {
        Tenant tenant = tenant();
        CalledBack.asked(sessions(), Sample.attended(tenant), CalledBack.receiver());
        CalledBack.silent(sessions(), tenant).launch().join().end();
        CalledBack.asked(sessions(), Sample.attended(tenant), CalledBack.receiver())
                .cancel();
        assertThat(claim(tenant)).isEmpty();
        assertThat(callbacks().list(tenant.caller(), CallbackQuery.all()).callbacks())
                .isEmpty();
    }

    @Test
    @DisplayName("K1 a change whose commit failed is never claimed")
    default void failedCommit() {
        Tenant tenant = tenant();
        CalledBack session = CalledBack.asked(sessions(), Sample.attended(tenant), CalledBack.receiver());
        List<SessionChange> waiting = List.of(new SessionChange(SessionStatus.WAITING, CalledBack.at(1)));
        assertRefused(
                ErrorCode.STALE_WRITE,
                () -> sessions().commit(session.session().launch(session.id(), CalledBack.at(1)), 7, waiting));
        CalledBack other = CalledBack.launched(sessions(), tenant);
        assertRefused(
                ErrorCode.ALREADY_EXISTS,
                () -> sessions().commit(session.session().launch(other.id(), CalledBack.at(1)), 1, waiting));
        assertThat(claim(tenant))
                .extracting(claim -> claim.session().key())
                .containsExactly(other.session().key());
    }

    @Test
    @DisplayName("K2 a session has one claim at a time, and the younger waits until the older is delivered or given up")
    default void oneAtATime() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant).join().end();
        Claim first = claimOne(tenant);
        assertThat(status(first)).isEqualTo(SessionStatus.WAITING);
        assertThat(first.session().status()).isEqualTo(SessionStatus.COMPLETE);
        assertThat(fail(first, Optional.empty())).isTrue();
        Claim second = claimOne(tenant);
        assertThat(status(second)).isEqualTo(SessionStatus.ACTIVE);
        assertThat(deliver(second)).isTrue();
        Claim third = claimOne(tenant);
        assertThat(status(third)).isEqualTo(SessionStatus.COMPLETE);
        assertThat(deliver(third)).isTrue();
        assertThat(claim(tenant)).isEmpty();
    }

    @Test
    @DisplayName("K2 what is committed while a claim is held waits for it, and isn't forgotten")
    default void committedMeanwhile() {
        Tenant tenant = tenant();
        CalledBack session = CalledBack.launched(sessions(), tenant);
        Claim first = claimOne(tenant);
        session.join();
        assertThat(claim(tenant)).isEmpty();
        deliver(first);
        assertThat(status(claimOne(tenant))).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    @DisplayName(
            "K2 many claimants at once: each change goes to one of them, in the order of its session, none is lost")
    default void manyClaimants() throws Exception {
        Tenant tenant = tenant();
        URI receiver = CalledBack.receiver();
        CallbackTarget target = CallbackTarget.of(receiver);
        int count = 30;
        List<CalledBack> driven = IntStream.range(0, count)
                .mapToObj(i -> CalledBack.launched(sessions(), tenant, receiver))
                .toList();
        Map<SessionKey, List<Long>> delivered = new ConcurrentHashMap<>();
        Set<SessionKey> held = ConcurrentHashMap.newKeySet();
        List<Claim> twice = Collections.synchronizedList(new ArrayList<>());
        Race race = Race.of(IntStream.range(0, 6)
                .<Callable<?>>mapToObj(thread -> () -> {
                    // Some sessions go on while their callbacks are sent.
                    driven.stream()
                            .filter(session -> driven.indexOf(session) % 6 == thread)
                            .forEach(session -> session.join().end());
                    return await(() -> {
                        for (Claim claim : claimOnce(tenant, LONG, 7, Map.of(target, 7))) {
                            SessionKey key = claim.session().key();
                            if (!held.add(key)) {
                                twice.add(claim);
                            }
                            delivered
                                    .computeIfAbsent(key, unseen -> Collections.synchronizedList(new ArrayList<>()))
                                    .add(claim.change().sequence());
                            held.remove(key);
                            if (!deliver(claim)) {
                                twice.add(claim);
                            }
                        }
                        int sent =
                                delivered.values().stream().mapToInt(List::size).sum();
                        return sent >= 3 * count ? Optional.of(sent) : Optional.empty();
                    });
                })
                .toList());
        assertThat(race.failures()).isEmpty();
        assertThat(twice).isEmpty();
        assertThat(delivered).hasSize(count);
        assertThat(delivered.values())
                .allSatisfy(
                        sequences -> assertThat(sequences).hasSize(3).isSorted().doesNotHaveDuplicates());
        assertThat(claim(tenant)).isEmpty();
    }

    @Test
    @DisplayName("K3 a claim whose lease is over is claimed anew, and to settle the earlier one does nothing")
    default void leaseOver() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant);
        Claim lost = awaitClaim(tenant, SHORT);
        Claim later = awaitClaim(tenant, LONG);
        assertThat(later.id()).isEqualTo(lost.id());
        assertThat(later.attempts()).isZero();
        assertThat(later.lease()).isGreaterThan(lost.lease());

        assertThat(deliver(lost)).isFalse();
        assertThat(callbacks().handBack(lost, Duration.ZERO)).isFalse();
        assertThat(find(tenant, later).attempts()).isEmpty();
        assertThat(state(tenant, later)).isEqualTo(CallbackState.PENDING);
        assertThat(claim(tenant)).isEmpty();

        assertThat(deliver(later)).isTrue();
        assertThat(state(tenant, later)).isEqualTo(CallbackState.DELIVERED);
        assertThat(deliver(later)).as("settled already").isFalse();
        assertThat(find(tenant, later).attempts()).hasSize(1);
    }

    @Test
    @DisplayName("K3 within its lease nobody else gets a claim")
    default void leaseHeld() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant);
        Claim claim = claimOne(tenant);
        assertThat(claim(tenant)).isEmpty();
        assertThat(deliver(claim)).isTrue();
    }

    @Test
    @DisplayName("K3 a claim of a replay that came too late isn't taken for one of the next replay")
    default void leaseOfAReplay() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant);
        Claim told = claimOne(tenant);
        deliver(told);
        callbacks().replay(tenant.caller(), told.id());
        Claim lost = awaitClaim(tenant, SHORT);
        deliver(awaitClaim(tenant, LONG));
        callbacks().replay(tenant.caller(), told.id());
        Claim next = claimOne(tenant);
        assertThat(deliver(lost)).isFalse();
        assertThat(deliver(next)).isTrue();
    }

    @Test
    @DisplayName("K4 settled with a delay, it is claimed again after that, with one attempt more")
    default void retried() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant).join();
        Claim first = claimOne(tenant);
        Duration delay = Duration.ofMillis(150);
        long begin = System.nanoTime();
        assertThat(fail(first, Optional.of(delay))).isTrue();
        Claim second = awaitClaim(tenant, LONG);
        // A store may count in milliseconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(delay.minusMillis(5));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempts()).isEqualTo(1);
        fail(second, Optional.of(Duration.ZERO));
        Claim third = awaitClaim(tenant, LONG);
        assertThat(third.attempts()).isEqualTo(2);
        deliver(third);
        assertThat(claimOne(tenant).attempts()).as("of the younger one").isZero();
    }

    @Test
    @DisplayName("K4 until then neither it nor a younger one of its session is claimed, and it is said how long")
    default void retriedLater() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant).join();
        Claim claim = claimOne(tenant);
        fail(claim, Optional.of(LONG));
        assertThat(claim(tenant)).isEmpty();
        assertThat(callbacks().untilDue().orElseThrow()).isPositive().isLessThanOrEqualTo(LONG);
        Callback waiting = find(tenant, claim).callback();
        assertThat(waiting.state()).isEqualTo(CallbackState.PENDING);
        assertThat(waiting.attempts()).isEqualTo(1);
        assertThat(waiting.due()).isPresent();

        CalledBack.launched(sessions(), tenant);
        assertThat(callbacks().untilDue()).contains(Duration.ZERO);
    }

    @Test
    @DisplayName("K5 handed back, it is claimed again with no attempt more, and none is kept")
    default void handedBack() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant);
        fail(claimOne(tenant), Optional.of(Duration.ZERO));
        Claim claim = awaitClaim(tenant, LONG);
        assertThat(callbacks().handBack(claim, Duration.ZERO)).isTrue();
        Claim again = awaitClaim(tenant, LONG);
        assertThat(again.id()).isEqualTo(claim.id());
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(find(tenant, again).attempts()).hasSize(1);
        assertThat(callbacks().handBack(claim, Duration.ZERO))
                .as("no longer held")
                .isFalse();

        assertThat(callbacks().handBack(again, LONG)).isTrue();
        assertThat(claim(tenant)).isEmpty();
    }

    @Test
    @DisplayName("K6 of a target no more is claimed than there is room, and one where nothing is said")
    default void room() {
        Tenant tenant = tenant();
        URI receiver = CalledBack.receiver();
        CallbackTarget target = CallbackTarget.of(receiver);
        for (int i = 0; i < 5; i++) {
            CalledBack.launched(sessions(), tenant, receiver);
        }
        CalledBack other = CalledBack.launched(sessions(), tenant);
        assertThat(claimOnce(tenant, LONG, 50, Map.of(target, 0)))
                .extracting(Claim::target)
                .containsExactly(other.target());
        assertThat(claimOnce(tenant, LONG, 50, Map.of())).hasSize(1);
        assertThat(claimOnce(tenant, LONG, 50, Map.of(target, 3))).hasSize(3);
        assertThat(claimOnce(tenant, LONG, 50, Map.of(target, 3))).hasSize(1);
    }

    @Test
    @DisplayName("K6 a target without room doesn't keep the others waiting, however many are due there for longer")
    default void noRoom() {
        Tenant tenant = tenant();
        URI full = CalledBack.receiver();
        for (int i = 0; i < 12; i++) {
            CalledBack.launched(sessions(), tenant, full);
        }
        URI slow = CalledBack.receiver();
        for (int i = 0; i < 12; i++) {
            CalledBack.launched(sessions(), tenant, slow);
        }
        tick();
        List<CallbackTarget> others = IntStream.range(0, 3)
                .mapToObj(i -> CalledBack.launched(sessions(), tenant).target())
                .toList();
        List<Claim> claims = claimOnce(tenant, LONG, 4, Map.of(CallbackTarget.of(full), 0));
        assertThat(claims).hasSize(4);
        List<CallbackTarget> expected = new ArrayList<>(others);
        expected.add(CallbackTarget.of(slow));
        assertThat(claims).extracting(Claim::target).containsExactlyInAnyOrderElementsOf(expected);
        // What others left shall find them free.
        claims.forEach(this::deliver);
    }

    @Test
    @DisplayName("K6 what is due longest comes first")
    default void longestFirst() {
        Tenant tenant = tenant();
        List<CalledBack> inOrder = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            inOrder.add(CalledBack.launched(sessions(), tenant));
            tick();
        }
        for (CalledBack session : inOrder) {
            assertThat(claimOnce(tenant, LONG, 1, Map.of()))
                    .extracting(claim -> claim.session().key())
                    .containsExactly(session.session().key());
        }
    }

    @Test
    @DisplayName("K7 every attempt is kept in order, and the answer to the last one decides")
    default void attempts() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant).join().end();
        Claim first = claimOne(tenant);
        List<CallbackAttempt> attempts = List.of(
                new CallbackAttempt(
                        Sample.CREATED.plusMillis(1),
                        Duration.ofSeconds(15),
                        CallbackTrigger.CHANGE,
                        CallbackAnswer.failed("no answer within 15 s")),
                new CallbackAttempt(
                        Sample.CREATED.plusMillis(2),
                        Duration.ZERO,
                        CallbackTrigger.CHANGE,
                        new CallbackAnswer(
                                CallbackAnswer.Result.FAILED, Optional.of(503), "answered 503", Optional.empty())),
                new CallbackAttempt(
                        Sample.CREATED.plusMillis(3),
                        Duration.ofNanos(1_234_000),
                        CallbackTrigger.CHANGE,
                        CallbackAnswer.delivered(202)));
        assertThat(find(tenant, first).callback().lastAttempt()).isEmpty();
        Claim claim = first;
        for (CallbackAttempt attempt : attempts) {
            boolean last = attempt.equals(attempts.get(2));
            assertThat(callbacks().settle(claim, attempt, last ? Optional.empty() : Optional.of(Duration.ZERO)))
                    .isTrue();
            assertThat(find(tenant, first).callback().lastAttempt()).contains(attempt);
            claim = awaitClaim(tenant, LONG);
        }
        Told told = find(tenant, first);
        assertThat(told.attempts()).isEqualTo(attempts);
        assertThat(told.callback().state()).isEqualTo(CallbackState.DELIVERED);
        assertThat(told.callback().attempts()).isEqualTo(3);
        assertThat(told.callback().due()).isEmpty();

        assertThat(find(tenant, claim).attempts()).as("of the next one").isEmpty();
        fail(claim, Optional.empty());
        assertThat(state(tenant, claim)).isEqualTo(CallbackState.FAILED);
        Claim third = claimOne(tenant);
        callbacks()
                .settle(
                        third,
                        attempt(
                                CallbackTrigger.CHANGE,
                                new CallbackAnswer(
                                        CallbackAnswer.Result.GONE, Optional.of(410), "gone", Optional.empty())),
                        Optional.empty());
        assertThat(state(tenant, third)).isEqualTo(CallbackState.FAILED);
    }

    @Test
    @DisplayName(
            "K8 what is another account's, or on a machine of a company that the caller has no access to, is absent")
    default void othersAreAbsent() {
        Tenant tenant = tenant();
        Tenant stranger = Tenant.in(accounts());
        Sample unattended =
                Sample.unattended(tenant, Optional.of(tenant.company().id()));
        CalledBack session =
                CalledBack.asked(sessions(), unattended, CalledBack.receiver()).launch();
        Claim claim = claimOne(tenant);
        deliver(claim);
        assertThat(callbacks().list(tenant.caller(), CallbackQuery.all()).callbacks())
                .hasSize(1);
        Caller elsewhere = tenant.callerWith(tenant.closedCompany().id());
        for (Caller caller : List.of(
                stranger.caller(),
                elsewhere,
                stranger.callerWith(tenant.company().id()))) {
            assertThat(callbacks().find(caller, claim.id())).isEmpty();
            assertThat(callbacks().list(caller, CallbackQuery.all()).callbacks())
                    .isEmpty();
            assertThat(callbacks().list(caller, of(session.token())).callbacks())
                    .isEmpty();
            assertThat(callbacks().replay(caller, claim.id())).isFalse();
            assertThat(callbacks().replay(caller, Instant.EPOCH, Sample.CREATED.plusSeconds(100)))
                    .isZero();
        }
        assertThat(callbacks().find(tenant.caller(), new CallbackId("msg_unknown")))
                .isEmpty();
        assertThat(claim(tenant)).as("replayed by nobody").isEmpty();
    }

    private static CallbackQuery of(SessionReference reference) {
        return new CallbackQuery(
                Optional.empty(),
                Optional.of(reference),
                Optional.empty(),
                Optional.empty(),
                CallbackQuery.MAX_LIMIT,
                Optional.empty());
    }

    private static CallbackQuery limited(int limit) {
        return new CallbackQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    private List<CallbackId> followed(Tenant tenant, CallbackQuery first, Runnable between) {
        List<CallbackId> all = new ArrayList<>();
        Listed page = callbacks().list(tenant.caller(), first);
        page.callbacks().forEach(callback -> all.add(callback.id()));
        while (page.next().isPresent()) {
            assertThat(page.callbacks()).hasSize(first.limit());
            between.run();
            page = callbacks().list(tenant.caller(), first.after(page.next().get()));
            page.callbacks().forEach(callback -> all.add(callback.id()));
        }
        return all;
    }

    @Test
    @DisplayName("K9 the pages hold each once, the newest first, whatever is sent or committed meanwhile")
    default void pages() {
        Tenant tenant = tenant();
        for (int i = 0; i < 4; i++) {
            CalledBack.launched(sessions(), tenant).join();
        }
        List<CallbackId> all = new ArrayList<>();
        callbacks().list(tenant.caller(), CallbackQuery.all()).callbacks().forEach(each -> all.add(each.id()));
        assertThat(all).hasSize(8);
        assertThat(callbacks().list(tenant.caller(), CallbackQuery.all()).callbacks())
                .extracting(Callback::sequence)
                .isSortedAccordingTo(Collections.reverseOrder());
        for (int limit = 1; limit <= 9; limit++) {
            assertThat(followed(tenant, limited(limit), () -> {})).isEqualTo(all);
        }
        assertThat(followed(tenant, limited(3), () -> {
                    CalledBack.launched(sessions(), tenant);
                    claim(tenant).forEach(this::deliver);
                }))
                .isEqualTo(all);
    }

    @Test
    @DisplayName("K9 a list holds what is asked for: by state, session and time, both ends included")
    default void asked() {
        Tenant tenant = tenant();
        CalledBack first = CalledBack.launched(sessions(), tenant).join();
        CalledBack second = CalledBack.launched(sessions(), tenant).end();
        Map<SessionStatus, Claim> claims = new HashMap<>();
        for (Claim claim : claim(tenant)) {
            if (claim.session().key().equals(first.session().key())) {
                deliver(claim);
            } else {
                fail(claim, Optional.empty());
            }
            claims.put(claim.session().status(), claim);
        }
        CallbackQuery all = CallbackQuery.all();
        for (CallbackState state : CallbackState.values()) {
            assertThat(callbacks()
                            .list(
                                    tenant.caller(),
                                    new CallbackQuery(
                                            Optional.of(state),
                                            all.session(),
                                            all.from(),
                                            all.to(),
                                            all.limit(),
                                            all.after()))
                            .callbacks())
                    .hasSize(state == CallbackState.PENDING ? 2 : 1)
                    .allMatch(callback -> callback.state() == state);
        }
        for (SessionReference reference : List.of(second.token(), SessionReference.to(second.id()))) {
            assertThat(callbacks().list(tenant.caller(), of(reference)).callbacks())
                    .hasSize(2)
                    .allMatch(callback -> callback.session().equals(second.id()))
                    .extracting(callback -> callback.change().status())
                    .containsExactly(SessionStatus.ABANDONED, SessionStatus.WAITING);
        }
        for (int version = 0; version < 4; version++) {
            Optional<Instant> at = Optional.of(CalledBack.at(version));
            assertThat(callbacks()
                            .list(
                                    tenant.caller(),
                                    new CallbackQuery(Optional.empty(), Optional.empty(), at, at, 10, Optional.empty()))
                            .callbacks())
                    .hasSize(version == 1 || version == 2 ? 2 : 0);
        }
        Callback shown = find(tenant, claims.get(SessionStatus.ACTIVE)).callback();
        assertThat(shown.url()).isEqualTo(first.session().statusCallbackUrl().orElseThrow());
        assertThat(shown.change()).isEqualTo(new SessionChange(SessionStatus.WAITING, CalledBack.at(1)));
        assertRefused(
                ErrorCode.INVALID_VALUE,
                () -> callbacks().list(tenant.caller(), all.after(new PageCursor("elsewhere"))));
    }

    @Test
    @DisplayName(
            "K10 a replay is claimed beside what is pending, with its own id, and changes neither order nor state there")
    default void replayed() {
        Tenant tenant = tenant();
        CalledBack session = CalledBack.launched(sessions(), tenant).join();
        Claim waiting = claimOne(tenant);
        deliver(waiting);
        session.end();
        Claim pending = claimOne(tenant);

        assertThat(callbacks().replay(tenant.caller(), waiting.id())).isTrue();
        Claim replay = claimOne(tenant);
        assertThat(replay.trigger()).isEqualTo(CallbackTrigger.REPLAY);
        assertThat(replay.id()).isEqualTo(waiting.id());
        assertThat(replay.change()).isEqualTo(waiting.change());
        assertThat(replay.attempts()).isZero();
        assertThat(fail(replay, Optional.of(Duration.ZERO))).isTrue();
        assertThat(state(tenant, waiting)).isEqualTo(CallbackState.DELIVERED);
        Claim again = awaitClaim(tenant, LONG);
        assertThat(again.trigger()).isEqualTo(CallbackTrigger.REPLAY);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(fail(again, Optional.empty())).isTrue();
        assertThat(state(tenant, waiting)).as("the last answer decides").isEqualTo(CallbackState.FAILED);
        assertThat(find(tenant, waiting).attempts())
                .extracting(CallbackAttempt::trigger)
                .containsExactly(CallbackTrigger.CHANGE, CallbackTrigger.REPLAY, CallbackTrigger.REPLAY);

        assertThat(state(tenant, pending)).isEqualTo(CallbackState.PENDING);
        assertThat(claim(tenant)).isEmpty();
        assertThat(deliver(pending)).isTrue();
        assertThat(deliverAll(tenant)).hasSize(1);
    }

    @Test
    @DisplayName("K10 what is pending stays so whatever its replay's outcome, and is sent in its turn")
    default void replayOfPending() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant);
        Claim pending = claimOne(tenant);
        assertThat(callbacks().replay(tenant.caller(), pending.id())).isTrue();
        Claim replay = claimOne(tenant);
        assertThat(replay.trigger()).isEqualTo(CallbackTrigger.REPLAY);
        deliver(replay);
        assertThat(state(tenant, pending)).isEqualTo(CallbackState.PENDING);
        assertThat(callbacks().handBack(pending, Duration.ZERO)).isTrue();
        Claim again = awaitClaim(tenant, LONG);
        assertThat(again.trigger()).isEqualTo(CallbackTrigger.CHANGE);
        deliver(again);
        assertThat(state(tenant, pending)).isEqualTo(CallbackState.DELIVERED);
    }

    @Test
    @DisplayName(
            "K10 a range is replayed in the order of the log, both ends included, and once where it is asked for twice")
    default void replayedRange() {
        Tenant tenant = tenant();
        CalledBack session = CalledBack.launched(sessions(), tenant).join().end();
        List<Claim> told = deliverAll(tenant);
        assertThat(told).hasSize(3);
        assertThat(callbacks().replay(tenant.caller(), told.get(2).id())).isTrue();
        assertThat(callbacks().replay(tenant.caller(), CalledBack.at(1), CalledBack.at(2)))
                .isEqualTo(2);
        assertThat(callbacks().replay(tenant.caller(), CalledBack.at(2), CalledBack.at(2)))
                .isEqualTo(1);
        List<Claim> replays = deliverAll(tenant);
        assertThat(replays).allMatch(claim -> claim.trigger() == CallbackTrigger.REPLAY);
        assertThat(replays)
                .extracting(Claim::id)
                .isEqualTo(told.stream().map(Claim::id).toList());
        assertThat(callbacks().list(tenant.caller(), of(session.token())).callbacks())
                .allMatch(callback -> callback.attempts() == 2 && callback.state() == CallbackState.DELIVERED);
    }

    @Test
    @DisplayName("K10 what is asked for later and is older in the log goes first")
    default void olderReplayFirst() {
        Tenant tenant = tenant();
        CalledBack.launched(sessions(), tenant).join();
        List<Claim> told = deliverAll(tenant);
        callbacks().replay(tenant.caller(), told.get(1).id());
        fail(claimOne(tenant), Optional.of(LONG));
        callbacks().replay(tenant.caller(), told.get(0).id());
        List<Claim> replays = deliverAll(tenant);
        assertThat(replays)
                .extracting(Claim::id)
                .isEqualTo(told.stream().map(Claim::id).toList());
        assertThat(replays).allMatch(claim -> claim.attempts() == 0);
    }

    @Test
    @DisplayName("K11 a secret's epoch is 1, and each rotation of that account's endpoint adds one and says when")
    default void epochs() {
        Tenant tenant = Tenant.in(accounts());
        Tenant other = Tenant.in(accounts());
        CallbackEndpoint endpoint = CallbackEndpoint.of(URI.create("https://one.example.com/path"));
        assertThat(callbacks().epoch(tenant.key(), endpoint)).isEqualTo(Epoch.FIRST);
        for (int rotation = 1; rotation <= 3; rotation++) {
            Instant at = Sample.CREATED.plusSeconds(rotation);
            Epoch epoch = new Epoch(rotation + 1, Optional.of(at));
            assertThat(callbacks().rotate(tenant.key(), endpoint, at)).isEqualTo(epoch);
            assertThat(callbacks().epoch(tenant.key(), endpoint)).isEqualTo(epoch);
        }
        assertThat(callbacks().epoch(other.key(), endpoint)).isEqualTo(Epoch.FIRST);
        assertThat(callbacks().epoch(tenant.key(), CallbackEndpoint.of(URI.create("https://two.example.com"))))
                .isEqualTo(Epoch.FIRST);
    }
}
