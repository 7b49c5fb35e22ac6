package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.ListAvailableRecordings;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.http.wire.AvailableRecordingsJson;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.StartedSessionJson;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.http.Context;
import java.util.Objects;

/** The seed's three methods. Each finds out who calls before it looks at anything else. */
final class V1Routes {
    private final UseCases useCases;
    private final Authorization authorization;

    V1Routes(UseCases useCases, Authorization authorization) {
        this.useCases = Objects.requireNonNull(useCases);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void start(Context context) {
        Caller caller = authorization.caller(context);
        SessionRequest request =
                StartSessionReader.read(RequestBody.read(context)).toRequest();
        StartSession.Command command = new StartSession.Command(caller, request);
        Answers.send(context, 200, StartedSessionJson.of(useCases.startSession().run(command)));
    }

    void show(Context context) {
        Caller caller = authorization.caller(context);
        // Before the reference, which may be malformed: a missing seat is told first, whatever was asked for.
        caller.requireSeat();
        FindSession.Query query = new FindSession.Query(caller, new SessionReference(context.pathParam("session")));
        useCases.findSession()
                .run(query)
                .ifPresentOrElse(
                        session -> Answers.send(context, 200, SessionJson.of(session)),
                        () -> Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, Failures.NO_SESSION)));
    }

    void recordings(Context context) {
        Caller caller = authorization.caller(context);
        RecordingQuery recordings = ArchiveParameters.read(QueryParameters.of(context.queryString()));
        ListAvailableRecordings.Query query = new ListAvailableRecordings.Query(caller, recordings);
        Answers.send(
                context,
                200,
                AvailableRecordingsJson.of(useCases.listAvailableRecordings().run(query)));
    }
}
