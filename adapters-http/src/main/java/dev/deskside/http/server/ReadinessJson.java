package dev.deskside.http.server;

import dev.deskside.http.server.Readiness.Part;
import dev.deskside.http.server.Readiness.State;
import java.util.List;
import java.util.Locale;

/** The answer to {@code GET /deskside/v1/health/ready}: {@code up}, {@code degraded} or {@code down}, and each part. */
record ReadinessJson(String status, List<PartJson> parts) {
    record PartJson(String name, String status) {}

    static ReadinessJson of(List<Part> parts) {
        return new ReadinessJson(
                text(worst(parts)),
                parts.stream()
                        .map(part -> new PartJson(part.name(), text(part.state())))
                        .toList());
    }

    static State worst(List<Part> parts) {
        return parts.stream().map(Part::state).max(State::compareTo).orElse(State.UP);
    }

    private static String text(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
