package dev.deskside.persistence;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The row that a result stands at, with NULL as absence. */
record Row(ResultSet result) {
    String text(String column) throws SQLException {
        return result.getString(column);
    }

    Optional<String> optional(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    /** What a column lists with a space between; nothing where it is NULL. */
    Stream<String> words(String column) throws SQLException {
        return optional(column).stream().flatMap(text -> Stream.of(text.split(" ")));
    }

    Optional<URI> url(String column) throws SQLException {
        return optional(column).map(URI::create);
    }

    long number(String column) throws SQLException {
        return result.getLong(column);
    }

    Optional<Long> optionalNumber(String column) throws SQLException {
        long number = result.getLong(column);
        return result.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /** Whether: SQLite keeps 1 and 0. */
    boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    Instant instant(String column) throws SQLException {
        return Micros.instant(result.getLong(column));
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
        long micros = result.getLong(column);
        return result.wasNull() ? Optional.empty() : Optional.of(Micros.instant(micros));
    }
}
