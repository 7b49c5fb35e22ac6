package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.NOW;
import static dev.deskside.http.server.Desk.STRANGER;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.WITHOUT_ROLES;
import static dev.deskside.http.server.Desk.WITHOUT_SEAT;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.Desk.message;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.recording.Recording;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1's methods that change recordings, and tell where they can be had. */
class ArchiveRoutesTest {
    private static final String LIST = V1 + "/archive/recordings?accountKey=" + Desk.ACCOUNT;
    private static final String TRANSCODE = V1 + "/archive/recordings/transcode/";
    private static final String ARCHIVED = V1 + "/archive/recordings/archived/";
    private static final String URLS = V1 + "/archive/recordings/urls";

    private static Desk shared;
    private Desk desk = shared;

    @BeforeAll
    static void open() {
        shared = stocked();
    }

    @AfterAll
    static void closeShared() {
        shared.close();
    }

    @AfterEach
    void closeOwn() {
        if (!desk.equals(shared)) {
            desk.close();
        }
    }

    /** 1 is captured, 2 and 3 wait for transcoding, 4 is being transcoded, 5 and 6 can be downloaded, 7 failed. */
    private static Desk stocked() {
        Desk desk = Desk.hosted();
        keep(desk, 1, UnaryOperator.identity());
        keep(desk, 2, Recording::offerForTranscode);
        keep(desk, 3, Recording::offerForTranscode);
        keep(desk, 4, recording -> recording.offerForTranscode().transcode());
        keep(desk, 5, recording -> recording.offerForTranscode().transcode().offerForDownload());
        keep(desk, 6, recording -> recording.offerForTranscode().transcode().offerForDownload());
        keep(desk, 7, Recording::fail);
        return desk;
    }

    private static void keep(Desk desk, int id, UnaryOperator<Recording> further) {
        desk.record(id, NOW.minusSeconds(1000 - id), further);
    }

    @Test
    @DisplayName("POST transcode 204 takes what waits for it, and leaves what is further on")
    void transcode() {
        desk = stocked();
        HttpResponse<String> answer = desk.call("POST", TRANSCODE + "2,%204,5,,2,7", TECHNICIAN, "");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(desk.get(LIST, TECHNICIAN).body())
                .isEqualTo("{\"readyForTranscode\":[3],\"readyForDownload\":[5,6]}");
    }

    @Test
    @DisplayName("POST transcode 400 for what isn't complete yet, and nothing is changed")
    void transcodeTooEarly() {
        assertError(desk.call("POST", TRANSCODE + "2,1", TECHNICIAN, ""), 400, "IllegalTransition");
        assertThat(desk.get(LIST, TECHNICIAN).body())
                .isEqualTo("{\"readyForTranscode\":[2,3],\"readyForDownload\":[5,6]}");
    }

    @Test
    @DisplayName("PUT archived 204 puts aside, once or twice")
    void archive() {
        desk = stocked();
        for (int times = 0; times < 2; times++) {
            assertThat(desk.call("PUT", ARCHIVED + "3,5", TECHNICIAN, "").statusCode())
                    .isEqualTo(204);
        }
        assertThat(desk.get(LIST, TECHNICIAN).body()).isEqualTo("{\"readyForTranscode\":[2],\"readyForDownload\":[6]}");
        assertThat(desk.get(LIST + "&archived=1", TECHNICIAN).body())
                .isEqualTo("{\"readyForTranscode\":[3],\"readyForDownload\":[5]}");
    }

    @Test
    @DisplayName("GET urls: what is ready, in the order of asking; ids between commas, repeated, or both")
    void links() {
        String expected = "[{\"recordingId\":6,\"recordingStartTime\":\"2026-11-25T09:13:41Z\"},"
                + "{\"recordingId\":5,\"recordingStartTime\":\"2026-11-25T09:13:40Z\"}]";
        for (String query : List.of(
                "recordingIds=6,5",
                "recordingIds=6%2C+5,",
                "recordingIds=6&recordingIds=5",
                "recordingIds=&recordingIds=1,6,99&recordingIds=2,5,6&x=y")) {
            assertThat(desk.get(URLS + "?" + query, TECHNICIAN).body())
                    .as(query)
                    .isEqualTo(expected);
        }
        assertThat(desk.get(URLS + "?recordingIds=1", TECHNICIAN).body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "'1,x'", "0", "-1", "1.5", "1;2", "%D9%A1", "'1 2'"})
    @DisplayName("400 names the ids where one is missing or none")
    void wrongIds(String ids) {
        String path = ids.replace(" ", "%20");
        for (HttpResponse<String> answer : Stream.of(
                        desk.get(URLS + "?recordingIds=" + path, TECHNICIAN),
                        desk.call("POST", TRANSCODE + (path.isEmpty() ? "," : path), TECHNICIAN, ""),
                        desk.call("PUT", ARCHIVED + (path.isEmpty() ? "," : path), TECHNICIAN, ""))
                .toList()) {
            assertError(answer, 400, "InvalidParameter");
            assertThat(message(answer)).startsWith("recordingIds ");
        }
        assertThat(message(desk.get(URLS, TECHNICIAN))).startsWith("recordingIds is missing");
    }

