package dev.deskside.http.client;

import static dev.deskside.http.client.ScriptedUpstream.answer;
import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.http.client.ProviderObserver.Breaker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProviderObserverTest {
    private static final SessionReference REFERENCE = new SessionReference("s3cret-t0ken");

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    @DisplayName("a call is told with each attempt and its outcome, and nothing that is secret")
    void outcomes() {
        V1Provider provider = observed(Resilience.builder().firstDelay(Duration.ofMillis(1)));
        upstream.then(answer(503, "{}")).then(answer(404, "{}")).then(answer(400, "{}"));

        assertThat(provider.remoteSupport().find(CALLER, REFERENCE)).isEmpty();
        failure(() -> provider.recordingArchive().transcode(CALLER, RecordingSelection.of(RecordingId.of(1))));

        assertThat(told)
                .containsExactly(
                        "remote-support find begins",
                        "remote-support find sent 1",
                        "remote-support find sent 2",
                        "remote-support find ends ok after 2",
                        "recording-archive transcode begins",
                        "recording-archive transcode sent 1",
                        "recording-archive transcode ends invalid_value after 1");
    }

    @Test
    @DisplayName("a breaker that opens is told, and what it keeps back wasn't sent")
    void breaker() {
        V1Provider provider =
                observed(Resilience.builder().attempts(1).breakerCalls(1).breakerPercent(1));
        upstream.then(answer(503, "{}"));

        failure(() -> provider.remoteSupport().find(CALLER, REFERENCE));
        failure(() -> provider.remoteSupport().find(CALLER, REFERENCE));

        assertThat(told)
                .containsExactly(
                        "remote-support find begins",
                        "remote-support find sent 1",
                        "remote-support CLOSED to OPEN",
                        "remote-support find ends unavailable after 1",
                        "remote-support find begins",
                        "remote-support find ends unavailable after 0");
        assertThat(provider.states().get(0))
                .isEqualTo(new PortState("remote-support", Breaker.OPEN, 0, 0, Duration.ZERO));
        assertThat(provider.states())
                .extracting(PortState::port)
                .containsExactly("remote-support", "recording-archive", "machines", "session-control");
    }

    @Test
    @DisplayName("a pause that the provider asked for is to be seen")
    void pause() {
        V1Provider provider = observed(Resilience.builder());
        upstream.then(answer(429, "{}", "Retry-After: 30"));

        failure(() -> provider.machines().machines(CALLER, CompanyId.of(3)));

        assertThat(provider.states().get(2).pause()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("each request carries the further headers of its call, and none in place of the protocol's")
    void headers() {
        V1Provider provider = Upstreams.at(upstream.baseUrl())
                .headers(() -> Map.of(
                        "X-Request-Id", "id-1", "authorization", "Bearer other", "traceparent", "a\r\nInjected: b"))
                .build();
        upstream.then(answer(404, "{}"));

        provider.remoteSupport().find(CALLER, REFERENCE);

        assertThat(upstream.received().get(0).headers())
                .containsEntry("x-request-id", "id-1")
                .containsEntry("authorization", "Bearer " + Upstreams.TOKEN)
                .doesNotContainKeys("traceparent", "injected");
    }

    @Test
    @DisplayName("several observers are told in order, and of the end in the reverse one")
    void several() {
        ProviderObserver both = ProviderObserver.all(List.of(new Noting("a ", told), new Noting("b ", told)));
        ProviderObserver.Observation call = both.begin("port", "call");
        call.sent(1);
        call.end(new ProviderObserver.End(1, Optional.of(new IllegalStateException())));
        both.breakerChanged("port", Breaker.OPEN, Breaker.HALF_OPEN);

        assertThat(told)
                .containsExactly(
                        "a port call begins",
                        "b port call begins",
                        "a port call sent 1",
                        "b port call sent 1",
                        "b port call ends broken after 1",
                        "a port call ends broken after 1",
                        "a port OPEN to HALF_OPEN",
                        "b port OPEN to HALF_OPEN");
    }

    private V1Provider observed(Resilience.Builder resilience) {
        return Upstreams.at(upstream.baseUrl())
                .resilience(resilience.build())
                .observer(new Noting("", told))
                .build();
    }

    private record Noting(String name, List<String> told) implements ProviderObserver {
        @Override
        public Observation begin(String port, String operation) {
            String call = name + port + " " + operation;
            told.add(call + " begins");
            return new Observation() {
                @Override
                public void sent(int attempt) {
                    told.add(call + " sent " + attempt);
                }

                @Override
                public void end(End end) {
                    told.add(call + " ends " + end.outcome() + " after " + end.attempts());
                }
            };
        }

        @Override
        public void breakerChanged(String port, Breaker from, Breaker to) {
            told.add(name + port + " " + from + " to " + to);
        }
    }
}
