package dev.deskside.http.server;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.http.wire.SessionStatusText;
import dev.deskside.http.wire.StartSessionJson;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The request parameters of lists of sessions. */
final class SessionParameters {
    /** More than there are, for who names one twice. */
    private static final int MOST_STATUSES = 50;

    private SessionParameters() {}

    /** Of {@code GET /sessions}: v1's window, and where its list goes on. */
    static SessionQuery readWindow(QueryParameters parameters) {
        // There is one type: it narrows nothing, but another one is a mistake.
        parameters.one("sessionType").ifPresent(StartSessionJson::type);
        return window(parameters).build();
    }

    /** Of our own search. INVALID_VALUE naming the parameter where one is wrong. */
    static SessionQuery readSearch(QueryParameters parameters) {
        SessionQuery.Builder query = window(parameters);
        List<String> statuses = parameters.list("status");
        Check.atMost("status", statuses.size(), MOST_STATUSES);
        query.statuses(statuses.stream().map(SessionParameters::status).collect(Collectors.toSet()));
        parameters.one("technician").map(SessionParameters::technician).ifPresent(query::technician);
        parameters.one("customer").ifPresent(query::customer);
        parameters.one(PartnerObject.FIELD).ifPresent(query::partnerObject);
        parameters.number("limit").ifPresent(query::limit);
        return query.build();
    }

    private static SessionQuery.Builder window(QueryParameters parameters) {
        SessionQuery.Builder query = SessionQuery.all();
        parameters.time("fromTime").ifPresent(query::from);
        parameters.time("toTime").ifPresent(query::to);
        parameters.cursor().ifPresent(query::after);
        return query;
    }

    private static UserKey technician(String text) {
        if (LinkedRoutes.parse(UserKey::of, text).isEmpty()) {
            throw DesksideException.invalid("technician", "must be a user key: digits");
        }
        return UserKey.of(text);
    }

    private static SessionStatus status(String text) {
        return SessionStatusText.parse(text)
                .orElseThrow(() -> DesksideException.invalid(
                        "status",
                        "must be one or more of "
                                + Arrays.stream(SessionStatus.values())
                                        .map(SessionStatusText::of)
                                        .collect(Collectors.joining(", "))));
    }
}
