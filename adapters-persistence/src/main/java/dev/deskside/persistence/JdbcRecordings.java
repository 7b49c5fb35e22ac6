package dev.deskside.persistence;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingState;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.SessionKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Recordings in a table. A page costs the same however many there are: each company that the caller has access to, and
 * no company for the attended sessions, is one range of an index that is in the order of the list; the ranges are
 * merged and left where the page is full.
 */
final class JdbcRecordings implements Recordings {
    /** SQLite refuses a compound of more than 500 ranges; this many are still merged with little overhead. */
    private static final int MOST_RANGES = 100;

    private static final String INSERT = """
            INSERT INTO recording
              (recording_id, version, account_key, technician_key, company_id, session_key, started_at, state, archived)
            VALUES (:id, :version, :account, :technician, :company, :session, :startedAt, :state, :archived)
            """;

    private static final String UPDATE = """
            UPDATE recording
            SET version = :version, account_key = :account, technician_key = :technician, company_id = :company,
              session_key = :session, started_at = :startedAt, state = :state, archived = :archived
            WHERE recording_id = :id AND version = :expected
            """;

    private static final String FIND = """
            SELECT * FROM recording
            WHERE recording_id = :id AND account_key = :account
              AND (company_id IS NULL OR company_id IN (<companies>))
            """;

    private static final String RANGE = """
            SELECT started_at, recording_id FROM recording
            WHERE account_key = :account AND state = :state AND archived = :archived
              AND started_at BETWEEN :from AND :to
            """;

    private static final String AFTER = " AND (started_at, recording_id) > (:afterTime, :afterId)";

    private final Database database;

    JdbcRecordings(Database database) {
        this.database = Objects.requireNonNull(database);
    }

    @Override
    public long commit(Recording recording, long expectedVersion) {
        long version = expectedVersion + 1;
        return database.write(handle -> {
            int written = handle.createUpdate(expectedVersion == 0 ? INSERT : UPDATE)
                    .bind("id", sortable(recording.id()))
                    .bind("version", version)
                    .bind("expected", expectedVersion)
                    .bind("account", recording.account().toString())
                    .bind("technician", recording.technician().toString())
                    .bind("company", recording.company().map(CompanyId::toString))
                    .bind("session", recording.session().toString())
                    .bind("startedAt", Micros.of(recording.startedAt()))
                    .bind("state", recording.state().name())
                    .bind("archived", recording.archived())
                    .execute();
            if (written == 0) {
                throw Failures.stale();
            }
            return version;
        });
    }

    @Override
    public Optional<Versioned<Recording>> find(Caller caller, RecordingId id) {
        return database.read(handle -> Visible.bind(handle.createQuery(FIND), caller)
                .bind("id", sortable(id))
                .map((result, context) -> recording(new Row(result)))
                .findOne());
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        Places after = query.after().map(Places::read).orElse(Places.START);
        if (!query.account().map(caller.account()::equals).orElse(true)) {
            return AvailableRecordings.NONE;
        }
        List<Optional<String>> ranges = ranges(caller, query);
        return database.read(handle -> {
            Page transcode = page(
                    handle,
                    database.dialect(),
                    caller,
                    query,
                    ranges,
                    RecordingState.READY_FOR_TRANSCODE,
                    after.transcode());
            Page download = page(
                    handle,
                    database.dialect(),
                    caller,
                    query,
                    ranges,
                    RecordingState.READY_FOR_DOWNLOAD,
                    after.download());
            return new AvailableRecordings(
                    transcode.recordings(),
                    download.recordings(),
                    transcode.isLast() && download.isLast()
                            ? Optional.empty()
                            : Optional.of(new Places(transcode.end(), download.end()).cursor()));
        });
    }

    /** The companies to look at; an absent one stands for the attended sessions. */
    private static List<Optional<String>> ranges(Caller caller, RecordingQuery query) {
        List<Optional<String>> ranges = new ArrayList<>();
        Optional<Attendance> attendance = query.attendance();
        if (query.company().isEmpty() && !attendance.equals(Optional.of(Attendance.UNATTENDED))) {
            ranges.add(Optional.empty());
        }
        if (!attendance.equals(Optional.of(Attendance.ATTENDED))) {
            caller.companies().stream()
                    .filter(company -> query.company().map(company::equals).orElse(true))
                    .map(CompanyId::toString)
                    .sorted()
                    .map(Optional::of)
                    .forEach(ranges::add);
        }
        return ranges;
    }

    private static Page page(
            Handle handle,
            Dialect dialect,
            Caller caller,
            RecordingQuery query,
            List<Optional<String>> ranges,
            RecordingState state,
            Optional<Place> after) {
        List<Place> places = new ArrayList<>();
        for (int first = 0; first < ranges.size(); first += MOST_RANGES) {
            List<Optional<String>> some = ranges.subList(first, Math.min(first + MOST_RANGES, ranges.size()));
            places.addAll(merged(handle, dialect, caller, query, some, state, after));
        }
        Collections.sort(places);
        return new Page(places, after);
    }

