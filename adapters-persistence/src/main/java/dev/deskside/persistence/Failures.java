package dev.deskside.persistence;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.sql.SQLException;
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
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return translate(sql);
            }
        }
        return failure;
    }

    /** The failure to tell. Its cause is the driver's exception alone: Jdbi's would name the values that were bound. */
    static DesksideException translate(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY) {
                return new DesksideException(
                        ErrorCode.ALREADY_EXISTS, "What is to be added is there already.", failure);
            }
            if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY) {
                return new DesksideException(ErrorCode.INVALID_KEY, "The account or company is unknown.", failure);
            }
        }
        return unavailable(failure);
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
}
