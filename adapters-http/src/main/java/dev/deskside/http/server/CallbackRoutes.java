package dev.deskside.http.server;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.CallbackUseCases;
import dev.deskside.application.usecase.FindCallback;
import dev.deskside.application.usecase.ListCallbacks;
import dev.deskside.application.usecase.PingCallback;
import dev.deskside.application.usecase.ReplayCallbacks;
import dev.deskside.application.usecase.RotateCallbackSecret;
import dev.deskside.application.usecase.ShowCallbackSecret;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.http.wire.CallbackJson;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.WireErrorCode;
import dev.deskside.http.wire.WireTime;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What became of status callbacks, and what can be done about them. */
final class CallbackRoutes {
    private static final String NO_CALLBACK = "There is no such callback.";

    private final CallbackUseCases useCases;
    private final Authorization authorization;

    CallbackRoutes(CallbackUseCases useCases, Authorization authorization) {
        this.useCases = Objects.requireNonNull(useCases);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void list(Context context) {
        Caller caller = caller(context);
        QueryParameters parameters = QueryParameters.of(context.queryString());
        Callbacks.Listed listed = useCases.listCallbacks().run(new ListCallbacks.Query(caller, query(parameters)));
        Answers.goesOn(context, parameters, listed.next());
        Answers.send(context, 200, CallbackJson.ListJson.of(listed.callbacks()));
    }

    private static CallbackQuery query(QueryParameters parameters) {
        return new CallbackQuery(
                parameters
                        .one("state")
                        .map(text -> CallbackJson.state(text)
                                .orElseThrow(() -> DesksideException.invalid(
                                        "state", "must be one of pending, delivered, failed"))),
                parameters.one("session").map(SessionReference::new),
                parameters.time("from"),
                parameters.time("to"),
                parameters.number("limit").orElse(CallbackQuery.MAX_LIMIT),
                parameters.cursor());
    }

    void show(Context context) {
        Caller caller = caller(context);
        id(context)
                .flatMap(id -> useCases.findCallback().run(new FindCallback.Query(caller, id)))
                .ifPresentOrElse(
                        told -> Answers.send(context, 200, CallbackJson.of(told.callback(), told.attempts())),
                        () -> notFound(context));
    }

    void replayOne(Context context) {
        Caller caller = caller(context);
        boolean found = id(context)
                .filter(id -> useCases.replayCallbacks().run(new ReplayCallbacks.One(caller, id)))
                .isPresent();
        if (found) {
            Answers.send(context, 202, new CallbackJson.ReplayedJson(1));
        } else {
            notFound(context);
        }
    }

    void replayRange(Context context) {
        Caller caller = caller(context);
        byte[] body = RequestBody.read(context);
        long count =
                useCases.replayCallbacks().run(new ReplayCallbacks.Range(caller, time(body, "from"), time(body, "to")));
        Answers.send(context, 202, new CallbackJson.ReplayedJson(count));
    }

    void ping(Context context) {
        Caller caller = caller(context);
        URI url = url("url", TextBody.read(RequestBody.read(context), "url"));
        Answers.send(
                context,
                200,
                CallbackJson.AnswerJson.of(useCases.pingCallback().run(new PingCallback.Command(caller, url))));
    }

    void secret(Context context) {
        Caller caller = caller(context);
        CallbackEndpoint endpoint = endpoint(context);
        sendSecrets(
                context, endpoint, useCases.showCallbackSecret().run(new ShowCallbackSecret.Query(caller, endpoint)));
    }

    void rotate(Context context) {
        Caller caller = caller(context);
        CallbackEndpoint endpoint = endpoint(context);
        sendSecrets(
                context,
                endpoint,
                useCases.rotateCallbackSecret().run(new RotateCallbackSecret.Command(caller, endpoint)));
    }

    private static void sendSecrets(Context context, CallbackEndpoint endpoint, List<CallbackSecret> secrets) {
        Answers.send(context, 200, CallbackJson.SecretsJson.of(endpoint, secrets));
    }

    /** Whoever calls, with a seat: its lack is told first, whatever was asked for. */
    private Caller caller(Context context) {
        Caller caller = authorization.caller(context);
        caller.requireSeat();
        return caller;
    }

    private static Optional<CallbackId> id(Context context) {
        return LinkedRoutes.parse(CallbackId::new, context.pathParam("callback"));
    }

    private static CallbackEndpoint endpoint(Context context) {
        String text = QueryParameters.of(context.queryString())
                .one(CallbackEndpoint.FIELD)
                .orElseThrow(() -> DesksideException.invalid(CallbackEndpoint.FIELD, "is missing"));
        return CallbackEndpoint.of(url(CallbackEndpoint.FIELD, text));
    }

    private static URI url(String field, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(field, "must be an absolute http or https URL");
        }
    }

    private static Instant time(byte[] body, String field) {
        return WireTime.parse(TextBody.read(body, field))
                .orElseThrow(() -> DesksideException.invalid(
                        field, "must be a time in ISO 8601, for example 2026-11-25T09:30:00Z"));
    }

    private static void notFound(Context context) {
        Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, NO_CALLBACK));
    }
}
