package dev.deskside.http.server;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.hosted.SayInSession;
import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.AddNote;
import dev.deskside.application.usecase.CancelSession;
import dev.deskside.application.usecase.EndSession;
import dev.deskside.application.usecase.ListSessions;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.SessionListJson;
import dev.deskside.http.wire.TranscriptJson;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/** What a technician can do to sessions that v1 has no method for: move them on, write about them, search them. */
final class OwnSessionRoutes {
    private final UseCases useCases;
    private final Optional<HostedProvider> provider;
    private final Authorization authorization;

    OwnSessionRoutes(UseCases useCases, Optional<HostedProvider> provider, Authorization authorization) {
        this.useCases = Objects.requireNonNull(useCases);
        this.provider = Objects.requireNonNull(provider);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void end(Context context) {
        Caller caller = caller(context);
        send(
                context,
                reference(context)
                        .flatMap(reference -> useCases.endSession().run(new EndSession.Command(caller, reference))));
    }

    void cancel(Context context) {
        Caller caller = caller(context);
        send(
                context,
                reference(context)
                        .flatMap(reference ->
                                useCases.cancelSession().run(new CancelSession.Command(caller, reference))));
    }

    void addNote(Context context) {
        Caller caller = caller(context);
        String notes = TextBody.read(RequestBody.read(context), "notes");
        send(
                context,
                reference(context)
                        .flatMap(reference -> useCases.addNote().run(new AddNote.Command(caller, reference, notes))));
    }

    void search(Context context) {
        Caller caller = authorization.caller(context);
        QueryParameters parameters = QueryParameters.of(context.queryString());
        SessionQuery query = SessionParameters.readSearch(parameters);
        SessionPage page = useCases.listSessions().run(new ListSessions.Query(caller, query));
        Answers.goesOn(context, parameters, page.next());
        Answers.send(context, 200, SessionListJson.of(page));
    }

    void say(Context context) {
        Caller caller = caller(context);
        SayInSession say = LinkedRoutes.hosted(provider).sayInSession();
        String content = TextBody.read(RequestBody.read(context), "content");
        reference(context)
                .flatMap(reference -> say.run(new SayInSession.ByTechnician(caller, reference, content)))
                .map(TranscriptJson.Event::of)
                .ifPresentOrElse(
                        message -> Answers.send(context, 200, message),
                        () -> LinkedRoutes.notFound(context, Answers::send));
    }

    /** Whoever calls, with a seat: its lack is told first, whatever was asked for. */
    private Caller caller(Context context) {
        Caller caller = authorization.caller(context);
        caller.requireSeat();
        return caller;
    }

    private static Optional<SessionReference> reference(Context context) {
        return LinkedRoutes.parse(SessionReference::new, context.pathParam("session"));
    }

    private static void send(Context context, Optional<SessionSnapshot> moved) {
        moved.map(SessionJson::of)
                .ifPresentOrElse(
                        session -> Answers.send(context, 200, session),
                        () -> LinkedRoutes.notFound(context, Answers::send));
    }
}
