package dev.deskside.persistence;

import dev.deskside.application.port.PersonalData;
import dev.deskside.domain.Check;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.session.DataSubject;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads and empties the columns and tables that tell of a customer. */
final class JdbcPersonalData implements PersonalData {
    private static final String ORDER = " ORDER BY created_at, session_key";

    /** The version counts up: whoever read it before can't write it any more. */
    private static final String ERASE = """
            UPDATE session SET customer_name = NULL, customer_email = NULL, notes = NULL, version = version + 1
            WHERE session_key = ?
            """;

    private final Database database;

    JdbcPersonalData(Database database) {
        this.database = Objects.requireNonNull(database);
    }

    @Override
    public List<KeptSession> export(AccountKey account, DataSubject subject) {
        return database.read(handle -> find(handle, JdbcSessions.SELECT, ORDER, account, subject)
                .map((result, context) ->
                        JdbcSessions.session(handle, new Row(result)).value())
                .list()
                .stream()
                .map(session -> kept(handle, session))
                .toList());
    }

    private static KeptSession kept(Handle handle, Session session) {
        return new KeptSession(
                session, JdbcSessions.messages(handle, session.key().toString()));
    }

    @Override
    public Erasure erase(AccountKey account, DataSubject subject) {
        return database.write(handle -> {
            List<SessionKey> held = new ArrayList<>();
            int erased = 0;
            int messages = 0;
            for (Found session : found(handle, account, subject)) {
                if (session.held()) {
                    held.add(session.key());
                } else {
                    messages += erase(handle, session.key().toString());
                    erased++;
                }
            }
            return new Erasure(erased, messages, held);
        });
    }

    /** Locked: no hold can be placed, and nothing be said there, before this is committed. */
    private List<Found> found(Handle handle, AccountKey account, DataSubject subject) {
        String locked = ORDER + database.dialect().locking();
        return find(handle, "SELECT session_key, hold_reason FROM session ", locked, account, subject)
                .map((result, context) -> new Found(
                        new SessionKey(UUID.fromString(result.getString("session_key"))),
                        result.getString("hold_reason") != null))
                .list();
    }

    /** How many messages it had. */
    private static int erase(Handle handle, String session) {
        handle.execute(ERASE, session);
        handle.execute("DELETE FROM session_collaborator WHERE session_key = ?", session);
        return handle.execute("DELETE FROM session_message WHERE session_key = ?", session);
    }

    private static Query find(Handle handle, String select, String end, AccountKey account, DataSubject subject) {
        // lower() knows ASCII alone here, as Dialect tells of a search.
        String condition =
                subject.email().isPresent() ? "lower(customer_email) = :subject" : "customer_name = :subject";
        return handle.createQuery(select + "WHERE account_key = :account AND " + condition + end)
                .bind("account", account.toString())
                .bind(
                        "subject",
                        subject.email()
                                .map(EmailAddress::value)
                                .map(Check::lowerAscii)
                                .or(subject::name)
                                .orElseThrow());
    }

    private record Found(SessionKey key, boolean held) {}
}
