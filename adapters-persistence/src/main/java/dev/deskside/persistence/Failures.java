package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the application is told of a failure of the database. */
final class Failures {
    private Failures() {}

    /** The failure to tell: where the database had no part in it, the same one. */
    static RuntimeException translate(RuntimeException failure) {
        if (failure instanceof DesksideException) {
            return failure;
        }
        return sql(failure).<RuntimeException>map(Failures::translate).orElse(failure);
    }

    /** The failure to tell. Its cause is the driver's exception alone: Jdbi's would name the values that were bound. */
    static DesksideException translate(SQLException failure) {
        return switch (kind(failure)) {
            case DOUBLE ->
                new DesksideException(ErrorCode.ALREADY_EXISTS, "What is to be added is there already.", failure);
            case ORPHAN -> new DesksideException(ErrorCode.INVALID_KEY, "The account or company is unknown.", failure);
            case OTHER -> unavailable(failure);
        };
    }

    /** What the database itself said. */
    static Optional<SQLException> sql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** Of an SQLSTATE: whether the same, done again, may come through, since nothing but another one was in the way. */
    static boolean isUndoneForAnother(String state) {
        // serialization_failure, deadlock_detected
        return state.equals("40001") || state.equals("40P01");
    }

    static DesksideException unavailable(Throwable cause) {
        return new DesksideException(ErrorCode.UNAVAILABLE, "The store can't be read or written at the moment.", cause);
    }

    static DesksideException closed() {
        return new DesksideException(ErrorCode.UNAVAILABLE, "The store is closed.");
    }

    static DesksideException stale() {
        return new DesksideException(
                ErrorCode.STALE_WRITE, "It was changed in between; nothing was written. Read it again.");
    }

    private static Kind kind(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
                return Kind.DOUBLE;
            }
            return code == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY ? Kind.ORPHAN : Kind.OTHER;
        }
        String state = failure.getSQLState();
        if (state == null) {
            return Kind.OTHER;
        }
        return switch (state) {
            // unique_violation
            case "23505" -> Kind.DOUBLE;
            // foreign_key_violation
            case "23503" -> Kind.ORPHAN;
            default -> Kind.OTHER;
        };
    }

    private enum Kind {
        DOUBLE,
        ORPHAN,
        OTHER
    }
}
