package dev.deskside.persistence;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.Sealed;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionTokens;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Sessions in a table, with their collaborators and the log of their changes beside it. */
final class JdbcSessions implements Sessions {
    private static final String HAS_COLLABORATORS = "has_collaborators";

    /** All that {@link #session} reads of a row. Most sessions have no collaborators, and need no second question. */
    static final String SELECT = """
            SELECT *,
              EXISTS (SELECT 1 FROM session_collaborator c WHERE c.session_key = session.session_key) AS %s
            FROM session
            """.formatted(HAS_COLLABORATORS);

    private static final String FIND_VISIBLE = SELECT + """
            WHERE (session_id = :reference OR session_token_hash = :hash)
              AND account_key = :account AND (machine_company_id IS NULL OR machine_company_id IN (<companies>))
            """;

    private static final String FIND_BY_START_KEY = SELECT + """
            WHERE account_key = :account AND start_key = :key
              AND (machine_company_id IS NULL OR machine_company_id IN (<companies>))
            """;

    private static final String SAY = """
            INSERT INTO session_message (session_key, said_at, content, participant_name)
            SELECT session_key, :at, :content, :name FROM session WHERE session_key = :session
            """;

    private static final String ADD_CHANGE =
            "INSERT INTO session_change (session_key, version, status, happened_at, account_key) VALUES (?, ?, ?, ?, ?)";

    private static final String TEXT = "text";
    private static final String NUMBER = "number";

    private final Database database;
    private final ChangeFeed feed;
    private final Runnable committed;
    private volatile Runnable callbackDue = () -> {};

    /** @param committed is run after each commit that has changes */
    JdbcSessions(Database database, Runnable committed) {
        this.database = Objects.requireNonNull(database);
        this.feed = new ChangeFeed(database.dialect());
        this.committed = Objects.requireNonNull(committed);
    }

    /** See {@link Store#onCallbackDue}. */
    void onCallbackDue(Runnable told) {
        callbackDue = told;
    }

