package dev.deskside.http.server;

import static dev.deskside.http.wire.WirePaths.OWN;
import static dev.deskside.http.wire.WirePaths.V1;
import static io.javalin.http.HandlerType.BEFORE;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.usecase.CallbackUseCases;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.http.server.Failures.Shown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;
import java.util.Map;
import java.util.Optional;

/** Which path and method leads where, and which family's statuses its failures get. */
final class Routes {
    private final Failures failures;
    private final V1SessionRoutes sessions;
    private final V1MachineRoutes machines;
    private final V1ArchiveRoutes archive;
    private final OwnSessionRoutes own;
    private final ChangeRoutes changes;
    private final RecordRoutes records;
    private final LinkedRoutes linked;
    private final SessionPages pages;
    private final Optional<CallbackRoutes> callbacks;
    private final StatusRoutes status;
    private final DocumentRoutes document;
    private final HealthRoutes health;

    Routes(
            UseCases useCases,
            Optional<CallbackUseCases> callbackUseCases,
            Optional<HostedProvider> provider,
            Optional<ListChanges> listChanges,
            Optional<StatusCallbacks> statusCallbacks,
            TokenInQuery tokenInQuery,
            HealthRoutes health) {
        Authorization authorization = new Authorization(useCases.authenticateTechnician(), tokenInQuery);
        failures = new Failures();
        sessions = new V1SessionRoutes(useCases, authorization);
        machines = new V1MachineRoutes(useCases, authorization);
        archive = new V1ArchiveRoutes(useCases, authorization);
        own = new OwnSessionRoutes(useCases, provider, authorization);
        changes = new ChangeRoutes(listChanges, authorization);
        records = new RecordRoutes(useCases, authorization);
        linked = new LinkedRoutes(provider);
        pages = new SessionPages(provider);
        callbacks = callbackUseCases.map(cases -> new CallbackRoutes(cases, authorization));
        status = new StatusRoutes(statusCallbacks);
        document = new DocumentRoutes(callbackUseCases.isPresent(), tokenInQuery);
        this.health = health;
    }

    Failures failures() {
        return failures;
    }

    ChangeRoutes changes() {
        return changes;
    }

    /** Lets go whoever waits for changes. */
    void close() {
        changes.close();
    }

