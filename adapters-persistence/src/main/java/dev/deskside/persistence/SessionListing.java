package dev.deskside.persistence;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.Check;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The statements that answer a {@link SessionQuery}: its conditions, and the place where a page begins. */
final class SessionListing {
    private final Caller caller;
    private final SessionQuery query;
    private final Optional<Place> after;
    private final String conditions;

    SessionListing(Dialect dialect, Caller caller, SessionQuery query) {
        this.caller = caller;
        this.query = query;
        this.after = query.after().map(Place::read);
        this.conditions = String.join(" AND ", conditions(dialect, query));
    }

    private static List<String> conditions(Dialect dialect, SessionQuery query) {
        List<String> conditions = new ArrayList<>(List.of(
                "account_key = :account",
                "(machine_company_id IS NULL OR machine_company_id IN (<companies>))",
                "created_at BETWEEN :from AND :to"));
        if (!query.statuses().isEmpty()) {
            conditions.add("status IN (<statuses>)");
        }
        if (query.technician().isPresent()) {
            conditions.add("technician_key = :technician");
        }
        if (query.customer().isPresent()) {
            conditions.add("(%s OR %s)"
                    .formatted(
                            dialect.containsIgnoringAsciiCase("customer_name", ":customer"),
                            dialect.containsIgnoringAsciiCase("customer_email", ":customer")));
        }
        if (query.partnerObject().isPresent()) {
            conditions.add("partner_object = :partnerObject");
        }
        return conditions;
    }

    /** How many there are on all pages. */
    Query count(Handle handle) {
        return bind(handle.createQuery("SELECT COUNT(*) FROM session WHERE " + conditions), Long.MAX_VALUE);
    }

    /** The page, and one more if there is one. */
    Query page(Handle handle) {
        String place = after.isPresent() ? " AND (created_at < :at OR session_key > :key)" : "";
        Query page = bind(
                        handle.createQuery(JdbcSessions.SELECT + "WHERE " + conditions + place
                                + " ORDER BY created_at DESC, session_key LIMIT :limit"),
                        after.map(Place::createdAt).orElse(Long.MAX_VALUE))
                .bind("limit", query.limit() + 1);
        after.ifPresent(start -> page.bind("at", start.createdAt()).bind("key", start.sessionKey()));
        return page;
    }

    private Query bind(Query statement, long latest) {
        Visible.bind(statement, caller)
                .bind("from", query.from().map(Micros::ceiling).orElse(Long.MIN_VALUE))
                .bind("to", Math.min(query.to().map(Micros::floor).orElse(Long.MAX_VALUE), latest));
        if (!query.statuses().isEmpty()) {
            statement.bindList(
                    "statuses",
                    query.statuses().stream().map(SessionStatus::name).sorted().toList());
        }
        query.technician().map(UserKey::toString).ifPresent(key -> statement.bind("technician", key));
        query.customer().map(Check::lowerAscii).ifPresent(text -> statement.bind("customer", text));
        query.partnerObject().ifPresent(text -> statement.bind("partnerObject", text));
        return statement;
    }

    /** Where a page ended: the newest come first, those of the same moment in the order of their keys. */
    record Place(long createdAt, String sessionKey) {
        static Place read(PageCursor cursor) {
            List<String> words = Cursor.words(cursor, 2);
            Place place = new Place(Cursor.number(words.get(0)), key(words.get(1)));
            return Cursor.unchanged(cursor, place, Place::cursor);
        }

        private static String key(String word) {
            try {
                return UUID.fromString(word).toString();
            } catch (IllegalArgumentException e) {
                throw PageCursor.unreadable();
            }
        }

        PageCursor cursor() {
            return Cursor.of(createdAt, sessionKey);
        }
    }
}
