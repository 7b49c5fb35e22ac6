package dev.deskside.persistence;

import dev.deskside.application.port.StartKeys;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.StartKey;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** Keys of starts in a table; a lease that is over stays there until somebody forgets it. */
final class JdbcStartKeys implements StartKeys {
    private static final String RESERVE = """
            INSERT INTO start_key (account_key, start_key, request_hash, attempt, lease_until)
            VALUES (:account, :key, :request, :attempt, %s + :lease)
            ON CONFLICT (account_key, start_key) DO NOTHING
            """;

    private static final String FIND = """
            SELECT request_hash = :request AS same, lease_until <= %s AS is_over FROM start_key
            WHERE account_key = :account AND start_key = :key
            """;

    private static final String MINE = " WHERE account_key = ? AND start_key = ? AND attempt = ?";

    private final Database database;

    JdbcStartKeys(Database database) {
        this.database = Objects.requireNonNull(database);
    }

    @Override
    public Outcome reserve(AccountKey account, StartKey key, UUID attempt, Duration lease) {
        String now = database.dialect().now();
        return database.write(handle -> {
            int written = handle.createUpdate(RESERVE.formatted(now))
                    .bind("account", account.toString())
                    .bind("key", key.value())
                    .bind("request", key.request().hex())
                    .bind("attempt", attempt.toString())
                    .bind("lease", lease.toNanos() / 1_000)
                    .execute();
            if (written > 0) {
                return Outcome.RESERVED;
            }
            // Released in between, it is as good as under way: whoever asks again finds what came of it.
            return handle.createQuery(FIND.formatted(now))
                    .bind("account", account.toString())
                    .bind("key", key.value())
                    .bind("request", key.request().hex())
                    .map((result, context) -> {
                        Row row = new Row(result);
                        return row.flag("same")
                                ? row.flag("is_over") ? Outcome.UNKNOWN : Outcome.IN_FLIGHT
                                : Outcome.OTHER_REQUEST;
                    })
                    .findOne()
                    .orElse(Outcome.IN_FLIGHT);
        });
    }

    @Override
    public void release(AccountKey account, StartKey key, UUID attempt) {
        ofAttempt("DELETE FROM start_key", account, key, attempt);
    }

    @Override
    public void abandon(AccountKey account, StartKey key, UUID attempt) {
        ofAttempt("UPDATE start_key SET lease_until = 0", account, key, attempt);
    }

    private void ofAttempt(String statement, AccountKey account, StartKey key, UUID attempt) {
        database.write(handle -> handle.execute(statement + MINE, account.toString(), key.value(), attempt.toString()));
    }

    @Override
    public boolean forget(AccountKey account, IdempotencyKey key) {
        return database.write(handle -> handle.execute(
                        "DELETE FROM start_key WHERE account_key = ? AND start_key = ? AND lease_until <= "
                                + database.dialect().now(),
                        account.toString(),
                        key.value()))
                > 0;
    }
}
