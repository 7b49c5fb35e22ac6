package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.FindTranscript;
import dev.deskside.application.usecase.ListSessions;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.SessionListJson;
import dev.deskside.http.wire.StartedSessionJson;
import dev.deskside.http.wire.TranscriptJson;
import dev.deskside.http.wire.WireErrorCode;
import dev.deskside.http.wire.WireTime;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/** v1's methods on sessions. Each finds out who calls before it looks at anything else. */
final class V1SessionRoutes {
    private final UseCases useCases;
    private final Authorization authorization;

    V1SessionRoutes(UseCases useCases, Authorization authorization) {
        this.useCases = Objects.requireNonNull(useCases);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void start(Context context) {
        Caller caller = authorization.caller(context);
        Optional<IdempotencyKey> key = IdempotencyKeyHeader.read(context);
        SessionRequest request =
                StartSessionReader.read(RequestBody.read(context)).toRequest().under(key);
        Answers.send(context, 200, StartedSessionJson.of(start(caller, request)));
    }

    /**
     * A start by a link. It makes a session on a GET, so nothing that a browser sends along by itself is taken for an
     * authorization.
     */
    void startInBrowser(Context context) {
        Caller caller = authorization.callerByHeader(context);
        StartedSession started = start(
                caller,
                StartParameters.read(QueryParameters.of(context.queryString())).toRequest());
        Answers.protect(context::header);
        context.status(302).header("Location", started.launchUrl().toString());
    }

    void show(Context context) {
        Caller caller = authorization.caller(context);
        Optional<FindSession.Found> found =
                useCases.findSession().run(new FindSession.Query(caller, reference(caller, context)));
        found.ifPresent(session -> session.asOf().ifPresent(asOf -> {
            // The provider can't be reached: this is what it told last.
            context.header("deskside-as-of", WireTime.format(asOf));
            context.header("Age", Long.toString(session.age().toSeconds()));
        }));
        send(context, found.map(FindSession.Found::session).map(SessionJson::of));
    }

    void events(Context context) {
        Caller caller = authorization.caller(context);
        send(
                context,
                useCases.findTranscript()
                        .run(new FindTranscript.Query(caller, reference(caller, context)))
                        .map(TranscriptJson::of));
    }

    void list(Context context) {
        Caller caller = authorization.caller(context);
        QueryParameters parameters = QueryParameters.of(context.queryString());
        SessionQuery query = SessionParameters.readWindow(parameters);
        SessionPage page = useCases.listSessions().run(new ListSessions.Query(caller, query));
        Answers.goesOn(context, parameters, page.next());
        Answers.send(context, 200, SessionListJson.of(page));
    }

    private StartedSession start(Caller caller, SessionRequest request) {
        return useCases.startSession().run(new StartSession.Command(caller, request));
    }

    /** A missing seat is told first, whatever was asked for: the reference may be malformed. */
    private static SessionReference reference(Caller caller, Context context) {
        caller.requireSeat();
        return new SessionReference(context.pathParam("session"));
    }

    private static void send(Context context, Optional<?> found) {
        found.ifPresentOrElse(
                body -> Answers.send(context, 200, body),
                () -> Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, Failures.NO_SESSION)));
    }
}
