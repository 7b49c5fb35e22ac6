package dev.deskside.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.http.server.RequestObserver.Begin;
import dev.deskside.http.server.RequestObserver.End;
import dev.deskside.http.server.RequestObserver.Kind;
import dev.deskside.http.server.RequestObserver.Observation;
import dev.deskside.http.server.RequestObserver.Scope;
import dev.deskside.http.wire.WirePaths;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestObserverTest {
    private final List<Begin> begun = new CopyOnWriteArrayList<>();
    private final List<End> ended = new CopyOnWriteArrayList<>();
    private final AtomicReference<Thread> working = new AtomicReference<>();
    private final AtomicReference<Thread> done = new AtomicReference<>();
    private final Desk desk = Desk.observed(begin -> {
        begun.add(begin);
        return new Observation() {
            @Override
            public Scope enter() {
                working.set(Thread.currentThread());
                return () -> done.set(Thread.currentThread());
            }

            @Override
            public void end(End end) {
                ended.add(end);
            }
        };
    });

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /G2A/rest/v1/sessions/s3cret-t0ken?oauth_token=s3cret-t0ken, GET, /G2A/rest/v1/sessions/{session}, 404",
        "HEAD, //G2A/rest/v1/sessions/s3cret-t0ken, HEAD, /G2A/rest/v1/sessions/{session}, 404",
        "GET, /join/s3cret-t0ken, GET, /join/{token}, 404",
        "GET, /nothing/s3cret-t0ken, GET, unmatched, 404",
        "PATCH, /join/s3cret-t0ken, PATCH, unmatched, 405",
        "S3CRET-T0KEN, /join/s3cret-t0ken, OTHER, unmatched, 405",
        "POST, /G2A/rest/v1/session, POST, /G2A/rest/v1/session, 405"
    })
    @DisplayName(
            "a request is told by its method, the template of its route and its status, and nothing that is secret")
    void told(String method, String path, String toldMethod, String route, int status) {
        HttpResponse<String> answer = desk.send(desk.request(path)
                .header("Authorization", "Bearer " + Desk.TECHNICIAN)
                .method(method, HttpRequest.BodyPublishers.noBody()));

        Awaitility.await().untilAsserted(() -> assertThat(ended).hasSize(1));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(begun).extracting(Begin::method).containsExactly(toldMethod);
        assertThat(begun.get(0).id())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(ended).containsExactly(new End(route, status, Kind.ANSWER, Optional.empty()));
        assertThat(working.get()).isNotNull().isSameAs(done.get());
    }

    @Test
    @DisplayName("what Jetty refuses is told as malformed, once, and no work on it begins")
    void malformed() {
        RawHttp.send(desk.port(), "GET /s3cret HTTP/1.1\r\nHost: a\r\nBad Header: b\r\n\r\n");

        Awaitility.await().untilAsserted(() -> assertThat(ended).hasSize(1));
        assertThat(begun).hasSize(1);
        assertThat(ended).containsExactly(new End("malformed", 400, Kind.ANSWER, Optional.empty()));
        assertThat(working.get()).isNull();
    }

    @Test
    @DisplayName("a long poll and a stream are told as such; a stream ends when its reader goes")
    void waiting() throws IOException, InterruptedException {
        desk.get(WirePaths.OWN + "/changes?wait=1&after=end", Desk.TECHNICIAN);
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .send(
                        desk.request(WirePaths.OWN + "/changes")
                                .header("Authorization", "Bearer " + Desk.TECHNICIAN)
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        stream.body().close();
        desk.close();

        Awaitility.await().untilAsserted(() -> assertThat(ended).hasSize(2));
        assertThat(ended).extracting(End::kind).containsExactly(Kind.LONG_POLL, Kind.STREAM);
        assertThat(ended).extracting(End::route).containsOnly(WirePaths.OWN + "/changes");
    }

    @Test
    @DisplayName("the headers of a request are at hand in any case")
    void headers() {
        desk.send(desk.request("/").header("traceparent", "00-1-2-01"));

        assertThat(begun.get(0).header().apply("TraceParent")).contains("00-1-2-01");
        assertThat(begun.get(0).header().apply("tracestate")).isEmpty();
    }

    @Test
    @DisplayName("several observers are told in order, and their scopes end in the reverse one")
    void several() {
        List<String> told = new ArrayList<>();
        Observation both = RequestObserver.all(List.of(noting("a", told), noting("b", told)))
                .begin(new Begin("id", "GET", name -> Optional.empty()));
        both.enter().close();
        both.end(new End("route", 200, Kind.ANSWER, Optional.empty()));

        assertThat(told).containsExactly("a begins", "b begins", "a in", "b in", "b out", "a out", "a ends", "b ends");
    }

    private static RequestObserver noting(String name, List<String> told) {
        return begin -> {
            told.add(name + " begins");
            return new Observation() {
                @Override
                public Scope enter() {
                    told.add(name + " in");
                    return () -> told.add(name + " out");
                }

                @Override
                public void end(End end) {
                    told.add(name + " ends");
                }
            };
        };
    }
}
