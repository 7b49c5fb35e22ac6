package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** In a database of a server. */
final class PostgresAtRest implements StoreAtRest {
    private final DataSource source;

    PostgresAtRest(PostgresAddress address) {
        this.source = PostgresStore.dataSource(address, Duration.ZERO);
    }

    @Override
    public String schema() {
        return PostgresSchema.telling(() -> schemaOf().version());
    }

    @Override
    public String newestSchema() {
        return PostgresSchema.telling(() -> schemaOf().newest());
    }

    @Override
    public void migrate() {
        PostgresSchema.prepare(source);
    }

    @Override
    public Optional<String> keyFingerprint() {
        return ask(StoreKey::kept);
    }

    @Override
    public List<String> flaws() {
        return ask(handle -> {
            List<String> flaws = new ArrayList<>();
            if (PostgresSchema.comesFromElsewhere(handle)) {
                flaws.add(PostgresSchema.FROM_ELSEWHERE);
            }
            if (handle.select("SELECT current_setting('fsync')")
                    .mapTo(String.class)
                    .one()
                    .equals("off")) {
                flaws.add("The database's server runs with fsync off: what was acknowledged may be lost in a crash.");
            }
            return flaws;
        });
    }

    @Override
    public void copyTo(Path file) {
        throw unsupported();
    }

    @Override
    public void leaveGap() {
        throw unsupported();
    }

    private static DesksideException unsupported() {
        return new DesksideException(
                ErrorCode.UNSUPPORTED,
                "A database of PostgreSQL is backed up by PostgreSQL: physically, with pg_basebackup and the archive of its log.");
    }

    private Schema schemaOf() {
        return new Schema(Dialect.POSTGRESQL, source);
    }

    private <T> T ask(Function<Handle, T> question) {
        return PostgresSchema.telling(() -> Jdbi.create(source).withHandle(question::apply));
    }
}
