package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.PageCursor;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.Attendance;
import dev.deskside.http.server.RawHttp.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveQueryTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.hosted();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "accountKey, accountKey=-1",
        "accountKey, accountKey=0",
        "accountKey, accountKey=x",
        "accountKey, accountKey=1.0",
        "accountKey, accountKey=%2B1",
        "accountKey, accountKey=%D9%A1",
        "accountKey, accountKey=10000000000000000000000000000000000000000000000000000000000000000",
        "accountKey, accountKey=",
        "accountKey, ''",
        "accountKey, unknown=1",
        "accountKey, accountKey=1&accountKey=1",
        "userKey, accountKey=1&userKey=a",
        "companyId, companyId=1&companyId=",
        "companyId, companyId=1e3",
        "sessionType, accountKey=1&sessionType=2",
        "sessionType, accountKey=1&sessionType=attended",
        "fromTime, accountKey=1&fromTime=yesterday",
        "fromTime, accountKey=1&fromTime=2026-02-30",
        "toTime, accountKey=1&toTime=2026-01-01T25:00:00Z",
        "fromTime, accountKey=1&fromTime=2026-01-02&toTime=2026-01-01",
        "timePeriod, accountKey=1&timePeriod=0",
        "timePeriod, accountKey=1&timePeriod=-1",
        "timePeriod, accountKey=1&timePeriod=1.5",
        "timePeriod, accountKey=1&timePeriod=36501",
        "timePeriod, accountKey=1&timePeriod=99999999999999999999",
        "timePeriod, accountKey=1&timePeriod=1&fromTime=2026-01-01",
        "archived, accountKey=1&archived=true",
        "archived, accountKey=1&archived=0&archived=1",
        "cursor, accountKey=9223372036854775813&cursor=nonsense",
        "cursor, accountKey=9223372036854775813&cursor=a%20b",
        "cursor, accountKey=1&cursor=a&cursor=b",
    })
    @DisplayName("a missing, wrong or repeated parameter is 400 and named")
    void wrong(String field, String query) {
        HttpResponse<String> answer = desk.get(V1 + "/archive/recordings?" + query, TECHNICIAN);
        assertError(answer, 400, "InvalidParameter");
        assertThat(json(answer).path("msg").asText()).startsWith(field + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountKey=%", "accountKey=%zz", "%4=1", "accountKey=1&x=%ff", "accountKey=%C3%28"})
    @DisplayName("a percent encoding that can't be read is 400")
    void badEncoding(String query) {
        Answer answer = RawHttp.send(desk.port(), """
                GET %s/archive/recordings?%s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Connection: close\r
                \r
                """.formatted(V1, query, TECHNICIAN));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"int_err_code\":\"InvalidParameter\",");
    }

    @Test
    @DisplayName("every parameter is read, in each spelling of a time")
    void read() {
        RecordingQuery query = ArchiveParameters.read(QueryParameters.of(
                "accountKey=9223372036854775813&userKey=3&companyId=4&sessionType=1&archived=1&ignored=%E2%82%AC&ignored"
                        + "&fromTime=2026-01-01T01:00:00+01:00&toTime=2026-12-31T23:59:59.5%2B00:00"));
        assertThat(query.account()).hasToString("Optional[9223372036854775813]");
        assertThat(query.user()).hasToString("Optional[3]");
        assertThat(query.company()).hasToString("Optional[4]");
        assertThat(query.attendance()).hasValue(Attendance.UNATTENDED);
        assertThat(query.archived()).isTrue();
        assertThat(query.after()).isEmpty();
        assertThat(query.from()).hasValue(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(query.to()).hasValue(Instant.parse("2026-12-31T23:59:59.5Z"));

        RecordingQuery other = ArchiveParameters.read(QueryParameters.of(
                "accountKey=" + "9".repeat(64) + "&userKey=&sessionType=0&timePeriod=30&cursor=a%2Bb"));
        assertThat(other.user()).isEmpty();
        assertThat(other.attendance()).hasValue(Attendance.ATTENDED);
        assertThat(other.timePeriod()).hasValue(Duration.ofDays(30));
        assertThat(other.archived()).isFalse();
        assertThat(other.after()).hasValue(new PageCursor("a+b"));
    }
}
