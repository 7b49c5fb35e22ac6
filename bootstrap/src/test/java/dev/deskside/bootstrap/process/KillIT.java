package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL right after an answer: what was answered is there after the next start. */
class KillIT {
    private static final String SESSIONS = "/G2A/rest/v1/sessions";

    @TempDir
    Path data;

    @Test
    void whatWasAnsweredIsThere() {
        String token;
        String launchPath;
        try (JarProcess serving = serve()) {
            HttpResponse<String> started =
                    http(serving).post(SESSIONS, "{\"sessionType\":\"SCREEN_SHARING\",\"customerName\":\"Ada\"}");
            serving.kill();
            assertThat(started.statusCode()).isEqualTo(200);
            token = Http.text(started, "sessionToken");
            launchPath = URI.create(Http.text(started, "launchUrl")).getPath();
        }
        String id;
        try (JarProcess serving = serve()) {
            assertThat(Http.text(http(serving).get(SESSIONS + "/" + token), "status"))
                    .isEqualTo("notStarted");
            HttpResponse<String> launched = http(serving).post("/deskside/v1" + launchPath, "");
            serving.kill();
            assertThat(launched.statusCode()).isEqualTo(200);
            id = Http.text(launched, "sessionId");
        }
        HttpResponse<String> joined;
        try (JarProcess serving = serve()) {
            HttpResponse<String> waiting = http(serving).get(SESSIONS + "/" + id);
            assertThat(Http.text(waiting, "status")).isEqualTo("waiting");
            String joinPath = URI.create(Http.text(waiting, "customerJoinUrl")).getPath();
            joined = http(serving).post("/deskside/v1" + joinPath, "");
            serving.kill();
            assertThat(joined.statusCode()).isEqualTo(200);
        }
        HttpResponse<String> ended;
        try (JarProcess serving = serve()) {
            HttpResponse<String> active = http(serving).get(SESSIONS + "/" + id);
            assertThat(Http.text(active, "status")).isEqualTo("active");
            assertThat(Http.text(active, "customerJoinedAt")).isEqualTo(Http.text(joined, "customerJoinedAt"));
            ended = http(serving).post("/deskside/v1/sessions/" + id + "/end", "");
            serving.kill();
            assertThat(ended.statusCode()).isEqualTo(200);
        }
        try (JarProcess serving = serve()) {
            HttpResponse<String> complete = http(serving).get(SESSIONS + "/" + token);
            assertThat(Http.text(complete, "status")).isEqualTo("complete");
            assertThat(Http.text(complete, "endedAt")).isEqualTo(Http.text(ended, "endedAt"));
        }
    }

    private JarProcess serve() {
        return JarProcess.serve(data, Map.of(), "--demo");
    }

    private static Http http(JarProcess serving) {
        return new Http(serving.address(), serving.printed("token"));
    }
}
