package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The tables in a database and their version, which is the number of the last migration that was done there. */
final class Schema {
    private final Flyway flyway;

    Schema(Dialect dialect, DataSource source) {
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:" + dialect.migrations())
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load();
    }

    /** What is there; {@code none} in an empty database. A newer one, and what isn't ours, are refused. */
    String version() {
        return translating(() -> {
            refuseNewer();
            MigrationInfo current = flyway.info().current();
            return current == null ? "none" : current.getVersion().toString();
        });
    }

    /** What this version of the program works with. */
    String newest() {
        return translating(() -> {
            MigrationInfo[] all = flyway.info().all();
            return all[all.length - 1].getVersion().toString();
        });
    }

    /** Brings it up to {@link #newest}. A newer one, and what isn't ours, are refused and left as they are. */
    void migrate() {
        translating(() -> {
            refuseNewer();
            return flyway.migrate();
        });
    }

    private void refuseNewer() {
        // Flyway itself lets a newer schema pass.
        Arrays.stream(flyway.info().all())
                .filter(migration -> isFuture(migration.getState()))
                .map(MigrationInfo::getVersion)
                .findFirst()
                .ifPresent(version -> {
                    throw new DesksideException(
                            ErrorCode.UNRECOGNISED,
                            "The store was written by a newer version of Deskside (its schema is %s). Start that version, or restore a backup from before the upgrade."
                                    .formatted(version));
                });
    }

    private static boolean isFuture(MigrationState state) {
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }

    private static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (FlywayException e) {
            // Busy, full or damaged says nothing of whose it is.
            RuntimeException translated = Failures.translate(e);
            if (translated instanceof DesksideException) {
                throw translated;
            }
            throw new DesksideException(
                    ErrorCode.UNRECOGNISED,
                    "The store is in a database that Deskside didn't make, or one that was changed by hand.",
                    e);
        }
    }
}
