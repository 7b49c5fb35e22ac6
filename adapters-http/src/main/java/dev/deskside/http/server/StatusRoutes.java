package dev.deskside.http.server;

import dev.deskside.application.gateway.AcceptStatusCallback;
import dev.deskside.application.gateway.AcceptStatusCallback.Outcome;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/** Where the provider behind a gateway calls back. The address is the authority, and the signature where one is due. */
final class StatusRoutes {
    private final Optional<StatusCallbacks> callbacks;

    StatusRoutes(Optional<StatusCallbacks> callbacks) {
        this.callbacks = Objects.requireNonNull(callbacks);
    }

    /** 204 where it is taken in, 202 where it has to be asked about first and that can't be done just now. */
    void accept(Context context) {
        byte[] body = RequestBody.read(context);
        if (callbacks.isEmpty()) {
            Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, Failures.NOTHING_HERE));
            return;
        }
        if (!isSigned(context, callbacks.get(), body)) {
            Answers.send(
                    context,
                    401,
                    ErrorJson.of(
                            WireErrorCode.INVALID_TOKEN,
                            "The signature is missing, not one of this server's secrets, or too old."));
            return;
        }
        Optional<Outcome> outcome = callbacks
                .get()
                .accept()
                .run(new AcceptStatusCallback.Command(
                        context.pathParam("token"), StatusBody.read(context.contentType(), body)));
        outcome.ifPresentOrElse(
                what -> {
                    Answers.sendNothing(context);
                    context.status(what == Outcome.TAKEN ? 204 : 202);
                },
                () -> Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, Failures.NOTHING_HERE)));
    }

    private static boolean isSigned(Context context, StatusCallbacks callbacks, byte[] body) {
        return callbacks.secrets().isEmpty()
                || new WebhookSignature(callbacks.secrets(), callbacks.clock())
                        .isValid(
                                context.header(WebhookSignature.ID),
                                context.header(WebhookSignature.TIMESTAMP),
                                context.header(WebhookSignature.SIGNATURE),
                                body);
    }
}
