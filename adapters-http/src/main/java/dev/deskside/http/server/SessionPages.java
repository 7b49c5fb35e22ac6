package dev.deskside.http.server;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.http.wire.ErrorJson;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The pages behind a launch URL and a join URL. Looking at one changes nothing; its button does. */
final class SessionPages {
    private final Optional<HostedProvider> provider;

    SessionPages(Optional<HostedProvider> provider) {
        this.provider = Objects.requireNonNull(provider);
    }

    void launch(Context context) {
        HostedProvider hosted = LinkedRoutes.hosted(provider);
        show(
                context,
                LinkedRoutes.parse(LaunchToken::new, context.pathParam("token"))
                        .flatMap(hosted.findLinkedSession()::run),
                session -> LaunchPage.of(session, Page.token(context)));
    }

    void join(Context context) {
        HostedProvider hosted = LinkedRoutes.hosted(provider);
        show(
                context,
                LinkedRoutes.parse(JoinToken::new, context.pathParam("token")).flatMap(hosted.findLinkedSession()::run),
                session -> JoinPage.of(session, Page.token(context)));
    }

    /** Tells somebody who looks at a page what went wrong; a program that asks for JSON gets that. */
    static void refuse(Context context, int status, ErrorJson error) {
        if (Accepted.jsonOnly(context)) {
            Answers.send(context, status, error);
        } else {
            ErrorPage.of(status, error, Optional.empty()).send(context, status);
        }
    }

    /** Tells somebody who pressed a page's button what went wrong; a program gets JSON. */
    static void refuseForm(Context context, int status, ErrorJson error) {
        if (Accepted.page(context)) {
            Optional<String> back = Optional.of(Page.formPage(context)).filter(page -> status != 404);
            ErrorPage.of(status, error, back).send(context, status);
        } else {
            Answers.send(context, status, error);
        }
    }

    private static void show(Context context, Optional<SessionSnapshot> found, Function<SessionSnapshot, Page> page) {
        found.ifPresentOrElse(
                session -> page.apply(session).send(context, 200),
                () -> LinkedRoutes.notFound(context, SessionPages::refuse));
    }
}
