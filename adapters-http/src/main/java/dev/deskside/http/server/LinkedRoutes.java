package dev.deskside.http.server;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.hosted.JoinSession;
import dev.deskside.application.hosted.LaunchSession;
import dev.deskside.application.hosted.SayInSession;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.TranscriptJson;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What those can do who hold a link: the technician launches a session, the customer joins it and speaks in it. */
final class LinkedRoutes {
    private final Optional<HostedProvider> provider;

    LinkedRoutes(Optional<HostedProvider> provider) {
        this.provider = Objects.requireNonNull(provider);
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

    void say(Context context) {
        SayInSession say = hosted(provider).sayInSession();
        String content = TextBody.read(RequestBody.read(context), "content");
        parse(JoinToken::new, context.pathParam("token"))
                .flatMap(token -> say.run(new SayInSession.ByCustomer(token, content)))
                .map(TranscriptJson.Event::of)
                .ifPresentOrElse(
                        message -> Answers.send(context, 200, message), () -> notFound(context, Answers::send));
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

    static void notFound(Context context, Failures.Shown shown) {
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
