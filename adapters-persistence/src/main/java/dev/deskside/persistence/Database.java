package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Where the adapters send their SQL. Whatever goes wrong comes out as a {@link DesksideException}: this is the one edge
 * where the database's failures are translated.
 */
interface Database {
    /** How its SQL is spelt. */
    Dialect dialect();

    /** Asks, on one snapshot of the data. */
    <T> T read(Function<Handle, T> question);

    /** Asks one question, which sees one snapshot by itself. */
    <T> T ask(Function<Handle, T> question);

    /**
     * Writes all or nothing, and returns when it is on stable storage. A unit that was undone for another one's sake is
     * run again: it has no effect but what it writes.
     */
    <T> T write(Function<Handle, T> unit);
}