    private static List<Place> merged(
            Handle handle,
            Dialect dialect,
            Caller caller,
            RecordingQuery query,
            List<Optional<String>> ranges,
            RecordingState state,
            Optional<Place> after) {
        List<String> selects = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            String company = ranges.get(i).isPresent() ? " AND company_id = :company" + i : " AND company_id IS NULL";
            String technician = query.user().isPresent() ? " AND technician_key = :technician" : "";
            selects.add(dialect.cutOff(
                    RANGE + company + technician + (after.isPresent() ? AFTER : ""),
                    "company_id, started_at, recording_id",
                    ":limit"));
        }
        Query page = handle.createQuery(
                        String.join(" UNION ALL ", selects) + " ORDER BY started_at, recording_id LIMIT :limit")
                .bind("account", caller.account().toString())
                .bind("state", state.name())
                .bind("archived", query.archived())
                .bind(
                        "from",
                        Math.max(
                                query.from().map(Micros::ceiling).orElse(Long.MIN_VALUE),
                                after.map(Place::startedAt).orElse(Long.MIN_VALUE)))
                .bind("to", query.to().map(Micros::floor).orElse(Long.MAX_VALUE))
                .bind("limit", AvailableRecordings.LIMIT + 1);
        after.ifPresent(
                place -> page.bind("afterTime", place.startedAt()).bind("afterId", sortable(place.recording())));
        query.user().ifPresent(user -> page.bind("technician", user.toString()));
        for (int i = 0; i < ranges.size(); i++) {
            int number = i;
            ranges.get(i).ifPresent(company -> page.bind("company" + number, company));
        }
        return page.map((result, context) -> new Place(result.getLong(1), parse(result.getString(2))))
                .list();
    }

    private static Versioned<Recording> recording(Row row) throws SQLException {
        return new Versioned<>(
                new Recording(
                        parse(row.text("recording_id")),
                        AccountKey.of(row.text("account_key")),
                        UserKey.of(row.text("technician_key")),
                        row.optional("company_id").map(CompanyId::of),
                        new SessionKey(UUID.fromString(row.text("session_key"))),
                        row.instant("started_at"),
                        RecordingState.valueOf(row.text("state")),
                        row.flag("archived")),
                row.number("version"));
    }

    /** Text that sorts as the number does: the number of its digits, and its digits. */
    private static String sortable(RecordingId id) {
        String digits = id.toString();
        return "%02d%s".formatted(digits.length(), digits);
    }

    static RecordingId parse(String sortable) {
        return RecordingId.of(sortable.substring(2));
    }

    /** A recording's place in a list. */
    private record Place(long startedAt, RecordingId recording) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = Long.compare(startedAt, other.startedAt);
            return byTime != 0 ? byTime : recording.compareTo(other.recording);
        }
    }

    /**
     * A page of one list.
     *
     * @param places of its recordings, and of those after it that were read along
     * @param after where the page before ended
     */
    private record Page(List<Place> places, Optional<Place> after) {
        boolean isLast() {
            return places.size() <= AvailableRecordings.LIMIT;
        }

        List<RecordingId> recordings() {
            return places.stream()
                    .limit(AvailableRecordings.LIMIT)
                    .map(Place::recording)
                    .toList();
        }

        Optional<Place> end() {
            int size = Math.min(places.size(), AvailableRecordings.LIMIT);
            return size == 0 ? after : Optional.of(places.get(size - 1));
        }
    }

    /** Where both lists of an answer ended. */
    private record Places(Optional<Place> transcode, Optional<Place> download) {
        static final Places START = new Places(Optional.empty(), Optional.empty());
        private static final String NOWHERE = "-";

        static Places read(PageCursor cursor) {
            List<String> words = Cursor.words(cursor, 4);
            Places places = new Places(place(words.subList(0, 2)), place(words.subList(2, 4)));
            return Cursor.unchanged(cursor, places, Places::cursor);
        }

        PageCursor cursor() {
            return Cursor.of(Stream.of(transcode, download)
                    .flatMap(place -> place.map(at -> Stream.<Object>of(at.startedAt(), at.recording()))
                            .orElse(Stream.of(NOWHERE, NOWHERE)))
                    .toArray());
        }

        private static Optional<Place> place(List<String> words) {
            if (words.get(0).equals(NOWHERE)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Place(Cursor.number(words.get(0)), RecordingId.of(words.get(1))));
            } catch (DesksideException e) {
                throw PageCursor.unreadable();
            }
        }
    }
}
