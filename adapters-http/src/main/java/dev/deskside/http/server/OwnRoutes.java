package dev.deskside.http.server;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.hosted.JoinSession;
import dev.deskside.application.hosted.LaunchSession;
import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.EndSession;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.http.server.Failures.Shown;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What moves a session on, which v1 has no method for. */
final class OwnRoutes {
    private final Optional<HostedProvider> provider;
    private final Authorization authorization;

    OwnRoutes(Optional<HostedProvider> provider, Authorization authorization) {
        this.provider = Objects.requireNonNull(provider);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void launch(Context context) {
        LaunchSession launch = hosted(provider).launchSession();
        move(
                context,
                "launch",
                parse(LaunchToken::new, context.pathParam("token"))
                        .map(LaunchSession.Command::new)
                        .flatMap(launch::run));
    }

    void join(Context context) {
        JoinSession join = hosted(provider).joinSession();
        move(
                context,
                "join",
                parse(JoinToken::new, context.pathParam("token"))
                        .map(JoinSession.Command::new)
                        .flatMap(join::run));
    }

    void end(Context context) {
        Caller caller = authorization.caller(context);
        EndSession end = new EndSession(hosted(provider).sessionControl());
        caller.requireSeat();
        parse(SessionReference::new, context.pathParam("session"))
                .flatMap(reference -> end.run(new EndSession.Command(caller, reference)))
                .ifPresentOrElse(
                        session -> Answers.send(context, 200, SessionJson.of(session)),
                        () -> notFound(context, Answers::send));
    }

    void health(Context context) {
        Answers.send(context, 200, HealthJson.OK);
    }

    /** The provider. UNSUPPORTED where the sessions are another one's. */
    static HostedProvider hosted(Optional<HostedProvider> provider) {
        return provider.orElseThrow(() -> new DesksideException(
                ErrorCode.UNSUPPORTED,
                "This server passes sessions on to another provider, which launches, joins and ends them."));
    }

    /** What this text is a token of; absent where it can't be one, which is as good as an unknown one. */
    static <T> Optional<T> parse(Function<String, T> maker, String text) {
        try {
            return Optional.of(maker.apply(text));
        } catch (DesksideException e) {
            return Optional.empty();
        }
    }

    static void notFound(Context context, Shown shown) {
        shown.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, Failures.NO_SESSION));
    }

    /** A browser goes back to the page, which shows the new state and may be reloaded without asking again. */
    private static void move(Context context, String page, Optional<SessionSnapshot> moved) {
        if (moved.isEmpty()) {
            notFound(context, SessionPages::refuseForm);
        } else if (Accepted.page(context)) {
            Page.seeOther(context, page);
        } else {
            Answers.send(context, 200, SessionJson.of(moved.get()));
        }
    }
}
