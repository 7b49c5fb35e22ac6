package dev.deskside.http.server;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.Attendance;
import dev.deskside.http.wire.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The request parameters of {@code GET /archive/recordings}. */
final class ArchiveParameters {
    private ArchiveParameters() {}

    /** The question that these ask. INVALID_VALUE naming the parameter where one is missing or wrong. */
    static RecordingQuery read(QueryParameters parameters) {
        return new RecordingQuery(
                parameters.one(AccountKey.FIELD).map(AccountKey::of),
                parameters.one(UserKey.FIELD).map(UserKey::of),
                parameters.one(CompanyId.FIELD).map(CompanyId::of),
                parameters.one("sessionType").map(ArchiveParameters::attendance),
                time("fromTime", parameters),
                time("toTime", parameters),
                parameters.one("timePeriod").map(ArchiveParameters::days),
                parameters.one("archived").map(ArchiveParameters::archived).orElse(false),
                Optional.empty());
    }

    private static Attendance attendance(String text) {
        return switch (text) {
            case "0" -> Attendance.ATTENDED;
            case "1" -> Attendance.UNATTENDED;
            default -> throw DesksideException.invalid("sessionType", "must be 0 (attended) or 1 (unattended)");
        };
    }

    private static boolean archived(String text) {
        return switch (text) {
            case "0" -> false;
            case "1" -> true;
            default -> throw DesksideException.invalid("archived", "must be 0 or 1");
        };
    }

    private static Optional<Instant> time(String name, QueryParameters parameters) {
        return parameters
                .one(name)
                .map(text -> WireTime.parse(text)
                        .orElseThrow(() -> DesksideException.invalid(
                                name, "must be a time in ISO 8601, for example 2026-11-25T09:30:00Z")));
    }

    private static Duration days(String text) {
        // More digits than these are more days than anybody may ask for.
        if (!text.matches("[0-9]{1,9}")) {
            throw DesksideException.invalid(
                    "timePeriod", "must be a whole number of days from 1 to " + RecordingQuery.MAX_PERIOD_DAYS);
        }
        return Duration.ofDays(Integer.parseInt(text));
    }
}
