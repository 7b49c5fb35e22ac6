package dev.deskside.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mapper, and the messages around a session. */
class WireJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"9007199254740993", "9223372036854775808", "18446744073709551616", "123456789012345678901234"})
    void numbers_of_any_size_survive(String digits) throws JsonProcessingException {
        AvailableRecordings recordings = new AvailableRecordings(List.of(RecordingId.of(digits)), List.of());

        String json = WireJson.mapper().writeValueAsString(AvailableRecordingsJson.of(recordings));

        assertThat(json).isEqualTo("{\"readyForTranscode\":[%s],\"readyForDownload\":[]}".formatted(digits));
        assertThat(recordings(json)).isEqualTo(recordings);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"readyForTranscode\":[]}', '', ''",
        "'{\"readyForTranscode\":null,\"readyForDownload\":[]}', '', ''",
        "'{\"readyForTranscode\":[1,\"2\",null,0,-3,4.5,\"x\",[5],{},6]}', '1,2,6', ''",
        "'{\"readyForDownload\":[3,1,2],\"more\":true}', '', '3,1,2'"
    })
    void lists_of_recordings_are_read_in_their_order(String json, String transcode, String download)
            throws JsonProcessingException {
        assertThat(recordings(json)).isEqualTo(new AvailableRecordings(ids(transcode), ids(download)));
    }

    private static AvailableRecordings recordings(String json) throws JsonProcessingException {
        return WireJson.mapper().readValue(json, AvailableRecordingsJson.class).toRecordings();
    }

    private static List<RecordingId> ids(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(",", -1)).stream().map(RecordingId::of).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.50, 1.50",
        "-0.0, 0.0",
        "1e400, 1E+400",
        "1E+400, 1E+400",
        "0.1e-400, 1E-401",
        "1e999999999, 1E+999999999",
        "9007199254740993, 9007199254740993",
        "9007199254740993.25, 9007199254740993.25"
    })
    void a_partner_object_that_is_a_number_keeps_its_digits_and_its_kind(String number, String written)
            throws JsonProcessingException {
        SessionRequest request = request("\"partnerObject\":" + number);

        assertThat(request.partnerObject()).contains(new PartnerObject.Numeric(new BigDecimal(number)));
        assertThat(WireJson.mapper().writeValueAsString(StartSessionJson.of(request)))
                .isEqualTo("{\"sessionType\":\"SCREEN_SHARING\",\"partnerObject\":%s}".formatted(written));
    }

    @Test
    void a_partner_object_that_is_text_stays_text() throws JsonProcessingException {
        SessionRequest request = request("\"partnerObject\":\"1.50\"");

        assertThat(request.partnerObject()).contains(new PartnerObject.Text("1.50"));
        assertThat(WireJson.mapper().writeValueAsString(StartSessionJson.of(request)))
                .isEqualTo("{\"sessionType\":\"SCREEN_SHARING\",\"partnerObject\":\"1.50\"}");
    }

    @Test
    void empty_text_in_a_start_means_absent() throws JsonProcessingException {
        assertThat(request("\"sessionStatusCallbackUrl\":\"\",\"partnerObject\":\"\",\"partnerObjectUrl\":\"\","
                        + "\"customerName\":\"\",\"customerEmail\":\"\",\"machineUuid\":\"\",\"unknown\":[1]"))
                .isEqualTo(SessionRequest.screenSharing().build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "customerEmail":"nobody"                    | customerEmail
            "customerName":"a\\u0000b"                  | customerName
            "partnerObject":true                        | partnerObject
            "partnerObject":[1]                         | partnerObject
            "partnerObjectUrl":"ftp://x/"               | partnerObjectUrl
            "sessionStatusCallbackUrl":"http://a b"     | sessionStatusCallbackUrl
            "sessionStatusCallbackUrl":"http://u:p@h/"  | sessionStatusCallbackUrl
            "machineUuid":"a b"                         | machineUuid
            "sessionType":"VIEW"                        | sessionType
            "sessionType":""                            | sessionType
            """)
    void what_is_wrong_in_a_start_is_named(String field, String name) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, () -> request(field));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(failure.field()).contains(name);
    }

    private static SessionRequest request(String fields) throws JsonProcessingException {
        String type = fields.contains("sessionType") ? "" : "\"sessionType\":\"screen_Sharing\",";
        return WireJson.mapper()
                .readValue("{" + type + fields + "}", StartSessionJson.class)
                .toRequest();
    }

    @Test
    void a_started_session_tells_its_token_twice() throws JsonProcessingException {
        StartedSession started = new StartedSession(URI.create("https://h/l?a=1"), new SessionToken("tok"));

        assertThat(WireJson.mapper().writeValueAsString(StartedSessionJson.of(started)))
                .isEqualTo("{\"startScreenSharing\":{\"launchUrl\":\"https://h/l?a=1\",\"sessionToken\":\"tok\"},"
                        + "\"sessionToken\":\"tok\"}");
    }

    @Test
    void no_message_shows_what_is_secret_in_it() {
        StartedSessionJson started =
                StartedSessionJson.of(new StartedSession(URI.create("https://h/secret"), new SessionToken("secret")));
        SessionRequest request = SessionRequest.screenSharing()
                .customerName("secret")
                .statusCallbackUrl(URI.create("https://h/secret"))
                .build();
        SessionSnapshot session = SessionSnapshot.in(SessionStatus.WAITING)
                .customer(request.customer())
                .customerJoinUrl(Optional.of(URI.create("https://h/secret")))
                .build();

        assertThat(List.of(started, started.startScreenSharing(), StartSessionJson.of(request), SessionJson.of(session))
                        .toString())
                .doesNotContain("secret")
                .contains("status=waiting");
    }

    @Test
    void an_error_body_has_the_gateways_names() throws JsonProcessingException {
        String json = WireJson.mapper().writeValueAsString(ErrorJson.of(WireErrorCode.INVALID_KEY, "No."));

        assertThat(json).isEqualTo("{\"int_err_code\":\"InvalidKey\",\"msg\":\"No.\"}");
        assertThat(WireJson.mapper().readValue(json, ErrorJson.class))
                .isEqualTo(ErrorJson.of(WireErrorCode.INVALID_KEY, "No."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{\"status\":\"active\"} x", "{\"status\":NaN}", "{'status':'active'}", "{", ""})
    void what_is_not_json_is_refused(String text) {
        assertThatThrownBy(() -> WireJson.mapper().readValue(text, SessionJson.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_place_in_a_document_is_told_without_the_document() {
        assertThatThrownBy(() -> WireJson.mapper().readValue("{\"notes\":\"secret\",\"status\":}", SessionJson.class))
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, abc…", "'a\tb\u202ec\n', 9, 'a b c'", "'', 3, ''", "😀😀, 1, 😀…"})
    void an_excerpt_is_short_and_printable(String text, int most, String shown) {
        assertThat(Excerpt.of(text, most)).isEqualTo(shown);
    }
}
