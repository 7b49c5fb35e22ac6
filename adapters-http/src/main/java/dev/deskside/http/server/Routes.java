package dev.deskside.http.server;

import static dev.deskside.http.wire.WirePaths.OWN;
import static dev.deskside.http.wire.WirePaths.V1;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.port.Ids;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.http.server.Failures.Shown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.util.Optional;

/** Which path and method leads where, and which family's statuses its failures get. */
final class Routes {
    private final Failures failures;
    private final V1Routes v1;
    private final OwnRoutes own;
    private final SessionPages pages;

    Routes(UseCases useCases, Optional<HostedProvider> provider, Ids ids) {
        Authorization authorization = new Authorization(useCases.authenticateTechnician());
        failures = new Failures(ids);
        v1 = new V1Routes(useCases, authorization);
        own = new OwnRoutes(provider, authorization);
        pages = new SessionPages(provider);
    }

    Failures failures() {
        return failures;
    }

    void addTo(RoutesConfig routes) {
        post(routes, V1 + "/sessions", failures.guard(RouteFamily.START, v1::start));
        get(routes, V1 + "/sessions/{session}", failures.guard(RouteFamily.SHOW, v1::show));
        get(routes, V1 + "/archive/recordings", failures.guard(RouteFamily.ARCHIVE, v1::recordings));

        post(routes, OWN + "/launch/{token}", linked(own::launch, SessionPages::refuseForm));
        post(routes, OWN + "/join/{token}", linked(own::join, SessionPages::refuseForm));
        post(routes, OWN + "/sessions/{session}/end", failures.guard(RouteFamily.OWN, own::end));
        get(routes, OWN + "/health", failures.guard(RouteFamily.OWN, own::health));

        get(routes, "/launch/{token}", linked(pages::launch, SessionPages::refuse));
        get(routes, "/join/{token}", linked(pages::join, SessionPages::refuse));
        get(routes, Page.STYLE_PATH, failures.guard(RouteFamily.OWN, Page::sendStyle));

        routes.exception(HttpResponseException.class, failures::answer);
        routes.exception(Exception.class, failures::answer);
    }

    private Handler linked(Handler route, Shown refused) {
        return failures.guard(RouteFamily.OWN, refused, route);
    }

    private static void post(RoutesConfig routes, String path, Handler route) {
        routes.addEndpoint(new Endpoint(HandlerType.POST, path, route));
    }

    /** HEAD is answered like GET; Jetty leaves out the body. */
    private static void get(RoutesConfig routes, String path, Handler route) {
        routes.addEndpoint(new Endpoint(HandlerType.GET, path, route));
        routes.addEndpoint(new Endpoint(HandlerType.HEAD, path, route));
    }
}
