package dev.deskside.http.client;

import static dev.deskside.http.client.ScriptedUpstream.answer;
import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.SessionReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExchangeObserverTest {
    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    @DisplayName("each request is told by its template and its status, and nothing that was filled in")
    void templates() {
        V1Provider provider = observed();
        upstream.then(answer(503, "{}"))
                .then(answer(404, "{}"))
                .then(answer(404, "{}"))
                .then(answer(400, "{}"));

        provider.remoteSupport().find(CALLER, new SessionReference("s3cret-t0ken"));
        failure(() -> provider.machines().machines(CALLER, CompanyId.of(4711)));
        failure(() -> provider.recordingArchive().links(CALLER, RecordingSelection.of(RecordingId.of(4712))));

        String at = " at " + upstream.host() + " ";
        assertThat(told)
                .containsExactly(
                        "GET /sessions/{reference}" + at + 503,
                        "GET /sessions/{reference}" + at + 404,
                        "GET /companies/{company}/machines" + at + 404,
                        "GET /archive/recordings/urls" + at + 400);
    }

    @Test
    @DisplayName("each carries the headers of its exchange, and what it doesn't reach is told, too")
    void headersAndFailures() {
        V1Provider provider = observed();
        upstream.then(answer(404, "{}"));

        provider.remoteSupport().find(CALLER, new SessionReference("s3cret-t0ken"));
        assertThat(upstream.received().get(0).headers())
                .containsEntry("traceparent", "number-1")
                .containsEntry("authorization", "Bearer " + Upstreams.TOKEN);

        upstream.close();
        told.clear();
        failure(() -> provider.sessionRecords().hold(CALLER, new SessionReference("s3cret-t0ken")));
        assertThat(told).singleElement().asString().endsWith("failed");
    }

    private V1Provider observed() {
        return Upstreams.at(upstream.baseUrl())
                .resilience(
                        Resilience.builder().firstDelay(Duration.ofMillis(1)).build())
                .exchanges(this::begin)
                .build();
    }

    private ExchangeObserver.Exchange begin(ExchangeObserver.Head head) {
        String what = "%s %s at %s:%d ".formatted(head.method(), head.template(), head.host(), head.port());
        return new ExchangeObserver.Exchange() {
            @Override
            public Map<String, String> headers() {
                return Map.of("traceparent", "number-" + (told.size() + 1), "authorization", "Bearer other");
            }

            @Override
            public void answered(int status) {
                told.add(what + status);
            }

            @Override
            public void failed(Throwable why) {
                told.add(what + "failed");
            }
        };
    }
}
