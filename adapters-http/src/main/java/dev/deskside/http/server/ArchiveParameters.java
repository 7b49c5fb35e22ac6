package dev.deskside.http.server;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.Attendance;
import java.time.Duration;
import java.util.List;

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
                parameters.time("fromTime"),
                parameters.time("toTime"),
                parameters.one("timePeriod").map(ArchiveParameters::days),
                parameters.one("archived").map(ArchiveParameters::archived).orElse(false),
                parameters.cursor());
    }

    /** The recordings with these ids, which commas stand between. INVALID_VALUE where one isn't an id. */
    static RecordingSelection selection(String ids) {
        return selection(QueryParameters.split(ids));
    }

    static RecordingSelection selection(List<String> ids) {
        return new RecordingSelection(ids.stream().map(ArchiveParameters::id).toList());
    }

    private static RecordingId id(String text) {
        return LinkedRoutes.parse(RecordingId::of, text)
                .orElseThrow(() -> DesksideException.invalid(
                        RecordingSelection.FIELD, "must be recording ids, digits with commas between them"));
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

    private static Duration days(String text) {
        // More digits than these are more days than anybody may ask for.
        if (!text.matches("[0-9]{1,9}")) {
            throw DesksideException.invalid(
                    "timePeriod", "must be a whole number of days from 1 to " + RecordingQuery.MAX_PERIOD_DAYS);
        }
        return Duration.ofDays(Integer.parseInt(text));
    }
}
