package dev.deskside.http.server;

import dev.deskside.http.server.MetricsPage.Reader;
import dev.deskside.http.server.Readiness.Part;
import dev.deskside.http.server.Readiness.State;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is asked by whoever runs the server, and by what restarts it or sends it requests. */
final class HealthRoutes {
    private static final String BEARER = "Bearer ";

    private final Readiness readiness;
    private final Optional<MetricsPage> metrics;
    private volatile boolean draining;

    HealthRoutes(Readiness readiness, Optional<MetricsPage> metrics) {
        this.readiness = Objects.requireNonNull(readiness);
        this.metrics = Objects.requireNonNull(metrics);
    }

    /** From now on it isn't ready. */
    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    /** The server answers, which is all that it says. */
    void live(Context context) {
        Answers.send(context, 200, HealthJson.OK);
    }

    void ready(Context context) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("server", draining ? State.DOWN : State.UP));
        parts.addAll(readiness.parts());
        Answers.send(context, ReadinessJson.worst(parts) == State.DOWN ? 503 : 200, ReadinessJson.of(parts));
    }

    void metrics(Context context) {
        Optional<String> token = Optional.ofNullable(context.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
        MetricsPage.Access access = metrics.map(
                        page -> page.access(new Reader(Exchange.of(context).peer(), token)))
                .orElse(MetricsPage.Access.HIDDEN);
        switch (access) {
            case GRANTED -> {
                Answers.protect(context::header);
                context.status(200)
                        .contentType(MetricsPage.CONTENT_TYPE)
                        .result(metrics.orElseThrow().text());
            }
            case TOKEN_NEEDED -> {
                context.header("WWW-Authenticate", "Bearer");
                Answers.send(
                        context,
                        401,
                        ErrorJson.of(WireErrorCode.INVALID_TOKEN, "The metrics need a token of their own."));
            }
            case HIDDEN -> Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, Failures.NOTHING_HERE));
        }
    }
}
