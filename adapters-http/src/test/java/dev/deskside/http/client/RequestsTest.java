package dev.deskside.http.client;

import static dev.deskside.http.client.Upstreams.CALLER;
import static dev.deskside.http.client.Upstreams.TOKEN;
import static dev.deskside.http.client.Upstreams.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.Attendance;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, to the byte. */
class RequestsTest {
    private static final String SESSION = "{\"status\":\"notStarted\"}";
    private static final String NOTHING = "{\"readyForTranscode\":[],\"readyForDownload\":[]}";

    private final ScriptedUpstream upstream = new ScriptedUpstream();

    @AfterEach
    void close() {
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "/G2A/rest/v1",
                "//G2A/rest/v1",
                "///G2A/rest/v1/",
                "/G2A//rest/v1//",
                "/G2A/rest/v1///"
            })
    void every_spelling_of_the_base_url_makes_the_same_request_line(String path) {
        upstream.then(200, SESSION);

        Upstreams.at("http://" + upstream.host() + path)
                .build()
                .remoteSupport()
                .find(CALLER, new SessionReference("42"));

        assertThat(upstream.only().line()).isEqualTo("GET /G2A/rest/v1/sessions/42 HTTP/1.1");
    }

    @Test
    void another_path_is_kept() {
        upstream.then(200, SESSION);

        Upstreams.at("HTTP://" + upstream.host() + "/support/v1/")
                .build()
                .remoteSupport()
                .find(CALLER, new SessionReference("42"));

        assertThat(upstream.only().line()).isEqualTo("GET /support/v1/sessions/42 HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "example.com",
                "/G2A",
                "https:///x",
                "https://user:secret-word@example.com",
                "https://example.com/?token=secret-word",
                "https://example.com/#x",
                "https://exa mple.com",
                ""
            })
    void a_base_url_that_is_none_is_refused_by_the_name_of_its_setting(String url) {
        assertThat(failure(() -> V1Provider.at(url)))
                .hasMessageNotContaining("secret-word")
                .returns(ErrorCode.INVALID_VALUE, e -> e.code())
                .returns("upstream", e -> e.field().orElseThrow());
    }

    @Test
    void a_start_sends_what_was_asked_for_and_nothing_else() {
        upstream.then(200, "{\"startScreenSharing\":{\"launchUrl\":\"https://h/l?x=1\"},\"sessionToken\":\"tok\"}");

        StartedSession started = Upstreams.of(upstream)
                .remoteSupport()
                .start(
                        CALLER,
                        SessionRequest.screenSharing()
                                .customerName("Ada Ö. {token}")
                                .customerEmail(new EmailAddress("ada@example.com"))
                                .partnerObject(new PartnerObject.Numeric(new BigDecimal("1.50")))
                                .partnerObjectUrl(URI.create("https://desk.example.com/1?a=b%20c"))
                                .statusCallbackUrl(URI.create("https://desk.example.com/hook"))
                                .machine(new MachineUuid("m-1"))
                                .build());

        assertThat(started.launchUrl()).hasToString("https://h/l?x=1");
        assertThat(started.token().value()).isEqualTo("tok");
        ScriptedUpstream.Received request = upstream.only();
        assertThat(request.line()).isEqualTo("POST /G2A/rest/v1/sessions HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer " + TOKEN)
                .containsEntry("content-type", "application/json")
                .containsEntry("accept", "application/json")
                .doesNotContainKeys("upgrade", "http2-settings", "cookie");
        assertThat(request.body())
                .isEqualTo("{\"sessionType\":\"SCREEN_SHARING\","
                        + "\"sessionStatusCallbackUrl\":\"https://desk.example.com/hook\",\"partnerObject\":1.50,"
                        + "\"partnerObjectUrl\":\"https://desk.example.com/1?a=b%20c\","
                        + "\"customerName\":\"Ada Ö. {token}\",\"customerEmail\":\"ada@example.com\","
                        + "\"machineUuid\":\"m-1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-1", "a{token}b{1}%25,c;=\"'#?&/:"})
    void a_start_under_a_key_sends_it_as_it_is(String key) {
        upstream.then(200, "{\"startScreenSharing\":{\"launchUrl\":\"https://h/l\",\"sessionToken\":\"tok\"}}");

        Upstreams.of(upstream)
                .remoteSupport()
                .start(
                        CALLER,
                        SessionRequest.screenSharing()
                                .key(new IdempotencyKey(key))
                                .build());

        assertThat(upstream.only().headers()).containsEntry("idempotency-key", key);
    }

    @Test
    void a_start_with_nothing_asked_for_sends_the_type_alone() {
        upstream.then(200, "{\"startScreenSharing\":{\"launchUrl\":\"https://h/l\",\"sessionToken\":\"inner\"}}");

        StartedSession started = Upstreams.of(upstream)
                .remoteSupport()
                .start(CALLER, SessionRequest.screenSharing().build());

        assertThat(started.token().value()).isEqualTo("inner");
        assertThat(upstream.only().headers()).doesNotContainKey("idempotency-key");
        assertThat(upstream.only().body()).isEqualTo("{\"sessionType\":\"SCREEN_SHARING\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12345678901234567890 | 12345678901234567890
            a/b?c=d&e#f          | a%2Fb%3Fc%3Dd%26e%23f
            100%                 | 100%25
            %41%2F               | %2541%252F
            a+b                  | a%2Bb
            {token}              | %7Btoken%7D
            ../archive           | ..%2Farchive
            Ö;x                  | %C3%96%3Bx
            -._~*                | -._~%2A
            *100%                | %2A100%25
            """)
    void a_reference_is_one_segment_of_the_path(String reference, String sent) {
        upstream.then(200, SESSION);

        Upstreams.of(upstream).remoteSupport().find(CALLER, new SessionReference(reference));

        assertThat(upstream.only().line()).isEqualTo("GET /G2A/rest/v1/sessions/" + sent + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void a_reference_that_means_another_place_is_absent_and_not_sent(String dots) {
        assertThat(Upstreams.of(upstream).remoteSupport().find(CALLER, new SessionReference(dots)))
                .isEmpty();
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void a_recording_query_sends_every_parameter_that_was_given() {
        upstream.then(200, NOTHING);

        Upstreams.of(upstream)
                .recordingArchive()
                .available(
                        CALLER,
                        RecordingQuery.ofAccount(AccountKey.of("18446744073709551616"))
                                .user(UserKey.of(2))
                                .company(CompanyId.of(3))
                                .attendance(Attendance.UNATTENDED)
                                .from(Instant.parse("2026-11-01T00:00:00Z"))
                                .to(Instant.parse("2026-11-02T00:00:00Z"))
                                .archived()
                                .build());

        assertThat(upstream.only().line().replace("%3A", ":"))
                .isEqualTo(
                        "GET /G2A/rest/v1/archive/recordings?accountKey=18446744073709551616&userKey=2&companyId=3"
                                + "&sessionType=1&fromTime=2026-11-01T00:00:00Z&toTime=2026-11-02T00:00:00Z&archived=1 HTTP/1.1");
        assertThat(upstream.only().headers()).containsEntry("authorization", "Bearer " + TOKEN);
    }

    @Test
    void a_recording_query_sends_nothing_that_was_not_given() {
        upstream.then(200, NOTHING);

        Upstreams.of(upstream)
                .recordingArchive()
                .available(
                        CALLER,
                        RecordingQuery.ofUser(UserKey.of(2))
                                .attendance(Attendance.ATTENDED)
                                .lastDays(7)
                                .build());

        assertThat(upstream.only().line())
                .isEqualTo("GET /G2A/rest/v1/archive/recordings?userKey=2&sessionType=0&timePeriod=7 HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T00:00:00.001Z, 2026-11-01T00:00:02.999Z, 2026-11-01T00:00:01Z, 2026-11-01T00:00:02Z",
        "2026-11-01T00:00:01Z, 2026-11-01T00:00:01.5Z, 2026-11-01T00:00:01Z, 2026-11-01T00:00:01Z",
        "-1000000000-01-01T00:00:00Z, +1000000000-12-31T23:59:59.9Z, 0000-01-01T00:00:00Z, 9999-12-31T23:59:59Z"
    })
    void a_window_is_sent_as_the_whole_seconds_within_it(String from, String to, String sentFrom, String sentTo) {
        upstream.then(200, NOTHING);

        available(from, to);

        assertThat(upstream.only().line().replace("%3A", ":"))
                .contains("fromTime=" + sentFrom + "&toTime=" + sentTo + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T00:00:00.1Z, 2026-11-01T00:00:00.9Z",
        "9999-12-31T23:59:59.1Z, +1000000000-12-31T23:59:59Z",
        "+1000000000-12-31T23:59:59.999999999Z, +1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z, -0001-01-01T00:00:00Z"
    })
    void a_window_without_a_whole_second_is_empty_and_not_sent(String from, String to) {
        assertThat(available(from, to)).isEqualTo(AvailableRecordings.NONE);
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void a_list_that_is_longer_than_the_limit_is_cut_after_the_oldest() {
        String ids = IntStream.rangeClosed(1, 501).mapToObj(Integer::toString).collect(Collectors.joining(","));
        upstream.then(200, "{\"readyForTranscode\":[" + ids + "],\"readyForDownload\":[7]}");

        AvailableRecordings recordings = available("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z");

        assertThat(recordings.readyForTranscode()).hasSize(500).endsWith(RecordingId.of(500));
        assertThat(recordings.readyForDownload()).containsExactly(RecordingId.of(7));
    }

    @Test
    void a_list_by_time_is_v1s_with_both_ends() {
        upstream.then(200, "{\"totalNumSessions\":0,\"sessions\":[]}");

        Upstreams.of(upstream)
                .remoteSupport()
                .list(
                        CALLER,
                        SessionQuery.all()
                                .from(Instant.parse("2026-11-25T09:00:00.5Z"))
                                .after(new PageCursor("a/b+c="))
                                .build());

        assertThat(upstream.only().line().replace("%3A", ":"))
                .as("without an end, the day after tomorrow")
                .isEqualTo("GET /G2A/rest/v1/sessions?sessionType=SCREEN_SHARING&fromTime=2026-11-25T09:00:01Z"
                        + "&toTime=2026-11-27T09:30:00Z&cursor=a%2Fb%2Bc%3D HTTP/1.1");
    }

    @Test
    void a_list_by_more_than_time_is_asked_for_beside_v1() {
        upstream.then(200, "{\"totalNumSessions\":0,\"sessions\":[]}");

        Upstreams.of(upstream)
                .remoteSupport()
                .list(
                        CALLER,
                        SessionQuery.all()
                                .statuses(Set.of(SessionStatus.ACTIVE, SessionStatus.WAITING))
                                .technician(UserKey.of(8))
                                .customer("Ada & Öl %41*{x}")
                                .partnerObject("42")
                                .to(Instant.parse("2026-11-25T09:00:00Z"))
                                .limit(7)
                                .build());

        assertThat(upstream.only().line().replace("%3A", ":").replace("%2C", ","))
                .isEqualTo("GET /deskside/v1/sessions?status=waiting,active&toTime=2026-11-25T09:00:00Z&technician=8"
                        + "&customer=Ada%20%26%20%C3%96l%20%2541%2A%7Bx%7D&partnerObject=42&limit=7 HTTP/1.1");
    }

    @Test
    void a_base_url_of_another_path_has_nothing_of_ours_beside_it() {
        V1Provider provider =
                Upstreams.at("http://" + upstream.host() + "/support/v1").build();
        SessionReference session = new SessionReference("t");

        assertThat(List.<ThrowingCallable>of(
                        () -> provider.remoteSupport()
                                .list(CALLER, SessionQuery.all().customer("Ada").build()),
                        () -> provider.sessionControl().end(CALLER, session),
                        () -> provider.sessionControl().cancel(CALLER, session),
                        () -> provider.sessionControl().addNote(CALLER, session, "note")))
                .allSatisfy(call -> assertThat(failure(call)).returns(ErrorCode.UNSUPPORTED, DesksideException::code));
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void only_what_says_so_itself_has_no_such_session() {
        SessionReference session = new SessionReference("t");
        SessionControl control = Upstreams.of(upstream).sessionControl();

        upstream.then(404, "{\"int_err_code\":\"NotFound\",\"msg\":\"There is no such session.\"}")
                .then(404, "<html>")
                .then(404, "{\"error\":\"no route\"}");

        assertThat(control.end(CALLER, session)).isEmpty();
        assertThat(failure(() -> control.end(CALLER, session))).returns(ErrorCode.UNSUPPORTED, DesksideException::code);
        assertThat(failure(() -> control.end(CALLER, session))).returns(ErrorCode.UNSUPPORTED, DesksideException::code);
    }

    @Test
    void what_a_technician_does_is_sent_beside_v1() {
        upstream.then(200, SESSION);
        SessionControl control = Upstreams.of(upstream).sessionControl();
        SessionReference session = new SessionReference("a/b");

        control.end(CALLER, session);
        control.cancel(CALLER, session);
        control.addNote(CALLER, session, "Größe\n2");

        assertThat(upstream.received())
                .extracting(ScriptedUpstream.Received::line)
                .containsExactly(
                        "POST /deskside/v1/sessions/a%2Fb/end HTTP/1.1",
                        "DELETE /deskside/v1/sessions/a%2Fb HTTP/1.1",
                        "POST /deskside/v1/sessions/a%2Fb/notes HTTP/1.1");
        assertThat(upstream.received().get(0).headers()).containsEntry("content-length", "0");
        assertThat(upstream.received().get(2).body()).isEqualTo("{\"notes\":\"Größe\\n2\"}");
    }

    @Test
    void recordings_are_named_with_commas() {
        RecordingSelection selection = RecordingSelection.of(RecordingId.of("18446744073709551617"), RecordingId.of(2));
        RecordingArchive archive = Upstreams.of(upstream).recordingArchive();
        upstream.then(204, "")
                .then(204, "")
                .then(
                        200,
                        "[{\"recordingId\":\"2\",\"recordingUrl\":\"https://h/2\",\"recordingSize\":\"12\"},null,"
                                + "{\"recordingId\":99},{},{\"recordingId\":18446744073709551617,\"recordingSize\":12}]");

        archive.transcode(CALLER, selection);
        archive.archive(CALLER, selection);
        List<RecordingLinks> links = archive.links(CALLER, selection);

        assertThat(upstream.received())
                .extracting(request -> request.line().replace("%2C", ","))
                .containsExactly(
                        "POST /G2A/rest/v1/archive/recordings/transcode/18446744073709551617,2 HTTP/1.1",
                        "PUT /G2A/rest/v1/archive/recordings/archived/18446744073709551617,2 HTTP/1.1",
                        "GET /G2A/rest/v1/archive/recordings/urls?recordingIds=18446744073709551617,2 HTTP/1.1");
        assertThat(upstream.received().get(0).headers()).containsEntry("content-length", "0");
        assertThat(links)
                .as("in the order of asking, and nothing that wasn't asked for")
                .extracting(RecordingLinks::recording)
                .isEqualTo(selection.ids());
        assertThat(links).extracting(RecordingLinks::sizeBytes).containsOnly(Optional.of(12L));
    }

    @Test
    void companies_are_asked_for_with_all_that_v1_knows() {
        upstream.then(
                200, "{\"totalNumCompanies\":\"7\",\"companies\":[{\"companyId\":\"5\"},{\"companyName\":\"x\"}]}");

        CompanyPage page = Upstreams.of(upstream)
                .machines()
                .companies(
                        CALLER,
                        new CompanyQuery(
                                Optional.of("a&b"),
                                20,
                                40,
                                CompanyQuery.Sort.COMPANY_NAME,
                                CompanyQuery.Order.DESCENDING));

        assertThat(upstream.only().line())
                .isEqualTo("GET /G2A/rest/v1/companies?q=a%26b&limit=20&offset=40&sortField=companyName&sortOrder=desc"
                        + " HTTP/1.1");
        assertThat(page)
                .as("one without a name is called by its id")
                .isEqualTo(new CompanyPage(7, List.of(new Company(CompanyId.of(5), CALLER.account(), "5"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <https://elsewhere.example/steal?cursor=c%2F1>; rel="next"                        | c/1
            </x?a=b&cursor=c1&d=e#f>;rel=next                                                 | c1
            <https://h/first>; rel="first", <https://h/?cursor=c2>; title="a, b"; rel="last next" | c2
            <https://h/?cursor=c3>; rel="NEXT"                                                | c3
            <https://h/?page=2>; rel="next"                                                   |
            <https://h/?cursor=>; rel="next"                                                  |
            <https://h/?cursor=c4>; rel="prev"                                                |
            <https://h/?cursor=c5>                                                            |
            <https://h/?cursor=%zz>; rel="next"                                               |
            nonsense                                                                          |
            """)
    void of_a_link_only_the_cursor_is_taken(String header, String cursor) {
        upstream.then(200, NOTHING, "Link: " + header);

        assertThat(available("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z")
                        .next()
                        .map(PageCursor::value))
                .isEqualTo(Optional.ofNullable(cursor));
        assertThat(upstream.received()).hasSize(1);
    }

    private AvailableRecordings available(String from, String to) {
        return Upstreams.of(upstream)
                .recordingArchive()
                .available(
                        CALLER,
                        RecordingQuery.ofUser(UserKey.of(2))
                                .from(Instant.parse(from))
                                .to(Instant.parse(to))
                                .build());
    }
}
