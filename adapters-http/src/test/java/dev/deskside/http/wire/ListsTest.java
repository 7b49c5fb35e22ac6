package dev.deskside.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineStatus;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of the messages beside a session that another server wrote, and how ours are written. */
class ListsTest {
    private static final AccountKey ACCOUNT = AccountKey.of(17);
    private static final CompanyId COMPANY = CompanyId.of(77);
    private static final Instant TIME = Instant.parse("2026-11-25T09:00:00Z");

    @Test
    void lists_are_written_with_their_total_and_their_array_even_where_they_are_empty() {
        assertThat(WireJson.write(SessionListJson.of(new SessionPage(0, List.of(), Optional.empty()))))
                .isEqualTo("{\"totalNumSessions\":0,\"sessions\":[]}");
        assertThat(WireJson.write(CompaniesJson.of(new CompanyPage(0, List.of()))))
                .isEqualTo("{\"totalNumCompanies\":0,\"companies\":[]}");
        assertThat(WireJson.write(MachinesJson.of(List.of()))).isEqualTo("{\"totalNumMachines\":0,\"machines\":[]}");
        assertThat(WireJson.write(TranscriptJson.of(
                        new Transcript(Optional.empty(), Optional.empty(), Optional.empty(), List.of()))))
                .isEqualTo("{\"events\":[]}");
    }

