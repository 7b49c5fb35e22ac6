package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.StartKeys;
import dev.deskside.application.port.StartKeys.Outcome;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.TokenHash;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of {@link StartKeys}. A test makes an account of its own, so that all may share one store. */
public interface StartKeysContract {
    /** Long enough for a test. */
    Duration LEASE = Duration.ofHours(1);

    /** {@return the store under test} */
    StartKeys startKeys();

    /** {@return where the accounts of those keys are added} */
    Accounts accounts();

    private static StartKey key() {
        return new StartKey(Fresh.word("key") + "'%_", TokenHash.of("request"));
    }

    private Outcome reserve(AccountKey account, StartKey key) {
        return startKeys().reserve(account, key, UUID.randomUUID(), LEASE);
    }

    @Test
    @DisplayName("Q1 a key is reserved once, and another account's same key is another one")
    default void reservedOnce() {
        AccountKey account = Tenant.in(accounts()).key();
        StartKey key = key();

        assertThat(reserve(account, key)).isEqualTo(Outcome.RESERVED);
        assertThat(reserve(account, key)).isEqualTo(Outcome.IN_FLIGHT);
        assertThat(reserve(Tenant.in(accounts()).key(), key)).isEqualTo(Outcome.RESERVED);
        assertThat(reserve(account, key())).isEqualTo(Outcome.RESERVED);
    }

    @Test
    @DisplayName("Q1 of many that reserve a key at once one gets it")
    default void reservedAtOnce() throws Exception {
        AccountKey account = Tenant.in(accounts()).key();
        StartKey key = key();
        List<Outcome> outcomes = new CopyOnWriteArrayList<>();

        Race.of(8, () -> outcomes.add(reserve(account, key)));

        assertThat(outcomes)
                .hasSize(8)
                .containsOnlyOnce(Outcome.RESERVED)
                .containsOnly(Outcome.RESERVED, Outcome.IN_FLIGHT);
    }

    @Test
    @DisplayName("Q2 released by its attempt, and by no other, a key can be reserved again")
    default void released() {
        AccountKey account = Tenant.in(accounts()).key();
        StartKey key = key();
        UUID attempt = UUID.randomUUID();
        startKeys().reserve(account, key, attempt, LEASE);

        startKeys().release(account, key, UUID.randomUUID());
        startKeys().release(Tenant.in(accounts()).key(), key, attempt);
        assertThat(reserve(account, key)).isEqualTo(Outcome.IN_FLIGHT);

        startKeys().release(account, key, attempt);
        assertThat(reserve(account, key)).isEqualTo(Outcome.RESERVED);
    }

    @Test
    @DisplayName("Q3 what is abandoned, or whose lease is over, is unknown for good")
    default void unknown() {
        AccountKey account = Tenant.in(accounts()).key();
        StartKey abandoned = key();
        StartKey over = key();
        UUID attempt = UUID.randomUUID();
        startKeys().reserve(account, abandoned, attempt, LEASE);
        startKeys().abandon(account, abandoned, UUID.randomUUID());
        assertThat(reserve(account, abandoned)).isEqualTo(Outcome.IN_FLIGHT);
        startKeys().abandon(account, abandoned, attempt);
        startKeys().reserve(account, over, attempt, Duration.ZERO);

        for (StartKey key : List.of(abandoned, over)) {
            assertThat(reserve(account, key)).isEqualTo(Outcome.UNKNOWN);
            assertThat(reserve(account, key)).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    @DisplayName("Q4 another request under a reserved key is told as such, under way or unknown")
    default void otherRequest() {
        AccountKey account = Tenant.in(accounts()).key();
        StartKey key = key();
        StartKey other = new StartKey(key.value(), TokenHash.of("another"));
        UUID attempt = UUID.randomUUID();
        startKeys().reserve(account, key, attempt, LEASE);
        assertThat(reserve(account, other)).isEqualTo(Outcome.OTHER_REQUEST);

        startKeys().abandon(account, key, attempt);
        assertThat(reserve(account, other)).isEqualTo(Outcome.OTHER_REQUEST);
        assertThat(reserve(account, key)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @DisplayName("Q5 what is unknown can be forgotten by its account, and nothing else can")
    default void forgotten() {
        AccountKey account = Tenant.in(accounts()).key();
        StartKey key = key();
        IdempotencyKey named = new IdempotencyKey(key.value());
        UUID attempt = UUID.randomUUID();
        assertThat(startKeys().forget(account, named)).isFalse();
        startKeys().reserve(account, key, attempt, LEASE);
        assertThat(startKeys().forget(account, named)).isFalse();
        startKeys().abandon(account, key, attempt);
        assertThat(startKeys().forget(Tenant.in(accounts()).key(), named)).isFalse();
        assertThat(startKeys().forget(account, named)).isTrue();
        assertThat(startKeys().forget(account, named)).isFalse();

        assertThat(reserve(account, key)).isEqualTo(Outcome.RESERVED);
        startKeys().release(account, key, attempt);
        startKeys().abandon(account, key, attempt);
        assertThat(reserve(account, key)).as("the earlier attempt comes back").isEqualTo(Outcome.IN_FLIGHT);
    }
}
