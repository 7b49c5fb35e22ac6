package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.FindHold;
import dev.deskside.application.usecase.ForgetStart;
import dev.deskside.application.usecase.PlaceHold;
import dev.deskside.application.usecase.ReleaseHold;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.HoldJson;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/** What can be done to what is kept of sessions. */
final class RecordRoutes {
    private final UseCases useCases;
    private final Authorization authorization;

    RecordRoutes(UseCases useCases, Authorization authorization) {
        this.useCases = Objects.requireNonNull(useCases);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void findHold(Context context) {
        Caller caller = caller(context);
        Optional<LegalHold> hold =
                reference(context).flatMap(reference -> useCases.findHold().run(new FindHold.Query(caller, reference)));
        send(context, hold, "There is no hold, or no such session.");
    }

    void placeHold(Context context) {
        Caller caller = caller(context);
        String reason = TextBody.read(RequestBody.read(context), "reason");
        Optional<LegalHold> hold = reference(context)
                .flatMap(reference -> useCases.placeHold().run(new PlaceHold.Command(caller, reference, reason)));
        send(context, hold, Failures.NO_SESSION);
    }

    void releaseHold(Context context) {
        Caller caller = caller(context);
        boolean released = reference(context)
                .filter(reference -> useCases.releaseHold().run(new ReleaseHold.Command(caller, reference)))
                .isPresent();
        sendDone(context, released, Failures.NO_SESSION);
    }

    void forgetStart(Context context) {
        Caller caller = caller(context);
        boolean forgotten = LinkedRoutes.parse(IdempotencyKey::new, context.pathParam("key"))
                .filter(key -> useCases.forgetStart().run(new ForgetStart.Command(caller, key)))
                .isPresent();
        sendDone(context, forgotten, "No start with this key has an unknown outcome.");
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

    private static void send(Context context, Optional<LegalHold> hold, String absence) {
        hold.map(HoldJson::of)
                .ifPresentOrElse(body -> Answers.send(context, 200, body), () -> notFound(context, absence));
    }

    private static void sendDone(Context context, boolean done, String absence) {
        if (done) {
            Answers.sendNothing(context);
        } else {
            notFound(context, absence);
        }
    }

    private static void notFound(Context context, String absence) {
        Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, absence));
    }
}
