package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a body is the caller's fault, is told with the field's name, and writes nothing. */
class BadBodyTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.hosted();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(desk.commits).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "42",
                "null",
                "true",
                "{",
                "{\"sessionType\"",
                "{\"sessionType\":",
                "nonsense",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{} {}",
                "{\"sessionType\":\"SCREEN_SHARING\"}x",
                "{\"sessionType\":\"SCREEN_SHARING\"} {}",
                "{\"sessionType\":\"SCREEN_\u0001SHARING\"}",
                "<xml/>"
            })
    @DisplayName("what is not one JSON object")
    void notAnObject(String body) {
        assertNamed("body", desk.start(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\uFEFF", "{}", "{\"sessionType\":null}", "{\"sessionType\":\"\"}"})
    @DisplayName("what has no session type")
    void nothing(String body) {
        assertNamed("sessionType", desk.start(body));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("what has a wrong field")
    void wrongFields(String field, String json) {
        assertNamed(field, desk.start("{\"sessionType\":\"SCREEN_SHARING\"," + json + "}"));
    }

    static Stream<Arguments> wrongFields() {
        String mebibyte = "x".repeat(1024 * 1024);
        Stream<Arguments> wrong = Stream.of(
                wrong("customerName", "42"),
                wrong("customerName", "[\"Bob\"]"),
                wrong("customerName", "{}"),
                wrong("customerName", "true"),
                wrong("customerName", "\" \""),
                wrong("customerName", "\"a\\u0000b\""),
                wrong("customerName", "\"two\\nlines\""),
                wrong("customerName", "\"half \\ud83d\""),
                wrong("customerName", "\"" + mebibyte + "\""),
                wrong("customerEmail", "\"nonsense\""),
                wrong("customerEmail", "\"" + mebibyte + "@example.com\""),
                wrong("customerEmail", "7"),
                wrong("machineUuid", "\"two words\""),
                wrong("machineUuid", "\"" + mebibyte + "\""),
                wrong("partnerObject", "true"),
                wrong("partnerObject", "{}"),
                wrong("partnerObject", "[1]"),
                wrong("partnerObject", "9".repeat(257)),
                wrong("partnerObject", "9".repeat(5000)),
                wrong("partnerObject", "1." + "9".repeat(5000)),
                wrong("partnerObject", "1e99999999999"),
                wrong("partnerObject", "1e" + "9".repeat(200)),
                wrong("partnerObject", "\"" + mebibyte + "\""),
                wrong("partnerObject", "\"\\u0007\""),
                wrong("partnerObjectUrl", "\"javascript:alert(1)\""),
                wrong("partnerObjectUrl", "\"/relative\""),
                wrong("partnerObjectUrl", "\"https://user:secret@example.com/\""),
                wrong("partnerObjectUrl", "\"https://example.com/ \""),
                wrong("partnerObjectUrl", "\"https://example.com/\\udc00\""),
                wrong("partnerObjectUrl", "\"https://example.com/" + mebibyte + "\""),
                wrong("sessionStatusCallbackUrl", "\"ftp://example.com/\""),
                wrong("sessionStatusCallbackUrl", "\"https://example.com:port/\""),
                wrong("sessionStatusCallbackUrl", "12"),
                Arguments.of("customerName", "\"customerName\":\"a\",\"customerName\":\"b\""),
                Arguments.of("sessionType", "\"sessionType\":\"SCREEN_SHARING\""),
                Arguments.of("body", "\"" + "k".repeat(60_000) + "\":1"));
        return wrong;
    }

    private static Arguments wrong(String field, String literal) {
        return Arguments.of(field, "\"" + field + "\":" + literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"BROWSER\"",
                "\"\u017fcreen_sharing\"",
                "\"SCREEN_SHAR\u0131NG\"",
                "7",
                "[]",
                "\"SCREEN SHARING\""
            })
    @DisplayName("another session type")
    void otherTypes(String literal) {
        assertNamed("sessionType", desk.start("{\"sessionType\":" + literal + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customerName", "partnerObject", "unknown"})
    @DisplayName("something 10,000 deep, in any field")
    void deep(String field) {
        String value = "[".repeat(10_000) + "]".repeat(10_000);
        HttpResponse<String> answer = desk.start("{\"" + field + "\":" + value + "}");
        assertNamed(field, answer);
    }

    @Test
    @DisplayName("bytes that are no UTF-8")
    void notUtf8() {
        byte[] body =
                "{\"sessionType\":\"SCREEN_SHARING\",\"customerName\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertNamed("body", desk.post(V1 + "/sessions", TECHNICIAN, body));
    }

    @Test
    @DisplayName("more than two mebibytes are 413")
    void tooLarge() {
        int limit = 2 * 1024 * 1024;
        String start = "{\"sessionType\":\"SCREEN_SHARING\",\"customerName\":\"";
        assertNamed("customerName", desk.start(start + "x".repeat(limit - start.length() - 2) + "\"}"));
        assertError(desk.start(start + "x".repeat(limit)), 413, "TooLarge");
    }

    private static void assertNamed(String field, HttpResponse<String> answer) {
        assertError(answer, 400, "InvalidParameter");
        assertThat(json(answer).path("msg").asText()).startsWith(field + " ").hasSizeLessThan(300);
    }
}