    @Test
    void kinds_are_written_as_the_listing_says() {
        SessionSnapshot session = read("{\"status\":\"active\",\"sessionStartToken\":\"18446744073709551616\"}");
        assertThat(WireJson.write(SessionListJson.of(new SessionPage(7, List.of(session), Optional.empty()))))
                .isEqualTo("{\"totalNumSessions\":7,\"sessions\":[{\"sessionType\":\"screen_sharing\","
                        + "\"status\":\"active\",\"sessionStartToken\":18446744073709551616}]}");
        assertThat(WireJson.write(TranscriptJson.of(new Transcript(
                        Optional.of(new SessionId("5")),
                        Optional.of(TIME),
                        Optional.empty(),
                        List.of(new ChatMessage(TIME.plusMillis(999), "Hi", Optional.of("Ada")))))))
                .isEqualTo("{\"sessionId\":\"5\",\"startTime\":\"2026-11-25T09:00:00Z\",\"events\":[{"
                        + "\"timeStamp\":\"2026-11-25T09:00:00Z\",\"content\":\"Hi\",\"participantName\":\"Ada\"}]}");
        assertThat(WireJson.write(CompaniesJson.of(new CompanyPage(121, List.of(new Company(COMPANY, ACCOUNT, "Ö"))))))
                .isEqualTo("{\"totalNumCompanies\":121,\"companies\":[{\"companyId\":77,\"companyName\":\"Ö\"}]}");
        assertThat(WireJson.write(
                        MachinesJson.of(List.of(Machine.named(new MachineUuid("m-1"), COMPANY, "Front desk")))))
                .isEqualTo(
                        "{\"totalNumMachines\":1,\"machines\":[{\"machineUuid\":\"m-1\",\"machineName\":\"Front desk\","
                                + "\"ipAddresses\":[],\"machineStatus\":\"OFFLINE\",\"companyId\":77}]}");
        assertThat(WireJson.write(RecordingLinksJson.of(new RecordingLinks(
                        RecordingId.of("18446744073709551616"),
                        Optional.of(URI.create("https://h/r")),
                        Optional.of(TIME),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(4096L)))))
                .isEqualTo("{\"recordingId\":18446744073709551616,\"recordingUrl\":\"https://h/r\","
                        + "\"recordingStartTime\":\"2026-11-25T09:00:00Z\",\"recordingSize\":\"4096\"}");
        assertThat(WireJson.write(StartedSessionJson.of(new StartedSession(
                        URI.create("https://h/l"), new SessionToken("t"), Optional.of(new SessionId("5"))))))
                .isEqualTo("{\"startScreenSharing\":{\"launchUrl\":\"https://h/l\",\"sessionToken\":\"t\"},"
                        + "\"sessionToken\":\"t\",\"sessionId\":\"5\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"sessions":[]}                                                               | 0 | 0
            {"sessions":[],"totalNumSessions":12}                                         | 12 | 0
            {"sessions":[],"totalNumSessions":"12"}                                       | 12 | 0
            {"sessions":[],"totalNumSessions":""}                                         | 0 | 0
            {"sessions":[],"totalNumSessions":null}                                       | 0 | 0
            {"sessions":[],"totalNumSessions":-3}                                         | 0 | 0
            {"sessions":[],"totalNumSessions":1.5}                                        | 0 | 0
            {"sessions":[],"totalNumSessions":{"of":1}}                                   | 0 | 0
            {"sessions":[],"totalNumSessions":99999999999999999999}                       | 0 | 0
            {"sessions":[{"status":"active"},null,{"status":"waiting"}]}                  | 2 | 2
            {"totalNumSessions":1,"sessions":[{"status":"active"},{"status":"waiting"}]}  | 2 | 2
            {"more":true,"sessions":[{"status":"ACTIVE","x":[{}],"sessionStartToken":"x"}]} | 1 | 1
            """)
    void a_list_of_sessions_is_read(String json, long total, int sessions) {
        SessionPage page = parse(json, SessionListJson.class).toPage(Optional.empty());

        assertThat(page.total()).isEqualTo(total);
        assertThat(page.sessions()).hasSize(sessions);
    }

    @Test
    void a_session_of_a_list_that_cannot_be_read_is_told_and_not_left_out() {
        assertUnrecognised(
                () -> parse("{\"sessions\":[{\"status\":\"active\"},{\"status\":\"paused\"}]}", SessionListJson.class)
                        .toPage(Optional.empty()),
                "'paused'");
    }

    @Test
    void a_start_token_is_read_as_a_number_or_as_text_and_left_out_where_it_is_neither() {
        assertThat(start("9007199254740993")).hasValue("9007199254740993");
        assertThat(start("\"9007199254740993\"")).hasValue("9007199254740993");
        for (String none : List.of("\"\"", "null", "0", "-1", "1.5", "\"x\"", "[1]", "true")) {
            assertThat(start(none)).as(none).isEmpty();
        }
    }

    private static Optional<String> start(String token) {
        return read("{\"status\":\"active\",\"sessionStartToken\":" + token + "}")
                .startToken()
                .map(Object::toString);
    }

    @Test
    void where_there_is_no_array_there_is_no_answer() {
        for (String none : List.of("{}", "{\"sessions\":null,\"companies\":null,\"machines\":null,\"events\":null}")) {
            assertUnrecognised(() -> parse(none, SessionListJson.class).toPage(Optional.empty()), "sessions");
            assertUnrecognised(() -> parse(none, CompaniesJson.class).toPage(ACCOUNT), "companies");
            assertUnrecognised(() -> parse(none, MachinesJson.class).toMachines(COMPANY), "machines");
            assertUnrecognised(() -> parse(none, TranscriptJson.class).toTranscript(), "events");
        }
    }

    @Test
    void the_fewest_fields_are_a_transcript() {
        assertThat(transcript("{\"sessionId\":5}"))
                .isEqualTo(
                        new Transcript(Optional.of(new SessionId("5")), Optional.empty(), Optional.empty(), List.of()));
        assertThat(transcript("{\"events\":[]}"))
                .isEqualTo(new Transcript(Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
    }

    @Test
    void a_transcript_is_read_with_numbers_for_text_and_unknown_fields() {
        assertThat(transcript("""
                {"sessionId":18446744073709551617,"startTime":"2026-11-25T10:00:00+01:00","endTime":"","x":{"events":[]},
                 "events":[null,{"timeStamp":"2026-11-25T09:00:00Z","content":12.50,"participantName":7,"kind":"text"},
                           {"timeStamp":"2026-11-25T09:00:00.5Z","content":"one\\ntwo","participantName":null},
                           {"timeStamp":"2026-11-25T09:00:00Z","content":""},{"timeStamp":"","content":null},{}]}
                """))
                .isEqualTo(new Transcript(
                        Optional.of(new SessionId("18446744073709551617")),
                        Optional.of(TIME),
                        Optional.empty(),
                        List.of(
                                new ChatMessage(TIME, "12.50", Optional.of("7")),
                                new ChatMessage(TIME.plusMillis(500), "one\ntwo", Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"events":[],"startTime":"yesterday"}               | startTime is 'yesterday'
            {"events":[],"endTime":1764063000}                  | endTime is '1764063000'
            {"events":[{"content":"Hi","timeStamp":"soon"}]}    | timeStamp is 'soon'
            {"events":[{"content":"Hi"}]}                       | timeStamp is ''
            """)
    void a_time_in_a_transcript_that_cannot_be_read_is_named(String json, String named) {
        assertUnrecognised(() -> transcript(json), named);
    }

    @Test
    void companies_are_read_as_far_as_they_have_an_id() {
        CompanyPage page = parse("""
                {"totalNumCompanies":"121","next":1,"companies":[{"companyId":"77","companyName":"Bakery","x":[]},
                 {"companyId":18446744073709551616,"companyName":""},{"companyId":5,"companyName":null},
                 {"companyId":6,"companyName":4711},{"companyName":"Nobody"},{"companyId":0,"companyName":"Zero"},
                 {"companyId":"","companyName":"Empty"},{"companyId":1.5},null,{}]}
                """, CompaniesJson.class).toPage(ACCOUNT);

        assertThat(page)
                .isEqualTo(new CompanyPage(
                        121,
                        List.of(
                                new Company(COMPANY, ACCOUNT, "Bakery"),
                                new Company(CompanyId.of("18446744073709551616"), ACCOUNT, "18446744073709551616"),
                                new Company(CompanyId.of(5), ACCOUNT, "5"),
                                new Company(CompanyId.of(6), ACCOUNT, "4711"))));
    }

    @Test
    void machines_are_read_as_far_as_they_have_an_id() {
        assertThat(parse("""
                {"machines":[{"machineUuid":"m-1","machineName":"Front desk","dnsName":"front.example.com",
                 "ipAddresses":["10.0.0.1","fe80::1"],"machineStatus":"ONLINE","companyId":77,"x":{}},
                 {"machineUuid":4711,"machineName":"","dnsName":"back.example.com","machineStatus":"offline","companyId":"9"},
                 {"machineUuid":"m-3","machineName":null,"dnsName":"","ipAddresses":null,"machineStatus":"ASLEEP"},
                 {"machineUuid":"m-4","ipAddresses":"10.0.0.4","machineStatus":""},
                 {"machineUuid":"m-5","ipAddresses":[null,"","a b",{},12,"10.0.0.5"],"machineStatus":null},
                 {"machineUuid":"m-6","ipAddresses":""},
                 {"machineName":"Nobody"},{"machineUuid":"a b"},{"machineUuid":""},null,{}]}
                """, MachinesJson.class).toMachines(COMPANY))
                .containsExactly(
                        machine("m-1", "Front desk", "front.example.com", MachineStatus.ONLINE, "10.0.0.1", "fe80::1"),
                        machine("4711", "back.example.com", "back.example.com", MachineStatus.OFFLINE),
                        machine("m-3", "m-3", null, null),
                        machine("m-4", "m-4", null, null, "10.0.0.4"),
                        machine("m-5", "m-5", null, null, "12", "10.0.0.5"),
                        machine("m-6", "m-6", null, null));
    }

    private static Machine machine(String uuid, String name, String dns, MachineStatus status, String... addresses) {
        return new Machine(
                new MachineUuid(uuid),
                COMPANY,
                name,
                Optional.ofNullable(dns),
                List.of(addresses),
                Optional.ofNullable(status));
    }

    @Test
    void links_to_a_recording_are_read_as_far_as_they_are_links() {
        RecordingLinks none = new RecordingLinks(
                RecordingId.of("12"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(links("{\"recordingId\":\"12\",\"recordingUrl\":\"https://h/r\",\"recordingSize\":4096,\"x\":[1],"
                        + "\"recordingStartTime\":\"2026-11-25T10:00:00+01:00\",\"eventsUrl\":\"https://h/e\","
                        + "\"thumbnailUrl\":\"https://h/t\"}"))
                .contains(new RecordingLinks(
                        RecordingId.of("12"),
                        Optional.of(URI.create("https://h/r")),
                        Optional.of(TIME),
                        Optional.of(URI.create("https://h/e")),
                        Optional.of(URI.create("https://h/t")),
                        Optional.of(4096L)));
        assertThat(links("{\"recordingId\":12}")).contains(none);
        for (String value : List.of("\"\"", "null", "\"x\"", "-1", "{}", "[\"https://h/\"]", "true")) {
            assertThat(links(
                            ("{\"recordingId\":12,\"recordingUrl\":%1$s,\"recordingStartTime\":%1$s,\"eventsUrl\":%1$s,"
                                            + "\"thumbnailUrl\":%1$s,\"recordingSize\":%1$s}")
                                    .formatted(value)))
                    .as(value)
                    .contains(none);
        }
        assertThat(List.of("{}", "{\"recordingId\":null}", "{\"recordingId\":\"x\"}", "{\"recordingId\":0}"))
                .allSatisfy(json -> assertThat(links(json)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"sessionId\":null", ",\"sessionId\":\"\"", ",\"sessionId\":\"a b\"", ",\"x\":5"})
    void a_start_has_no_id_where_none_can_be_read(String field) {
        assertThat(started(field).id()).isEmpty();
    }

    @Test
    void the_id_of_a_start_is_text_or_a_number() {
        assertThat(started(",\"sessionId\":\"5\"").id()).contains(new SessionId("5"));
        assertThat(started(",\"sessionId\":18446744073709551617").id()).contains(new SessionId("18446744073709551617"));
    }

    private static StartedSession started(String fields) {
        return parse(
                        "{\"startScreenSharing\":{\"launchUrl\":\"https://h/l\"},\"sessionToken\":\"t\"" + fields + "}",
                        StartedSessionJson.class)
                .toStarted();
    }

    @Test
    void no_message_shows_what_is_secret_in_it() {
        assertThat(List.of(
                                parse("{\"content\":\"secret\"}", MessageJson.class),
                                parse("{\"notes\":\"secret\"}", NoteJson.class),
                                parse("{\"timeStamp\":\"1\",\"content\":\"secret\"}", TranscriptJson.Event.class),
                                parse(
                                        "{\"sessionId\":\"5\",\"events\":[{\"content\":\"secret\"}]}",
                                        TranscriptJson.class),
                                parse(
                                        "{\"recordingId\":12,\"recordingUrl\":\"https://h/secret\"}",
                                        RecordingLinksJson.class),
                                parse(
                                        "{\"sessions\":[{\"customerJoinUrl\":\"https://h/secret\",\"notes\":\"secret\"}]}",
                                        SessionListJson.class))
                        .toString())
                .doesNotContain("secret")
                .contains("sessionId=5", "recordingId=12");
    }

    private static SessionSnapshot read(String json) {
        SessionSnapshot session = parse(json, SessionJson.class).toSnapshot();
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        return session;
    }

    @Test
    void no_message_of_a_transcript_is_lost_for_what_it_holds() {
        String json = "{\"events\":[{\"timeStamp\":\"2026-11-25T09:30:00Z\",\"content\":\"%s\"}]}";

        assertThat(transcript(json.formatted("a\\u0000b\\ud800c\\td")).messages())
                .extracting(ChatMessage::content)
                .containsExactly("a\ufffdb\ufffdc\td");
        for (String unit : List.of("x", "😀")) {
            assertThat(transcript(json.formatted(unit.repeat(ChatMessage.MAX_CHARACTERS + 1)))
                            .messages())
                    .extracting(ChatMessage::content)
                    .allSatisfy(text ->
                            assertThat(text).startsWith(unit.repeat(1000)).endsWith(unit + "…"))
                    .hasSize(1);
        }
    }

    private static Transcript transcript(String json) {
        return parse(json, TranscriptJson.class).toTranscript();
    }

    private static Optional<RecordingLinks> links(String json) {
        return parse(json, RecordingLinksJson.class).toLinks();
    }

    private static void assertUnrecognised(Runnable reading, String named) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, reading::run);
        assertThat(failure.code()).isEqualTo(ErrorCode.UNRECOGNISED);
        assertThat(failure).hasMessageContaining(named);
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return WireJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
