package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Follows.Claim;
import dev.deskside.application.port.Follows.Look;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of {@link Follows}. Each test needs a store of its own: a claim takes whatever is due. */
public interface FollowsContract {
    /** {@return the store, as it is followed} */
    Follows follows();

    /** {@return the same store's sessions} */
    Sessions sessions();

    /** {@return the same store's accounts} */
    Accounts accounts();

    /** Longer than any test. */
    Duration LONG = Duration.ofHours(1);

    private Session add() {
        Session session = Sample.attended(Tenant.in(accounts())).session();
        sessions().commit(session, 0, List.of(new SessionChange(session.status(), session.createdAt())));
        return session;
    }

    private List<Claim> claim(int limit) {
        return follows().claim(limit, LONG, Duration.ZERO);
    }

    private Claim claimOne() {
        List<Claim> claims = claim(10);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    /** What is due shortly, once it is. */
    private Claim await(Duration lease) {
        Instant tooLate = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(tooLate)) {
            List<Claim> claims = follows().claim(1, lease, Duration.ZERO);
            if (!claims.isEmpty()) {
                return claims.get(0);
            }
        }
        throw new AssertionError("nothing is due");
    }

    private static Look next(Duration delay) {
        return new Look(Optional.of(delay), 0, 0, Optional.empty());
    }

    private static Look never() {
        return new Look(Optional.empty(), 0, 0, Optional.empty());
    }

    @Test
    @DisplayName("F1 a session that was never looked at is due, and is given as it is by now")
    default void due() {
        assertThat(claim(10)).isEmpty();
        Session session = add();
        Session launched = session.launch(new SessionId(Fresh.word("id")), Sample.CREATED.plusSeconds(1));
        sessions().commit(launched, 1, List.of(new SessionChange(SessionStatus.WAITING, Sample.CREATED)));

        Claim claim = claimOne();
        assertThat(claim.session()).isEqualTo(new Versioned<>(launched, 2));
        assertThat(claim.doubts()).isZero();
        assertThat(claim.failures()).isZero();
        assertThat(claim.calledBackAt()).isEmpty();
    }

    @Test
    @DisplayName("F2 within its lease a claim is given to nobody else, and a commit changes nothing of that")
    default void leased() {
        Session session = add();
        claimOne();
        Session launched = session.launch(new SessionId(Fresh.word("id")), Sample.CREATED.plusSeconds(1));
        sessions().commit(launched, 1, List.of(new SessionChange(SessionStatus.WAITING, Sample.CREATED)));

        assertThat(claim(10)).isEmpty();
    }