    @Override
    public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
        List<SessionChange> unchanging = List.copyOf(changes);
        long version = write(session, expectedVersion, unchanging);
        if (!unchanging.isEmpty()) {
            committed.run();
        }
        if (unchanging.stream().anyMatch(session::isCalledBack)) {
            callbackDue.run();
        }
        return version;
    }

    private long write(Session session, long expectedVersion, List<SessionChange> changes) {
        long version = expectedVersion + 1;
        return database.write(handle -> {
            // The session first: its lock makes the changes of a session as ordered as its versions.
            Map<String, Object> columns = columns(session, version);
            int rows = handle.createUpdate(expectedVersion == 0 ? insert(columns) : update(columns))
                    .bindMap(columns)
                    .bind("expected", expectedVersion)
                    .execute();
            if (rows == 0) {
                throw Failures.stale();
            }
            writeCollaborators(handle, session, expectedVersion == 0);
            for (SessionChange change : changes) {
                if (session.isCalledBack(change)) {
                    CallbackCursor.append(database.dialect(), handle, session, version, change);
                } else {
                    handle.execute(
                            ADD_CHANGE,
                            session.key().toString(),
                            version,
                            change.status().name(),
                            Micros.of(change.at()),
                            columns.get("account_key"));
                }
            }
            return version;
        });
    }

    @Override
    public Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
        return find(handle -> visible(handle, caller, reference));
    }

    @Override
    public Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
        return find(handle ->
                Visible.bind(handle.createQuery(FIND_BY_START_KEY), caller).bind("key", key.value()));
    }

    @Override
    public Optional<Versioned<Session>> find(LaunchToken token) {
        return find(handle -> handle.createQuery(SELECT + "WHERE launch_token_hash = :hash")
                .bind("hash", TokenHash.of(token.value()).hex()));
    }

    @Override
    public Optional<Versioned<Session>> find(JoinToken token) {
        return find(handle -> handle.createQuery(SELECT + "WHERE join_token_hash = :hash")
                .bind("hash", TokenHash.of(token.value()).hex()));
    }

    @Override
    public Listed list(Caller caller, SessionQuery query) {
        SessionListing listing = new SessionListing(database.dialect(), caller, query);
        return database.read(handle -> {
            List<Versioned<Session>> found = listing.page(handle)
                    .map((result, context) -> session(handle, new Row(result)))
                    .list();
            List<Versioned<Session>> page = found.subList(0, Math.min(query.limit(), found.size()));
            return new Listed(
                    listing.count(handle).mapTo(long.class).one(),
                    page,
                    found.size() > page.size() ? Optional.of(end(page)) : Optional.empty());
        });
    }

    private static PageCursor end(List<Versioned<Session>> page) {
        Session last = page.get(page.size() - 1).value();
        return new SessionListing.Place(Micros.of(last.createdAt()), last.key().toString()).cursor();
    }

    @Override
    public void say(SessionKey session, ChatMessage message) {
        database.write(handle -> {
            int written = handle.createUpdate(SAY)
                    .bind("session", session.toString())
                    .bind("at", Micros.of(message.at()))
                    .bind("content", message.content())
                    .bind("name", message.participantName())
                    .execute();
            if (written == 0) {
                throw new DesksideException(ErrorCode.INVALID_KEY, "The session is unknown.");
            }
            return written;
        });
    }

    @Override
    public List<ChatMessage> messages(Caller caller, SessionReference reference) {
        return ofVisible(caller, reference, JdbcSessions::messages);
    }

    @Override
    public List<LoggedChange> changes(Caller caller, SessionReference reference) {
        return ofVisible(caller, reference, JdbcSessions::changes);
    }

    @Override
    public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
        return database.read(handle -> {
            ChangeFeed.Place end = feed.end(handle);
            List<FeedEntry> entries = feed.entries(handle, caller, feed.read(after, end))
                    .map((result, context) -> feedEntry(new Row(result)))
                    .list();
            List<FeedEntry> page =
                    entries.stream().filter(FeedEntry::visible).limit(limit).toList();
            boolean full = page.size() == limit;
            boolean more = full || entries.size() == ChangeFeed.SCAN;
            ChangeFeed.Place next = end;
            if (full) {
                next = page.get(limit - 1).place();
            } else if (more) {
                next = entries.get(entries.size() - 1).place();
            }
            return new ChangePage(withSessions(handle, page), feed.cursor(next), more);
        });
    }

    @Override
    public PageCursor changesEnd(Caller caller) {
        return feed.cursor(database.ask(feed::end));
    }

    private FeedEntry feedEntry(Row row) throws SQLException {
        return new FeedEntry(change(row), feed.place(row), row.flag("visible"));
    }

    private List<FeedChange> withSessions(Handle handle, List<FeedEntry> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<SessionKey, Session> sessions = new HashMap<>();
        handle.createQuery(SELECT + "WHERE session_key IN (<keys>)")
                .bindList(
                        "keys",
                        page.stream()
                                .map(entry -> entry.logged().session().toString())
                                .distinct()
                                .toList())
                .map((result, context) -> session(handle, new Row(result)).value())
                .forEach(session -> sessions.put(session.key(), session));
        return page.stream()
                .map(entry -> new FeedChange(
                        entry.logged(), sessions.get(entry.logged().session()), feed.cursor(entry.place())))
                .toList();
    }

    private record FeedEntry(LoggedChange logged, ChangeFeed.Place place, boolean visible) {}

    /** What belongs to a session that the caller may see; nothing where there is none. */
    private <T> List<T> ofVisible(
            Caller caller, SessionReference reference, BiFunction<Handle, String, List<T>> belongings) {
        return database.read(handle -> visible(handle, caller, reference)
                .map((result, context) -> result.getString("session_key"))
                .findFirst()
                .map(key -> belongings.apply(handle, key))
                .orElse(List.of()));
    }

    private Optional<Versioned<Session>> find(Function<Handle, Query> question) {
        return database.read(handle -> question.apply(handle)
                .map((result, context) -> session(handle, new Row(result)))
                .findFirst());
    }

    static Query visible(Handle handle, Caller caller, SessionReference reference) {
        return Visible.bind(handle.createQuery(FIND_VISIBLE), caller)
                .bind("reference", reference.value())
                .bind("hash", TokenHash.of(reference.value()).hex());
    }

    private static List<LoggedChange> changes(Handle handle, String key) {
        return handle.select("SELECT * FROM session_change WHERE session_key = ? ORDER BY sequence", key)
                .map((result, context) -> change(new Row(result)))
                .list();
    }

    static List<ChatMessage> messages(Handle handle, String key) {
        return handle.select("SELECT * FROM session_message WHERE session_key = ? ORDER BY sequence", key)
                .map((result, context) -> message(new Row(result)))
                .list();
    }

    private static ChatMessage message(Row row) throws SQLException {
        return new ChatMessage(row.instant("said_at"), row.text("content"), row.optional("participant_name"));
    }

    static LoggedChange change(Row row) throws SQLException {
        return new LoggedChange(
                row.number("sequence"),
                new SessionKey(UUID.fromString(row.text("session_key"))),
                row.number("version"),
                change(row.text("status"), row.instant("happened_at")));
    }

    static SessionChange change(String status, Instant at) {
        return new SessionChange(SessionStatus.valueOf(status), at);
    }

    private static String insert(Map<String, Object> columns) {
        return "INSERT INTO session (%s) VALUES (%s)"
                .formatted(
                        String.join(", ", columns.keySet()),
                        columns.keySet().stream().map(column -> ":" + column).collect(Collectors.joining(", ")));
    }

    private static String update(Map<String, Object> columns) {
        return "UPDATE session SET %s WHERE session_key = :session_key AND version = :expected"
                .formatted(columns.keySet().stream()
                        .map(column -> column + " = :" + column)
                        .collect(Collectors.joining(", ")));
    }

    /** What is written, by column; {@link #session} is its inverse. */
    private static Map<String, Object> columns(Session session, long version) {
        SessionSnapshot snapshot = session.snapshot();
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("session_key", session.key().toString());
        columns.put("version", version);
        columns.put("account_key", text(snapshot.account()));
        columns.put("created_at", Micros.of(session.createdAt()));
        columns.put("token_epoch", session.tokenEpoch());
        columns.put("session_token_hash", session.tokens().session().hex());
        columns.put("launch_token_hash", text(session.tokens().launch().map(TokenHash::hex)));
        columns.put("join_token_hash", text(session.tokens().join().map(TokenHash::hex)));
        columns.put("status_callback_url", text(session.statusCallbackUrl()));
        columns.put("session_id", text(session.id()));
        columns.put("status", session.status().name());
        columns.put("technician_key", text(snapshot.technician().userKey()));
        columns.put("technician_name", text(snapshot.technician().name()));
        columns.put("technician_email", text(snapshot.technician().email()));
        columns.put("customer_name", text(snapshot.customer().name()));
        columns.put("customer_email", text(snapshot.customer().email()));
        columns.put("partner_object_kind", text(snapshot.partnerObject().map(JdbcSessions::kind)));
        columns.put("partner_object", text(snapshot.partnerObject().map(PartnerObject::text)));
        columns.put("partner_object_url", text(snapshot.partnerObjectUrl()));
        columns.put("started_at", snapshot.startedAt().map(Micros::of).orElse(null));
        columns.put(
                "customer_joined_at",
                snapshot.customerJoinedAt().map(Micros::of).orElse(null));
        columns.put("ended_at", snapshot.endedAt().map(Micros::of).orElse(null));
        columns.put("machine_uuid", text(snapshot.machine().map(UnattendedMachine::uuid)));
        columns.put("machine_name", text(snapshot.machine().flatMap(UnattendedMachine::name)));
        columns.put("machine_account_name", text(snapshot.machine().flatMap(UnattendedMachine::accountName)));
        columns.put("machine_company_id", text(snapshot.machine().flatMap(UnattendedMachine::company)));
        columns.put("notes", text(snapshot.notes()));
        columns.put("recording_url", text(snapshot.recordingUrl()));
        columns.put("end_reason", text(session.endReason()));
        columns.put("sealed_start", text(session.sealedStart().map(Sealed::text)));
        columns.put("start_key", text(session.startKey().map(StartKey::value)));
        columns.put(
                "start_request_hash",
                text(session.startKey().map(StartKey::request).map(TokenHash::hex)));
        columns.put("hold_reason", text(session.hold().map(LegalHold::reason)));
        columns.put(
                "held_since",
                session.hold().map(LegalHold::since).map(Micros::of).orElse(null));
        return columns;
    }

    /** NULL for what is absent. */
    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static String kind(PartnerObject object) {
        return object instanceof PartnerObject.Numeric ? NUMBER : TEXT;
    }

    private static PartnerObject partnerObject(String kind, String text) {
        return switch (kind) {
            case TEXT -> new PartnerObject.Text(text);
            case NUMBER -> new PartnerObject.Numeric(new BigDecimal(text));
            default -> throw new IllegalStateException("no kind of partner object: " + kind);
        };
    }

    private static void writeCollaborators(Handle handle, Session session, boolean isNew) {
        String key = session.key().toString();
        if (!isNew) {
            handle.execute("DELETE FROM session_collaborator WHERE session_key = ?", key);
        }
        List<Participant> collaborators = session.snapshot().collaborators();
        for (int position = 0; position < collaborators.size(); position++) {
            Participant collaborator = collaborators.get(position);
            handle.execute(
                    "INSERT INTO session_collaborator (session_key, position, user_key, name, email) VALUES (?, ?, ?, ?, ?)",
                    key,
                    position,
                    text(collaborator.userKey()),
                    text(collaborator.name()),
                    text(collaborator.email()));
        }
    }

    static Versioned<Session> session(Handle handle, Row row) throws SQLException {
        String key = row.text("session_key");
        SessionSnapshot snapshot = SessionSnapshot.in(SessionStatus.valueOf(row.text("status")))
                .id(row.optional("session_id").map(SessionId::new))
                .account(row.optional("account_key").map(AccountKey::of))
                .technician(participant(row, "technician_key", "technician_name", "technician_email"))
                .customer(new Customer(
                        row.optional("customer_name"),
                        row.optional("customer_email").map(EmailAddress::new)))
                .partnerObject(partnerObject(row))
                .partnerObjectUrl(row.url("partner_object_url"))
                .startedAt(row.optionalInstant("started_at"))
                .customerJoinedAt(row.optionalInstant("customer_joined_at"))
                .endedAt(row.optionalInstant("ended_at"))
                .machine(machine(row))
                .notes(row.optional("notes"))
                .recordingUrl(row.url("recording_url"))
                .collaborators(row.flag(HAS_COLLABORATORS) ? collaborators(handle, key) : List.of())
                .build();
        return new Versioned<>(
                new Session(
                        new SessionKey(UUID.fromString(key)),
                        row.instant("created_at"),
                        Math.toIntExact(row.number("token_epoch")),
                        new SessionTokens(
                                new TokenHash(row.text("session_token_hash")),
                                row.optional("launch_token_hash").map(TokenHash::new),
                                row.optional("join_token_hash").map(TokenHash::new)),
                        row.url("status_callback_url"),
                        snapshot,
                        row.optional("end_reason").map(EndReason::valueOf),
                        row.optional("sealed_start").map(Sealed::new),
                        startKey(row),
                        hold(row)),
                row.number("version"));
    }

    private static Optional<StartKey> startKey(Row row) throws SQLException {
        Optional<String> value = row.optional("start_key");
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new StartKey(value.get(), new TokenHash(row.text("start_request_hash"))));
    }

    private static Optional<LegalHold> hold(Row row) throws SQLException {
        Optional<String> reason = row.optional("hold_reason");
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(new LegalHold(reason.get(), row.instant("held_since")));
    }

    private static List<Participant> collaborators(Handle handle, String key) {
        return handle.select("SELECT * FROM session_collaborator WHERE session_key = ? ORDER BY position", key)
                .map((result, context) -> participant(new Row(result), "user_key", "name", "email"))
                .list();
    }

    private static Participant participant(Row row, String key, String name, String email) throws SQLException {
        return new Participant(
                row.optional(key).map(UserKey::of),
                row.optional(name),
                row.optional(email).map(EmailAddress::new));
    }

    private static Optional<PartnerObject> partnerObject(Row row) throws SQLException {
        String text = row.text("partner_object");
        return row.optional("partner_object_kind").map(kind -> partnerObject(kind, text));
    }

    private static Optional<UnattendedMachine> machine(Row row) throws SQLException {
        Optional<String> uuid = row.optional("machine_uuid");
        if (uuid.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new UnattendedMachine(
                new MachineUuid(uuid.get()),
                row.optional("machine_name"),
                row.optional("machine_account_name"),
                row.optional("machine_company_id").map(CompanyId::of)));
    }
}
