package dev.deskside.persistence;

/**
 * What the databases spell differently. All other statements are written so that each understands them; a flag is read
 * by {@link Row#flag}, since one keeps it as a number.
 */
enum Dialect {
    SQLITE("instr", "sqlite"),
    POSTGRESQL("strpos", "postgresql");

    private final String positionOf;
    private final String folder;

    Dialect(String positionOf, String folder) {
        this.positionOf = positionOf;
        this.folder = folder;
    }

    /**
     * The condition that a part occurs in a column's text, where ASCII's capital and small letters are the same. LIKE
     * would take % and _ for more than they are.
     */
    String containsIgnoringAsciiCase(String column, String part) {
        // SQLite's lower() knows ASCII alone, and so does PostgreSQL's of a text that is compared by its bytes.
        return "%s(lower(%s), %s) > 0".formatted(positionOf, column, part);
    }

    /**
     * A part of a compound that is itself put in order and cut off. SQLite merges parts that an index has in order and
     * leaves each where the whole is full; PostgreSQL reads each to its end unless it is cut off, too.
     *
     * @param order as an index has it, with all columns whose value the part holds fixed, by IS NULL too
     */
    String cutOff(String select, String order, String limit) {
        return this == SQLITE
                ? select
                : "SELECT * FROM (%s ORDER BY %s LIMIT %s) AS part".formatted(select, order, limit);
    }

    /** The time by the database's own clock, which all nodes share, in microseconds as {@link Micros} counts them. */
    String now() {
        return this == SQLITE
                ? "CAST(unixepoch('subsec') * 1000000 AS INTEGER)"
                : "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
    }

    /** At the end of a question of a unit that writes: leaves out what another unit is at. SQLite has one at a time. */
    String skippingLocked() {
        return this == SQLITE ? "" : " FOR UPDATE SKIP LOCKED";
    }

    /** Where its migrations are on the class path. */
    String migrations() {
        return "dev/deskside/persistence/migration/" + folder;
    }
}
