package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.inmemory.ForwardingRemoteSupport;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.application.port.StartKeys;
import dev.deskside.application.retention.KeptSessionRecords;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.TokenHash;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts under a key, towards a provider that fails, and from a gateway that is killed. */
class KeyedStartsTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("order-1");
    private static final SessionRequest REQUEST =
            SessionRequest.screenSharing().customerName("Bob").key(KEY).build();

    private final GatewayStage stage = new GatewayStage();
    private final StageTenant tenant = stage.tenant();
    private final InMemorySessions ledger = new InMemorySessions();
    private final InMemoryStartKeys keys = new InMemoryStartKeys(Clock.systemUTC());
    private final SessionRecords records = new KeptSessionRecords(ledger, keys, Clock.systemUTC());
    private final AtomicInteger posts = new AtomicInteger();

    /** Upstream, which counts its starts and may fail one before or after it made the session. */
    private RemoteSupport upstream(Optional<RuntimeException> before, Optional<RuntimeException> after) {
        return new ForwardingRemoteSupport(stage.credential()) {
            @Override
            public StartedSession start(Caller caller, SessionRequest request) {
                assertThat(request.key()).as("our keys are no one else's").isEmpty();
                posts.incrementAndGet();
                before.ifPresent(KeyedStartsTest::rethrow);
                StartedSession started = super.start(caller, request);
                after.ifPresent(KeyedStartsTest::rethrow);
                return started;
            }
        };
    }

    private static void rethrow(RuntimeException failure) {
        throw failure;
    }

    private StartedSession start(RemoteSupport upstream, StartKeys startKeys) {
        return stage.gatewayOver(upstream, ledger, startKeys).start(tenant.caller(), REQUEST);
    }

    private StartedSession start() {
        return start(upstream(Optional.empty(), Optional.empty()), keys);
    }

    private ErrorCode failure(RemoteSupport upstream, StartKeys startKeys) {
        return ((DesksideException) catchThrowable(() -> start(upstream, startKeys))).code();
    }

    private ErrorCode failure() {
        return failure(upstream(Optional.empty(), Optional.empty()), keys);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"OUTCOME_UNKNOWN", "UNRECOGNISED"})
    @DisplayName("a start of unknown outcome is never sent again, until somebody has looked and says so")
    void unknownOutcome(ErrorCode code) {
        RemoteSupport silent = upstream(Optional.empty(), Optional.of(new DesksideException(code, "no answer came")));

        assertThat(failure(silent, keys)).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(posts).hasValue(1);

        assertThat(records.forgetStart(tenant.caller(), KEY)).isTrue();
        assertThat(start()).isEqualTo(start());
        assertThat(posts).hasValue(2);
        assertThat(records.forgetStart(tenant.caller(), KEY))
                .as("it made a session")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"UNAVAILABLE", "THROTTLED", "REFUSED", "INVALID_VALUE", "UNAUTHENTICATED", "UNSUPPORTED"})
    @DisplayName("a start that surely made nothing gives its key back")
    void surelyNotMade(ErrorCode code) {
        RemoteSupport refusing = upstream(Optional.of(new DesksideException(code, "no")), Optional.empty());

        assertThat(failure(refusing, keys)).isNotEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(start()).isNotNull();
        assertThat(posts).hasValue(2);
    }

    @Test
    @DisplayName("a failure that nobody expected is an unknown outcome for whoever asks next")
    void unexpected() {
        RemoteSupport broken = upstream(Optional.empty(), Optional.of(new IllegalStateException("broken")));

        assertThat(catchThrowable(() -> start(broken, keys))).isInstanceOf(IllegalStateException.class);
        assertThat(failure()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(posts).hasValue(1);
    }

    @Test
    @DisplayName(
            "killed after the POST and before the ledger, a start is under way until its lease is over, then unknown")
    void killedAfterThePost() {
        StartKey startKey = REQUEST.startKey(tenant.caller().user()).orElseThrow();
        AccountKey account = tenant.caller().account();

        assertThat(keys.reserve(account, startKey, UUID.randomUUID(), Duration.ofDays(1)))
                .isEqualTo(StartKeys.Outcome.RESERVED);
        assertThat(failure()).isEqualTo(ErrorCode.START_IN_FLIGHT);
        assertThat(records.forgetStart(tenant.caller(), KEY)).isFalse();

        InMemoryStartKeys later = new InMemoryStartKeys(Clock.systemUTC());
        later.reserve(account, startKey, UUID.randomUUID(), Duration.ZERO);
        assertThat(failure(upstream(Optional.empty(), Optional.empty()), later)).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(posts).hasValue(0);
    }

    @Test
    @DisplayName("killed after the ledger and before the key is given back, a start is answered from the ledger")
    void killedAfterTheLedger() {
        StartKeys neverSettled = new UnsettledStartKeys();

        StartedSession started = start(upstream(Optional.empty(), Optional.empty()), neverSettled);

        assertThat(start(upstream(Optional.empty(), Optional.empty()), neverSettled))
                .isEqualTo(started);
        assertThat(start()).isEqualTo(started);
        assertThat(posts).hasValue(1);
    }

    @Test
    @DisplayName("a key that can't be reserved is answered with the failure, and nothing is sent")
    void storeFails() {
        StartKeys down = new UnsettledStartKeys() {
            @Override
            public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
                throw new DesksideException(ErrorCode.UNAVAILABLE, "The disk is full.");
            }
        };

        assertThat(failure(upstream(Optional.empty(), Optional.empty()), down)).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(posts).hasValue(0);
    }

    @Test
    @DisplayName("another request under a key that is under way or unknown is refused as such")
    void otherRequest() {
        StartKey other =
                REQUEST.under(Optional.of(KEY)).startKey(tenant.caller().user()).orElseThrow();
        keys.reserve(
                tenant.caller().account(),
                new StartKey(other.value(), TokenHash.of("another")),
                UUID.randomUUID(),
                Duration.ZERO);

        assertThat(failure()).isEqualTo(ErrorCode.KEY_REUSED);
        assertThat(posts).hasValue(0);
    }

    /** Reserves, and fails at the rest, as a store does whose process was killed. */
    private static class UnsettledStartKeys implements StartKeys {
        private final StartKeys good = new InMemoryStartKeys(Clock.systemUTC());

        @Override
        public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
            return good.reserve(account, key, attempt, lease);
        }

        @Override
        public void release(AccountKey account, StartKey key, UUID attempt) {
            throw new DesksideException(ErrorCode.UNAVAILABLE, "The process was killed.");
        }

        @Override
        public void abandon(AccountKey account, StartKey key, UUID attempt) {
            throw new DesksideException(ErrorCode.UNAVAILABLE, "The process was killed.");
        }

        @Override
        public boolean forget(AccountKey account, IdempotencyKey key) {
            return false;
        }
    }
}