    void addTo(RoutesConfig routes) {
        post(routes, V1 + "/sessions", failures.guard(RouteFamily.SESSIONS, sessions::start));
        get(routes, V1 + "/sessions", failures.guard(RouteFamily.SESSIONS, sessions::list));
        get(routes, V1 + "/sessions/{session}", failures.guard(RouteFamily.SHOW, sessions::show));
        get(routes, V1 + "/sessions/{session}/events", failures.guard(RouteFamily.SHOW, sessions::events));
        // No HEAD: who asks what a start would answer doesn't want to start. Left alone, Javalin would answer 200.
        add(routes, BEFORE, V1 + "/session", Routes::refuseAllButGet);
        add(routes, GET, V1 + "/session", failures.guard(RouteFamily.SESSIONS, sessions::startInBrowser));
        get(routes, V1 + "/companies", failures.guard(RouteFamily.SESSIONS, machines::companies));
        get(routes, V1 + "/companies/{company}/machines", failures.guard(RouteFamily.MACHINES, machines::machines));
        get(routes, V1 + "/archive/recordings", failures.guard(RouteFamily.ARCHIVE, archive::recordings));
        get(routes, V1 + "/archive/recordings/urls", failures.guard(RouteFamily.ARCHIVE, archive::links));
        post(
                routes,
                V1 + "/archive/recordings/transcode/{ids}",
                failures.guard(RouteFamily.ARCHIVE, archive::transcode));
        add(
                routes,
                PUT,
                V1 + "/archive/recordings/archived/{ids}",
                failures.guard(RouteFamily.ARCHIVE, archive::archive));

        get(routes, OWN + "/sessions", failures.guard(RouteFamily.OWN, own::search));
        add(routes, DELETE, OWN + "/sessions/{session}", failures.guard(RouteFamily.OWN, own::cancel));
        post(routes, OWN + "/sessions/{session}/end", failures.guard(RouteFamily.OWN, own::end));
        post(routes, OWN + "/sessions/{session}/notes", failures.guard(RouteFamily.OWN, own::addNote));
        post(routes, OWN + "/sessions/{session}/messages", failures.guard(RouteFamily.OWN, own::say));
        get(routes, OWN + "/changes", failures.guard(RouteFamily.OWN, changes::list));
        get(routes, OWN + "/sessions/{session}/hold", failures.guard(RouteFamily.OWN, records::findHold));
        add(routes, PUT, OWN + "/sessions/{session}/hold", failures.guard(RouteFamily.OWN, records::placeHold));
        add(routes, DELETE, OWN + "/sessions/{session}/hold", failures.guard(RouteFamily.OWN, records::releaseHold));
        add(routes, DELETE, OWN + "/starts/{key}", failures.guard(RouteFamily.OWN, records::forgetStart));
        post(routes, OWN + "/launch/{token}", page(linked::launch, SessionPages::refuseForm));
        post(routes, OWN + "/join/{token}", page(linked::join, SessionPages::refuseForm));
        post(routes, OWN + "/join/{token}/messages", failures.guard(RouteFamily.OWN, linked::say));
        callbacks.ifPresent(sending -> addTo(routes, sending));
        post(routes, OWN + "/status/{token}", failures.guard(RouteFamily.OWN, status::accept));
        get(routes, OWN + "/health", failures.guard(RouteFamily.OWN, health::live));
        get(routes, OWN + "/health/live", failures.guard(RouteFamily.OWN, health::live));
        get(routes, OWN + "/health/ready", failures.guard(RouteFamily.OWN, health::ready));
        get(routes, "/metrics", failures.guard(RouteFamily.OWN, health::metrics));

        get(routes, "/launch/{token}", page(pages::launch, SessionPages::refuse));
        get(routes, "/join/{token}", page(pages::join, SessionPages::refuse));
        get(routes, ApiDocument.PATH, failures.guard(RouteFamily.OWN, document::document));
        get(routes, Viewer.PATH, failures.guard(RouteFamily.OWN, Viewer::page));
        get(routes, Viewer.FILES + "/{file}", failures.guard(RouteFamily.OWN, Viewer::file));
        get(routes, Page.STYLE_PATH, failures.guard(RouteFamily.OWN, Page::sendStyle));

        routes.exception(HttpResponseException.class, failures::answer);
        routes.exception(Exception.class, failures::answer);
    }

    private void addTo(RoutesConfig routes, CallbackRoutes sending) {
        String base = OWN + "/callbacks";
        get(routes, base, failures.guard(RouteFamily.OWN, sending::list));
        get(routes, base + "/secret", failures.guard(RouteFamily.OWN, sending::secret));
        post(routes, base + "/secret", failures.guard(RouteFamily.OWN, sending::rotate));
        post(routes, base + "/replay", failures.guard(RouteFamily.OWN, sending::replayRange));
        post(routes, base + "/ping", failures.guard(RouteFamily.OWN, sending::ping));
        get(routes, base + "/{callback}", failures.guard(RouteFamily.OWN, sending::show));
        post(routes, base + "/{callback}/replay", failures.guard(RouteFamily.OWN, sending::replayOne));
    }

    private Handler page(Handler route, Shown refused) {
        return failures.guard(RouteFamily.OWN, refused, route);
    }

    private static void refuseAllButGet(Context context) {
        if (!context.method().equals(GET)) {
            throw new MethodNotAllowedResponse(Failures.OTHER_METHOD, Map.of("availableMethods", GET.name()));
        }
    }

    private static void add(RoutesConfig routes, HandlerType method, String path, Handler route) {
        routes.addEndpoint(new Endpoint(method, path, context -> {
            Exchange.of(context).takenBy(path);
            route.handle(context);
        }));
    }

    private static void post(RoutesConfig routes, String path, Handler route) {
        add(routes, POST, path, route);
    }

    /** HEAD is answered like GET; Jetty leaves out the body. */
    private static void get(RoutesConfig routes, String path, Handler route) {
        add(routes, GET, path, route);
        add(routes, HEAD, path, route);
    }
}
