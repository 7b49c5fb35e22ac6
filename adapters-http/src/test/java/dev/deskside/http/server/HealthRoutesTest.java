package dev.deskside.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.http.server.Readiness.Part;
import dev.deskside.http.server.Readiness.State;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
    private static final String TOKEN = "a-token-for-metrics";
    private static final String FIGURES = "deskside_sessions{status=\"active\"} 3\n";

    private volatile List<Part> parts = List.of(new Part("store", State.UP));
    private volatile boolean hidden;
    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.run(() -> parts, new MetricsPage() {
            @Override
            public Access access(Reader reader) {
                if (hidden) {
                    return Access.HIDDEN;
                }
                return reader.token().filter(TOKEN::equals).isPresent() ? Access.GRANTED : Access.TOKEN_NEEDED;
            }

            @Override
            public String text() {
                return FIGURES;
            }
        });
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @DisplayName("a server that answers is alive, whatever its store does")
    void live() {
        parts = List.of(new Part("store", State.DOWN));

        assertThat(ask("/deskside/v1/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("it is ready as long as no part is down, and says how each of them is")
    void ready() {
        assertThat(ask("/deskside/v1/health/ready").body())
                .isEqualTo(
                        "{\"status\":\"up\",\"parts\":[{\"name\":\"server\",\"status\":\"up\"},{\"name\":\"store\",\"status\":\"up\"}]}");

        parts = List.of(new Part("store", State.UP), new Part("provider", State.DEGRADED));
        HttpResponse<String> degraded = ask("/deskside/v1/health/ready");
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(degraded.body()).startsWith("{\"status\":\"degraded\"");

        parts = List.of(new Part("store", State.DOWN), new Part("provider", State.DEGRADED));
        HttpResponse<String> down = ask("/deskside/v1/health/ready");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).startsWith("{\"status\":\"down\"");
    }

    @Test
    @DisplayName("the metrics are for whom they are meant; for anybody else there is nothing")
    void metrics() {
        HttpResponse<String> granted = desk.send(desk.request("/metrics").header("Authorization", "Bearer " + TOKEN));
        assertThat(granted.statusCode()).isEqualTo(200);
        assertThat(granted.headers().firstValue("Content-Type")).hasValue(MetricsPage.CONTENT_TYPE);
        assertThat(granted.body()).isEqualTo(FIGURES);

        HttpResponse<String> unnamed = ask("/metrics");
        assertThat(unnamed.statusCode()).isEqualTo(401);
        assertThat(unnamed.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");

        hidden = true;
        assertThat(ask("/metrics").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> ask(String path) {
        return desk.send(desk.request(path));
    }
}
