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

/** In a file. It is never made here: whoever makes one makes its key, too. */
final class SqliteAtRest implements StoreAtRest {
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
        return ask(StoreKey::kept);
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

    private Schema schemaThatIsThere() {
        if (Files.notExists(file)) {
            throw new DesksideException(ErrorCode.UNAVAILABLE, "There is no store in this place yet; serve makes one.");
        }
        SqliteSchema.refuseOtherFiles(file);
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
