package dev.deskside.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.MachineUuid;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
    private static final SessionId ID = new SessionId("230945723");

    /** Every verb in every state: what is not in this table is refused. */
    private static final Map<SessionStatus, Map<String, SessionStatus>> TABLE = Map.of(
            SessionStatus.NOT_STARTED, Map.of("launch", SessionStatus.WAITING, "cancel", SessionStatus.ABANDONED),
            SessionStatus.WAITING, Map.of("join", SessionStatus.ACTIVE, "end", SessionStatus.ABANDONED),
            SessionStatus.ACTIVE, Map.of("end", SessionStatus.COMPLETE),
            SessionStatus.COMPLETE, Map.of(),
            SessionStatus.ABANDONED, Map.of());

    private static final Map<String, UnaryOperator<Session>> VERBS = Map.of(
            "launch", session -> session.launch(ID, NINE.plusSeconds(60)),
            "join", session -> session.join(NINE.plusSeconds(120)),
            "end", session -> session.end(NINE.plusSeconds(180)),
            "cancel", session -> session.cancel(NINE.plusSeconds(30)));

    @Test
    void commandsObeyTheTable() {
        for (SessionStatus status : SessionStatus.values()) {
            for (Map.Entry<String, UnaryOperator<Session>> verb : VERBS.entrySet()) {
                Session before = in(status);
                SessionStatus allowed = TABLE.get(status).get(verb.getKey());
                if (allowed != null) {
                    assertThat(verb.getValue().apply(before).status())
                            .as("%s in %s", verb.getKey(), status)
                            .isEqualTo(allowed);
                } else {
                    DesksideException refused = catchThrowableOfType(
                            DesksideException.class, () -> verb.getValue().apply(before));
                    assertThat(refused).as("%s in %s", verb.getKey(), status).isNotNull();
                    assertThat(refused.code()).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
                }
                assertThat(before).as("the session before").isEqualTo(in(status));
            }
        }
    }

    @Test
    void aCancelledSessionIsToldFromOneThatNobodyJoined() {
        assertThat(created().cancel(NINE.plusSeconds(30)).isCancelled()).isTrue();
        assertThat(in(SessionStatus.ABANDONED).isCancelled()).isFalse();
        assertThat(created().isCancelled()).isFalse();
    }

    @Test
    void notesAreLinesAndEndWhereTheyAreTooLong() {
        Session session = created().addNote("one").addNote("two\nthree");

        assertThat(session.snapshot().notes()).contains("one\ntwo\nthree");
        assertThat(session.changesSince(created(), NINE)).isEmpty();
        for (String bad : List.of("", " ", "x".repeat(SessionSnapshot.MAX_NOTES - 13))) {
            assertThat(catchThrowableOfType(DesksideException.class, () -> session.addNote(bad))
                            .field())
                    .contains("notes");
        }
        assertThat(session.addNote("x".repeat(SessionSnapshot.MAX_NOTES - 14))
                        .snapshot()
                        .notes())
                .map(String::length)
                .contains(SessionSnapshot.MAX_NOTES);
    }

    @Test
    void timesAreThoseOfTheSteps() {
        Session complete = created()
                .launch(ID, NINE.plusSeconds(1))
                .join(NINE.plusSeconds(2))
                .end(NINE.plusSeconds(3));

        assertThat(complete.id()).contains(ID);
        assertThat(complete.snapshot().startedAt()).contains(NINE.plusSeconds(1));
        assertThat(complete.snapshot().customerJoinedAt()).contains(NINE.plusSeconds(2));
        assertThat(complete.snapshot().endedAt()).contains(NINE.plusSeconds(3));
    }

    @Test
    void aClockThatWasSetBackDoesNotTurnTimeAround() {
        Session complete = created()
                .launch(ID, NINE.plusSeconds(60))
                .join(NINE.plusSeconds(10))
                .end(NINE.minusSeconds(5));

        assertThat(complete.snapshot().customerJoinedAt()).contains(NINE.plusSeconds(60));
        assertThat(complete.snapshot().endedAt()).contains(NINE.plusSeconds(60));
    }

    @Test
    void anObservationMaySkipWhatWeNeverSaw() {
        SessionSnapshot reported = SessionSnapshot.in(SessionStatus.COMPLETE)
                .id(Optional.of(ID))
                .endedAt(Optional.of(NINE.plusSeconds(9)))
                .build();

        Session observed = created().observe(reported);

        assertThat(observed.status()).isEqualTo(SessionStatus.COMPLETE);
        assertThat(observed.snapshot().endedAt()).contains(NINE.plusSeconds(9));
        assertThat(observed.snapshot().customerJoinedAt()).as("not guessed").isEmpty();
        assertThat(observed.snapshot().customer().name()).as("not lost").contains("Ada");
    }

    @Test
    void anObservationNeverMovesBackOrToTheOtherEnd() {
        Session complete = in(SessionStatus.COMPLETE);

        for (SessionStatus other : EnumSet.complementOf(EnumSet.of(SessionStatus.COMPLETE))) {
            assertThat(complete.observe(SessionSnapshot.in(other).build())).isSameAs(complete);
        }
    }

    @Property
    void observationsInAnyOrderOnlyMoveForwardAndRepeatingOneChangesNothing(@ForAll List<SessionStatus> reports) {
        Session session = created();
        List<SessionStatus> seen = new ArrayList<>(List.of(session.status()));
        for (SessionStatus report : reports) {
            SessionSnapshot snapshot = SessionSnapshot.in(report).build();
            Session next = session.observe(snapshot);
            assertThat(next.status() == session.status() || session.status().leadsTo(next.status()))
                    .isTrue();
            assertThat(next.observe(snapshot)).isEqualTo(next);
            assertThat(next.changesSince(session, NINE)).hasSize(next.status() == session.status() ? 0 : 1);
            seen.add(next.status());
            session = next;
        }
        assertThat(seen).isSorted();
    }

    @Test
    void aReportNeverChangesWhoseItIsNorWhoMaySeeIt() {
        UnattendedMachine machine = new UnattendedMachine(
                new MachineUuid("m-1"), Optional.of("till"), Optional.empty(), Optional.of(CompanyId.of(7)));
        Session session = with(
                created().snapshot().toBuilder().machine(Optional.of(machine)).build());

        Session observed = session.observe(SessionSnapshot.in(SessionStatus.WAITING)
                .account(Optional.of(AccountKey.of(999)))
                .machine(Optional.of(new UnattendedMachine(
                        new MachineUuid("m-1"), Optional.of("till-7"), Optional.of("Acme"), Optional.empty())))
                .build());

        assertThat(observed.snapshot().account()).contains(AccountKey.of(42));
        UnattendedMachine merged = observed.snapshot().machine().orElseThrow();
        assertThat(merged.company()).contains(CompanyId.of(7));
        assertThat(merged.name()).contains("till-7");
        assertThat(merged.accountName()).contains("Acme");
    }

    @Test
    void aJoinUrlIsNeverKept() {
        SessionSnapshot reported = SessionSnapshot.in(SessionStatus.WAITING)
                .customerJoinUrl(Optional.of(URI.create("https://desk.example/join/s3cret")))
                .build();

        assertThat(created().observe(reported).snapshot().customerJoinUrl()).isEmpty();
        assertThat(catchThrowableOfType(
                                DesksideException.class,
                                () -> with(created().snapshot().toBuilder()
                                        .customerJoinUrl(reported.customerJoinUrl())
                                        .build()))
                        .field())
                .contains("customerJoinUrl");
    }

    @Test
    void nothingSecretOrPersonalIsPrinted() {
        assertThat(created().toString() + created().snapshot()).doesNotContain("Ada");
        assertThat(new LaunchToken("s3cret").toString()
                        + new JoinToken("s3cret")
                        + new SessionToken("s3cret")
                        + new SessionReference("s3cret"))
                .doesNotContain("s3cret");
    }

    private static Session in(SessionStatus status) {
        return switch (status) {
            case NOT_STARTED -> created();
            case WAITING -> created().launch(ID, NINE.plusSeconds(1));
            case ACTIVE -> in(SessionStatus.WAITING).join(NINE.plusSeconds(2));
            case COMPLETE -> in(SessionStatus.ACTIVE).end(NINE.plusSeconds(3));
            case ABANDONED -> in(SessionStatus.WAITING).end(NINE.plusSeconds(3));
        };
    }

    private static Session created() {
        return with(SessionSnapshot.in(SessionStatus.NOT_STARTED)
                .account(Optional.of(AccountKey.of(42)))
                .customer(Customer.named("Ada"))
                .build());
    }

    private static Session with(SessionSnapshot snapshot) {
        return new Session(
                new SessionKey(new UUID(1, 2)),
                NINE,
                1,
                new SessionTokens(TokenHash.of("token"), Optional.empty(), Optional.empty()),
                Optional.empty(),
                snapshot);
    }
}