    @Test
    @DisplayName("500 ids of any length are taken, 501 are not, on each of the three")
    void most() {
        String most = ids(500);
        assertThat(desk.get(URLS + "?recordingIds=" + most.replace(",", "%2C"), TECHNICIAN)
                        .body())
                .isEqualTo("[]");
        assertError(desk.call("POST", TRANSCODE + most, TECHNICIAN, ""), 403, "InvalidKey");
        assertError(desk.call("PUT", ARCHIVED + most, TECHNICIAN, ""), 403, "InvalidKey");
        String many = ids(501);
        for (HttpResponse<String> answer : List.of(
                desk.get(URLS + "?recordingIds=" + many, TECHNICIAN),
                desk.call("POST", TRANSCODE + many, TECHNICIAN, ""),
                desk.call("PUT", ARCHIVED + many, TECHNICIAN, ""))) {
            assertError(answer, 400, "InvalidParameter");
            assertThat(message(answer)).startsWith("recordingIds ").contains("501", "500");
        }
    }

    private static String ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "9".repeat(61) + "%03d".formatted(number))
                .collect(Collectors.joining(","));
    }

    @Test
    @DisplayName("an unknown recording is 403 InvalidKey, never InvalidToken, and nothing is changed")
    void unknown() {
        assertError(desk.call("POST", TRANSCODE + "2,99", TECHNICIAN, ""), 403, "InvalidKey");
        assertError(desk.call("PUT", ARCHIVED + "2,99", TECHNICIAN, ""), 403, "InvalidKey");
        assertThat(json(desk.get(LIST, TECHNICIAN)).path("readyForTranscode").toString())
                .isEqualTo("[2,3]");
    }

    @Test
    @DisplayName("each of the three is 403 for a bad token, seat, role and account")
    void rights() {
        for (String call :
                List.of("GET " + URLS + "?recordingIds=5", "POST " + TRANSCODE + "2", "PUT " + ARCHIVED + "2")) {
            String[] parts = call.split(" ", 2);
            assertError(desk.call(parts[0], parts[1], "bad", ""), 403, "InvalidToken");
            assertError(desk.call(parts[0], parts[1], WITHOUT_SEAT, ""), 403, "NotEntitled");
            assertError(desk.call(parts[0], parts[1], WITHOUT_ROLES, ""), 403, "AccessDenied");
            assertError(desk.call(parts[0], parts[1], STRANGER, ""), 403, "RecordingDisabled");
        }
    }

    @Test
    @DisplayName("past 500 the lists go on by the link, each recording once, and the link repeats the question")
    void pages() {
        desk = stocked();
        for (int id = 100; id < 1205; id++) {
            int odd = id % 2;
            keep(
                    desk,
                    id,
                    recording -> odd == 1
                            ? recording.offerForTranscode()
                            : recording.offerForTranscode().transcode().offerForDownload());
        }
        String first = LIST + "&fromTime=2026-11-25T09:00:00Z&oauth_token=x&userKey=";
        HttpResponse<String> answer = desk.get(first, TECHNICIAN);
        assertThat(answer.headers().firstValue("Link"))
                .hasValueSatisfying(link -> assertThat(link)
                        .startsWith(
                                "<recordings?accountKey=" + Desk.ACCOUNT + "&fromTime=2026-11-25T09%3A00%3A00Z&cursor=")
                        .endsWith(">; rel=\"next\""));
        assertThat(json(answer).path("readyForTranscode")).hasSize(500);
        assertThat(json(answer).path("readyForDownload")).hasSize(500);
        HttpResponse<String> rest = desk.get(Desk.next(answer).orElseThrow(), TECHNICIAN);
        assertThat(Desk.next(rest)).isEmpty();
        assertThat(json(rest).path("readyForTranscode")).hasSize(54);
        assertThat(json(rest).path("readyForDownload")).hasSize(55);
        assertThat(Stream.of(answer, rest).flatMap(ArchiveRoutesTest::listed)).doesNotHaveDuplicates();
    }

    private static Stream<String> listed(HttpResponse<String> answer) {
        return Stream.of("readyForTranscode", "readyForDownload")
                .flatMap(list -> Stream.of(json(answer).path(list).toString().split("\\D+")))
                .filter(id -> !id.isEmpty());
    }
}
