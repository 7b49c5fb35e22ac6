package dev.deskside.application.port;

import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.StartKey;
import java.time.Duration;
import java.util.UUID;

/**
 * The keys of starts that are sent to another provider, while it isn't settled what came of them. A start is reserved
 * before anything is sent, so that no crash lets it be sent twice; it is released where the session is kept in
 * {@link Sessions}, which knows its key from then on, and where the provider surely made none.
 *
 * <p>Durations count on the store's own clock, which all nodes share.
 *
 * <ol>
 *   <li>Q1 Of those that reserve a key at once one gets RESERVED, and the others IN_FLIGHT. Another account's same key
 *       is another one.
 *   <li>Q2 Released by the attempt that reserved it, a key can be reserved again; another attempt releases nothing.
 *   <li>Q3 A reservation whose lease is over, or that was abandoned by its attempt, is UNKNOWN to everybody, for good:
 *       until it is forgotten.
 *   <li>Q4 Another request under a reserved key is OTHER_REQUEST, whatever became of the first one.
 *   <li>Q5 Only what is UNKNOWN can be forgotten. An attempt that comes back after that neither releases nor abandons
 *       what was reserved since.
 * </ol>
 *
 * Failures: UNAVAILABLE where the store can't be read or written, INVALID_KEY where the account is unknown.
 */
public interface StartKeys {
    /**
     * Reserves a key.
     *
     * @param account whose key it is
     * @param key the key, with the hash of its request
     * @param attempt who reserves it
     * @param lease longer than the start can be under way
     * @return whether this attempt has it now, or why not
     */
    Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease);

    /**
     * Gives back what this attempt reserved: it is settled.
     *
     * @param account whose key it is
     * @param key the key, with the hash of its request
     * @param attempt who reserved it
     */
    void release(AccountKey account, StartKey key, UUID attempt);

    /**
     * Ends the lease of what this attempt reserved: nobody knows what came of it.
     *
     * @param account whose key it is
     * @param key the key, with the hash of its request
     * @param attempt who reserved it
     */
    void abandon(AccountKey account, StartKey key, UUID attempt);

    /**
     * Makes a key usable again that is UNKNOWN; false where it isn't.
     *
     * @param account whose key it is
     * @param key the key
     * @return whether there was such a key
     */
    boolean forget(AccountKey account, IdempotencyKey key);

    /** What reserving a key came to. */
    enum Outcome {
        /** It is the caller's turn. */
        RESERVED,
        /** Somebody else's start is under way. */
        IN_FLIGHT,
        /** A start was under way, and nobody knows what came of it. */
        UNKNOWN,
        /** The key stands for another request. */
        OTHER_REQUEST
    }
}
