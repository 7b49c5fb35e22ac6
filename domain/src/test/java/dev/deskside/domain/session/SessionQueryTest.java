package dev.deskside.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.UserKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SessionQueryTest {
    private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");

    @Test
    void bothEndsOfTheWindowCount() {
        assertThat(matches(SessionQuery.all().from(NINE).to(NINE))).isTrue();
        assertThat(matches(SessionQuery.all().from(NINE.plusMillis(1)))).isFalse();
        assertThat(matches(SessionQuery.all().to(NINE.minusMillis(1)))).isFalse();
        assertThat(matches(SessionQuery.all())).isTrue();
    }

    @Test
    void allThatIsGivenMustHold() {
        SessionQuery.Builder all = SessionQuery.all()
                .statuses(Set.of(SessionStatus.WAITING, SessionStatus.ACTIVE))
                .technician(UserKey.of(3))
                .customer("LOVE")
                .partnerObject("42");

        assertThat(matches(all)).isTrue();
        assertThat(matches(all.statuses(Set.of(SessionStatus.COMPLETE)))).isFalse();
        assertThat(matches(all.statuses(Set.of()).technician(UserKey.of(4)))).isFalse();
        assertThat(matches(all.technician(UserKey.of(3)).customer("Hopper"))).isFalse();
        assertThat(matches(all.customer("ada@example"))).as("by e-mail address").isTrue();
        assertThat(matches(all.partnerObject("4"))).as("whole, not in part").isFalse();
    }

    @Test
    void onlyTheWindowIsWhatV1Knows() {
        SessionQuery window = SessionQuery.all().from(NINE).to(NINE).limit(7).build();

        assertThat(window.isWindowAlone()).isTrue();
        assertThat(window.after(new PageCursor("c")).isWindowAlone()).isTrue();
        assertThat(window.toBuilder().customer("a").build().isWindowAlone()).isFalse();
        assertThat(window.toBuilder()
                        .statuses(Set.of(SessionStatus.ACTIVE))
                        .build()
                        .isWindowAlone())
                .isFalse();
        assertThat(window.toBuilder().technician(UserKey.of(1)).build().isWindowAlone())
                .isFalse();
        assertThat(window.toBuilder().partnerObject("1").build().isWindowAlone())
                .isFalse();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(field(() ->
                        SessionQuery.all().from(NINE).to(NINE.minusSeconds(1)).build()))
                .contains("fromTime");
        assertThat(field(() -> SessionQuery.all().limit(0).build())).contains("limit");
        assertThat(field(() -> SessionQuery.all().limit(501).build())).contains("limit");
        assertThat(field(() -> SessionQuery.all().customer(" ").build())).contains("customer");
        assertThat(field(() -> SessionQuery.all().partnerObject("").build())).contains("partnerObject");
        assertThat(field(() -> new PageCursor("a b"))).contains("cursor");
        assertThat(PageCursor.unreadable().field()).contains("cursor");
    }

    private static boolean matches(SessionQuery.Builder query) {
        return query.build()
                .matches(new Session(
                        new SessionKey(new UUID(1, 2)),
                        NINE,
                        1,
                        new SessionTokens(TokenHash.of("token"), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        SessionSnapshot.in(SessionStatus.WAITING)
                                .account(Optional.of(AccountKey.of(42)))
                                .technician(
                                        new Participant(Optional.of(UserKey.of(3)), Optional.empty(), Optional.empty()))
                                .customer(new Customer(
                                        Optional.of("Ada Lovelace"), Optional.of(new EmailAddress("Ada@example.com"))))
                                .partnerObject(Optional.of(new PartnerObject.Numeric(new BigDecimal("42"))))
                                .build()));
    }

    private static Optional<String> field(ThrowingCallable call) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        return failure.field();
    }
}
