package dev.deskside.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the data directory is full. */
class DiskFullIT {
    private static final String SESSIONS = "/G2A/rest/v1/sessions";

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "writes are refused and logged, reads go on, and with space again writes do, too; nothing is half-written")
    void full() throws IOException, SQLException {
        try (SmallDisk disk = SmallDisk.mount(folder, 16)) {
            Path data = disk.folder().resolve("data");
            List<String> acknowledged = new ArrayList<>();
            long examples;
            try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
                Http http = new Http(serving.address(), serving.printed("token"));
                examples = total(http);
                acknowledged.add(Http.text(start(http), "sessionToken"));

                disk.fill();
                HttpResponse<String> refused = startUntilRefused(http, acknowledged);
                assertThat(refused.statusCode()).isIn(500, 503);
                assertThat(refused.body()).contains("int_err_code").doesNotContain(data.toString());
                assertThat(serving.log()).containsIgnoringCase("full");
                assertThat(start(http).statusCode()).isEqualTo(refused.statusCode());
                assertAllThere(http, acknowledged);

                disk.free();
                HttpResponse<String> again = start(http);
                assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
                acknowledged.add(Http.text(again, "sessionToken"));
                serving.kill();
            }
            try (JarProcess serving = JarProcess.serve(data, Map.of(), "--demo")) {
                Http http = new Http(serving.address(), serving.printed("token"));
                assertAllThere(http, acknowledged);
                assertThat(total(http))
                        .as("no more than what was acknowledged")
                        .isEqualTo(examples + acknowledged.size());
                serving.terminate();
            }
            assertThat(integrity(data.resolve("deskside.db"))).isEqualTo("ok");
        }
    }

    private static long total(Http http) {
        return Http.number(http.get(SESSIONS + "?sessionType=screen_sharing"), "totalNumSessions");
    }

    private static HttpResponse<String> start(Http http) {
        return http.post(SESSIONS, "{\"sessionType\":\"SCREEN_SHARING\",\"customerName\":\"Ada\"}");
    }

    /** What the log of the store has already taken from the disk may still be written. */
    private static HttpResponse<String> startUntilRefused(Http http, List<String> acknowledged) {
        for (int i = 0; i < 10_000; i++) {
            HttpResponse<String> answer = start(http);
            if (answer.statusCode() != 200) {
                return answer;
            }
            acknowledged.add(Http.text(answer, "sessionToken"));
        }
        throw new AssertionError("the disk is full, and everything is stored");
    }

    private static void assertAllThere(Http http, List<String> acknowledged) {
        assertThat(acknowledged)
                .allSatisfy(token -> assertThat(http.get(SESSIONS + "/" + token).statusCode())
                        .isEqualTo(200));
    }

    private static String integrity(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            return rows.getString(1);
        }
    }
}
