package dev.deskside.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL on the loopback, started at the first use and stopped with the JVM. */
public final class Postgres {
    private static final String USER = "postgres";

    /**
     * In Turkish the small I has no dot and the alphabet another order: what depends on the server's language shows.
     */
    private static final String OF_TURKEY = " TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR'";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Postgres() {}

    /** A database of its own, empty. */
    public static PostgresAddress emptyDatabase() {
        String name = "test" + COUNT.incrementAndGet();
        jdbi(address("postgres")).useHandle(handle -> handle.execute("CREATE DATABASE " + name + OF_TURKEY));
        return address(name);
    }

    static PostgresAddress address(String database) {
        return new PostgresAddress(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(Server.RUNNING.getPort(), database),
                Optional.of(USER),
                Optional.empty());
    }

    /** By hand. */
    static Jdbi jdbi(PostgresAddress address) {
        return Jdbi.create(address.url(), address.user().orElseThrow(), "");
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
