package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A store that needn't be open: which schema it has, and whether it is sound. Asking changes nothing, and may be done
 * beside whoever has it open.
 *
 * <p>Failures: UNAVAILABLE where it isn't there or can't be reached, UNRECOGNISED where it is something else than a
 * store of this or an older version.
 */
public interface StoreAtRest {
    /**
     * {@return the one in this file}
     *
     * @param file the file of a SQLite store
     */
    static StoreAtRest inFile(Path file) {
        return new SqliteAtRest(file);
    }

    /**
     * {@return the one in this database}
     *
     * @param address which database, as whom
     */
    static StoreAtRest at(PostgresAddress address) {
        return new PostgresAtRest(address);
    }

    /** {@return the number of its last migration; {@code none} in an empty database} */
    String schema();

    /** {@return the number of the last migration that this version of the program knows} */
    String newestSchema();

    /** Brings it up to {@link #newestSchema}, which {@link SqliteStore} and {@link PostgresStore} do when they open. */
    void migrate();

    /**
     * See {@link Store#isKeyedBy}. Absent where nobody has asked yet. Its schema must be the newest.
     *
     * @return the fingerprint
     */
    Optional<String> keyFingerprint();

    /** {@return what is wrong with it, a line each} Its schema must be the newest. */
    List<String> flaws();

    /**
     * Writes a copy of all that is committed now, which is a store at rest itself; whoever has this one open goes on
     * reading and writing meanwhile. It isn't on stable storage yet when this returns. UNSUPPORTED in a database of a
     * server, which has its own way to be backed up.
     *
     * @param file where there is nothing, or an empty file
     * @throws DesksideException UNAVAILABLE where the copy can't be written; what is there of it is of no use then
     */
    void copyTo(Path file);

    /**
     * Of a copy that takes the place of a store which was in use after it was made: leaves out so many numbers of the
     * change log that none is given out a second time. Receivers of callbacks and readers of changes may have seen
     * those that are lost, and would take a new change under an old number for one that they know. UNSUPPORTED in a
     * database of a server.
     */
    void leaveGap();
}
