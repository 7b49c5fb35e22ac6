package dev.deskside.application.delivery;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Callbacks.Epoch;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackSecret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an account's receivers are signed for with: derived from the server's key and never stored, one for each account
 * and endpoint. Safe for use from several threads.
 */
public final class CallbackSecrets {
    /** How long the secret before is good for after it was replaced. */
    public static final Duration ROTATION = Duration.ofHours(24);

    private final Callbacks callbacks;
    private final KeyedHash keyedHash;
    private final Clock clock;

    /**
     * The secrets under this key, of the epochs that the store says.
     *
     * @param callbacks where the epochs are kept
     * @param keyedHash the server's key
     * @param clock the time
     */
    public CallbackSecrets(Callbacks callbacks, KeyedHash keyedHash, Clock clock) {
        this.callbacks = Objects.requireNonNull(callbacks);
        this.keyedHash = Objects.requireNonNull(keyedHash);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * {@return those that are good now, the newest first: one, and two within {@link #ROTATION} of a replacement}
     *
     * @param account whose callbacks are signed
     * @param endpoint who receives them
     */
    public List<CallbackSecret> of(AccountKey account, CallbackEndpoint endpoint) {
        return of(account, endpoint, callbacks.epoch(account, endpoint));
    }

    /**
     * Replaces the secret, and gives those that are good from now on, the new one first.
     *
     * @param account whose callbacks are signed
     * @param endpoint who receives them
     * @return the new secret, and the one that goes on for a while
     */
    public List<CallbackSecret> rotate(AccountKey account, CallbackEndpoint endpoint) {
        return of(account, endpoint, callbacks.rotate(account, endpoint, clock.instant()));
    }

    private List<CallbackSecret> of(AccountKey account, CallbackEndpoint endpoint, Epoch epoch) {
        List<CallbackSecret> secrets = new ArrayList<>();
        secrets.add(derive(account, endpoint, epoch.number()));
        if (epoch.since()
                .map(since -> clock.instant().isBefore(since.plus(ROTATION)))
                .orElse(false)) {
            secrets.add(derive(account, endpoint, epoch.number() - 1));
        }
        return secrets;
    }

    private CallbackSecret derive(AccountKey account, CallbackEndpoint endpoint, int epoch) {
        // The endpoint last: it alone may hold a slash, so no two of them read the same.
        return CallbackSecret.of(keyedHash.of(("deskside-callback-secret/" + account + "/" + epoch + "/" + endpoint)
                .getBytes(StandardCharsets.UTF_8)));
    }
}