    @Test
    @DisplayName("F2 a claim whose lease is over is given anew, and to settle the earlier one does nothing")
    default void leaseOver() {
        add();
        Claim earlier = await(Duration.ofMillis(1));
        Claim later = await(LONG);

        follows().settle(earlier, next(Duration.ZERO));
        assertThat(claim(10)).as("the later claim holds").isEmpty();
        follows().settle(later, next(Duration.ZERO));
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    @DisplayName("F2 of claims at the same time each session is in one")
    default void concurrent() throws Exception {
        List<SessionKey> added = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            added.add(add().key());
        }
        List<SessionKey> claimed = Collections.synchronizedList(new ArrayList<>());
        Race.of(8, () -> {
            claim(5).forEach(claim -> claimed.add(claim.session().value().key()));
            return true;
        });
        claim(20).forEach(claim -> claimed.add(claim.session().value().key()));

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    @DisplayName("F3 settled, a session is claimed when its time is over, with what was said of it, and not earlier")
    default void settled() {
        add();
        follows().settle(claimOne(), new Look(Optional.of(Duration.ofMillis(5)), 2, 3, Optional.empty()));

        Claim again = await(LONG);
        assertThat(again.doubts()).isEqualTo(2);
        assertThat(again.failures()).isEqualTo(3);
        follows().settle(again, next(LONG));
        assertThat(claim(10)).isEmpty();
    }

    @Test
    @DisplayName("F3 settled without a next time, a session isn't claimed any more")
    default void doneWith() {
        add();
        follows().settle(await(Duration.ofMillis(1)), never());

        assertThat(claim(10)).isEmpty();
    }

    @Test
    @DisplayName(
            "F4 hurried, a session is due at once, even one that is claimed, and to settle that claim does nothing")
    default void hurried() {
        Session session = add();
        Claim claim = claimOne();
        follows().hurry(session.key());
        follows().settle(claim, next(LONG));

        assertThat(claim(10)).hasSize(1);
    }

    @Test
    @DisplayName("F4 hurried, a session is due that was done with")
    default void hurriedAgain() {
        Session session = add();
        follows().settle(claimOne(), never());
        follows().hurry(session.key());

        assertThat(claim(10)).hasSize(1);
    }

    @Test
    @DisplayName("F5 called back, a session is due when its time is over, and claims tell when it was")
    default void calledBack() {
        Session session = add();
        Claim claim = claimOne();
        follows().calledBack(session.key(), Sample.CREATED.plusSeconds(1), Optional.of(LONG));
        follows().settle(claim, next(Duration.ZERO));
        assertThat(claim(10)).as("the earlier claim holds no more").isEmpty();

        Instant last = Sample.CREATED.plusSeconds(2);
        follows().calledBack(session.key(), last, Optional.of(Duration.ofMillis(2)));
        assertThat(await(LONG).calledBackAt()).contains(last);

        follows().calledBack(session.key(), last, Optional.empty());
        assertThat(claim(10)).isEmpty();
    }

    @Test
    @DisplayName("F6 when a session was seen last is the latest of what was told, whoever told it")
    default void seen() {
        Session session = add();
        assertThat(follows().seenAt(session.key())).isEmpty();
        Instant first = Sample.CREATED.plusSeconds(10);

        follows().settle(claimOne(), new Look(Optional.of(Duration.ZERO), 0, 0, Optional.of(first)));
        assertThat(follows().seenAt(session.key())).contains(first);
        follows().seen(session.key(), first.minusSeconds(1));
        assertThat(follows().seenAt(session.key())).contains(first);
        follows().seen(session.key(), first.plusSeconds(1));
        assertThat(follows().seenAt(session.key())).contains(first.plusSeconds(1));
        follows().calledBack(session.key(), first.plusSeconds(2), Optional.of(Duration.ZERO));
        assertThat(follows().seenAt(session.key())).contains(first.plusSeconds(2));
        follows().settle(claimOne(), new Look(Optional.of(Duration.ZERO), 0, 0, Optional.of(first)));
        follows().settle(claimOne(), next(Duration.ZERO));
        assertThat(follows().seenAt(session.key())).contains(first.plusSeconds(2));
    }

    @Test
    @DisplayName("F7 what is due longest is claimed first, and no more of it than was asked for")
    default void order() {
        Session later = add();
        Session sooner = add();
        List<Claim> claims = claim(10);
        assertThat(claims).hasSize(2);
        Claim ofLater = claims.get(claims.get(0).session().value().equals(later) ? 0 : 1);
        Claim ofSooner = claims.get(claims.get(0).session().value().equals(later) ? 1 : 0);
        follows().settle(ofSooner, next(Duration.ZERO));
        // Every store's clock has ticked by then.
        Instant tick = Instant.now().plusMillis(5);
        while (Instant.now().isBefore(tick)) {
            Thread.onSpinWait();
        }
        follows().settle(ofLater, next(Duration.ZERO));

        assertThat(List.of(await(LONG), await(LONG)))
                .extracting(claim -> claim.session().value())
                .containsExactly(sooner, later);
        assertThat(claim(1)).isEmpty();
    }

    @Test
    @DisplayName("F7 sessions younger than was said are left for later")
    default void youngest() {
        add();

        assertThat(follows()
                        .claim(
                                10,
                                LONG,
                                Duration.between(Sample.CREATED, Instant.now()).plus(LONG)))
                .isEmpty();
        assertThat(follows()
                        .claim(
                                10,
                                LONG,
                                Duration.between(Sample.CREATED, Instant.now()).minus(LONG)))
                .hasSize(1);
    }

    @Test
    @DisplayName("F8 a session is found by its key, and nothing by another")
    default void byKey() {
        Session session = add();

        assertThat(follows().find(session.key())).contains(new Versioned<>(session, 1));
        SessionKey unknown = new SessionKey(UUID.randomUUID());
        assertThat(follows().find(unknown)).isEmpty();
        assertThat(follows().seenAt(unknown)).isEmpty();
        follows().hurry(unknown);
        assertThat(follows().find(unknown)).isEmpty();
    }
}
