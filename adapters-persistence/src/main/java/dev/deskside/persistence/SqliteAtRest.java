package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** In a file. It is never made here: whoever makes one makes its key, too. */
final class SqliteAtRest implements StoreAtRest {
    /**
     * More than are written between two backups; numbers of 53 bits, which every client can hold, last for millions.
     */
    private static final long GAP = 1_000_000_000;

    private final Path file;
    private final DataSource source;

    SqliteAtRest(Path file) {
        this.file = file;
        this.source = SqliteStore.dataSource(file, new SQLiteConfig());
    }

    @Override
    public String schema() {
        return schemaThatIsThere().version();
    }

    @Override
    public String newestSchema() {
        return schemaThatIsThere().newest();
    }

    @Override
    public void migrate() {
        schemaThatIsThere().migrate();
    }

    @Override
    public Optional<String> keyFingerprint() {
        // Also of a store that is older than what it is asked for: it may be backed up before it is brought up to date.
        return ask(handle -> handle.select("SELECT 1 FROM sqlite_master WHERE name = 'store_key'")
                        .mapTo(int.class)
                        .findOne()
                        .isPresent()
                ? StoreKey.kept(handle)
                : Optional.empty());
    }

    @Override
    public List<String> flaws() {
        return ask(handle -> {
            List<String> flaws = new ArrayList<>(handle.select("PRAGMA integrity_check")
                    .mapTo(String.class)
                    .filter(line -> !line.equals("ok"))
                    .list());
            handle.select("PRAGMA foreign_key_check")
                    .map((row, context) -> "a row of %s belongs to a row of %s that isn't there"
                            .formatted(row.getString("table"), row.getString("parent")))
                    .forEach(flaws::add);
            return flaws;
        });
    }

    /**
     * {@code VACUUM INTO} reads one snapshot of the write-ahead log to its end, whoever writes meanwhile. SQLite's
     * backup interface would begin again at each commit of another connection, and under load it would never come to an
     * end.
     */
    @Override
    public void copyTo(Path copy) {
        refuseWhereNoStoreIs();
        try {
            Jdbi.create(source).useHandle(handle -> handle.execute("VACUUM INTO ?", copy.toString()));
        } catch (RuntimeException e) {
            throw uncopied(e);
        }
    }

    @Override
    public void leaveGap() {
        ask(handle -> {
            handle.execute("UPDATE sqlite_sequence SET seq = seq + ?", GAP);
            // The log was empty when the copy was made, and may not have been when the store was lost.
            return handle.execute(
                    "INSERT INTO sqlite_sequence (name, seq) SELECT 'session_change', ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'session_change')",
                    GAP);
        });
    }

    private static RuntimeException uncopied(RuntimeException failure) {
        boolean full = Failures.sql(failure)
                .filter(SQLiteException.class::isInstance)
                .map(SQLiteException.class::cast)
                .filter(sqlite -> sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL)
                .isPresent();
        return full
                ? new DesksideException(
                        ErrorCode.UNAVAILABLE,
                        "The copy of the store can't be written: there is no space left where it goes.",
                        failure)
                : Failures.translate(failure);
    }

    private void refuseWhereNoStoreIs() {
        if (Files.notExists(file)) {
            throw new DesksideException(ErrorCode.UNAVAILABLE, "There is no store in this place yet; serve makes one.");
        }
        SqliteSchema.refuseOtherFiles(file);
    }

    private Schema schemaThatIsThere() {
        refuseWhereNoStoreIs();
        return new Schema(Dialect.SQLITE, source);
    }

    private <T> T ask(Function<Handle, T> question) {
        try {
            return Jdbi.create(source).withHandle(question::apply);
        } catch (RuntimeException e) {
            throw Failures.translate(e);
        }
    }
}
