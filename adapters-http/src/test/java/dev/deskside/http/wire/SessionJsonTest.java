package dev.deskside.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a session that another server wrote: much, and what can't be read of it is told. */
class SessionJsonTest {
    private static final String WAITING = "\"status\":\"waiting\"";

    @Test
    void the_fewest_fields_are_a_session() {
        SessionSnapshot session = read(WAITING);

        assertThat(session).isEqualTo(SessionSnapshot.in(SessionStatus.WAITING).build());
    }

    @Test
    void every_field_of_the_table_is_read() {
        SessionSnapshot session = read("""
                "sessionId":"1234","sessionType":"screen_sharing","status":"complete",
                "accountKey":12345678901234567890,"expertName":"Eva","expertEmail":"eva@example.com",
                "expertUserKey":"300000000000384444","partnerObject":"T-1",
                "partnerObjectUrl":"https://desk.example.com/T-1","startedAt":"2026-11-25T09:00:00Z",
                "customerJoinedAt":"2026-11-25T10:01:00+01:00","endedAt":"2026-11-25T09:30:00.5Z",
                "unattendedMachineName":"PC","unattendedMachineUuid":"m-1","accountName":"Acme",
                "customerName":"Ada","customerEmail":"ada@example.com",
                "customerJoinUrl":"https://join.example.com/1","notes":"one\\ntwo",
                "sessionRecordingUrl":"https://rec.example.com/1",
                "collaborators":[{"name":"Bob","email":"bob@example.com","userKey":5},{"extra":1},"Cid",null,7]
                """);

        assertThat(session.id().orElseThrow()).hasToString("1234");
        assertThat(session.account()).contains(AccountKey.of("12345678901234567890"));
        assertThat(session.technician().userKey()).contains(UserKey.of("300000000000384444"));
        assertThat(session.partnerObject()).contains(new PartnerObject.Text("T-1"));
        assertThat(session.customerJoinedAt()).contains(Instant.parse("2026-11-25T09:01:00Z"));
        assertThat(session.endedAt()).contains(Instant.parse("2026-11-25T09:30:00.5Z"));
        assertThat(session.machine().orElseThrow().accountName()).contains("Acme");
        assertThat(session.notes()).contains("one\ntwo");
        assertThat(session.collaborators())
                .containsExactly(
                        new Participant(
                                Optional.of(UserKey.of(5)),
                                Optional.of("Bob"),
                                Optional.of(new EmailAddress("bob@example.com"))),
                        named("Cid"),
                        named("7"));
    }

    @Test
    void unknown_fields_of_any_kind_are_passed_over() {
        assertThat(read(WAITING + ",\"a\":1,\"b\":{\"status\":\"active\"},\"c\":[[],{}],\"d\":null")
                        .status())
                .isEqualTo(SessionStatus.WAITING);
    }

    @ParameterizedTest
    @CsvSource({
        "notStarted, NOT_STARTED",
        "waiting, WAITING",
        "active, ACTIVE",
        "complete, COMPLETE",
        "abandoned, ABANDONED",
        "NOTSTARTED, NOT_STARTED",
        "Active, ACTIVE"
    })
    void a_status_is_read_in_any_case(String text, SessionStatus status) {
        assertThat(read("\"status\":\"" + text + "\"").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "status":"paused"                          | status    | 'paused'
            "status":3                                 | status    | '3'
            "status":""                                | status    | none
            "status":null                              | status    | none
            "status":{"is":"active"}                   | status    | none
            "sessionId":"1"                            | status    | none
            "status":"active","startedAt":"yesterday"  | startedAt | 'yesterday'
            "status":"active","endedAt":1764063000     | endedAt   | '1764063000'
            "status":"active","customerJoinedAt":true  | customerJoinedAt | 'true'
            "status":"active","sessionId":"a b"        | sessionId | 'a b'
            """)
    void what_decides_and_cannot_be_read_is_named(String fields, String field, String shown) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, () -> read(fields));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNRECOGNISED);
        assertThat(failure).hasMessageContaining(field + " is " + shown);
    }

    @Test
    void what_cannot_be_read_is_shown_in_short_and_on_one_line() {
        DesksideException failure = catchThrowableOfType(
                DesksideException.class, () -> read("\"status\":\"x\\n\\u001b%s\"".formatted("y".repeat(500))));

        assertThat(failure.getMessage()).doesNotContain("\n", "\u001b").hasSizeLessThan(130);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "\"  \"", "{}", "[1]"})
    void an_empty_value_is_absent(String value) {
        StringBuilder fields = new StringBuilder(WAITING);
        for (String field : new String[] {
            "sessionId",
            "accountKey",
            "expertName",
            "expertEmail",
            "expertUserKey",
            "partnerObjectUrl",
            "startedAt",
            "customerJoinedAt",
            "endedAt",
            "unattendedMachineUuid",
            "customerName",
            "customerEmail",
            "customerJoinUrl",
            "notes",
            "sessionRecordingUrl"
        }) {
            fields.append(",\"").append(field).append("\":").append(value);
        }

        assertThat(read(fields.toString()))
                .isEqualTo(SessionSnapshot.in(SessionStatus.WAITING).build());
    }

    @Test
    void a_number_stands_for_text_and_text_for_a_number() {
        SessionSnapshot session = read(WAITING
                + ",\"sessionId\":18446744073709551617,\"expertUserKey\":9007199254740993,\"customerName\":12.50,"
                + "\"accountKey\":\"18446744073709551616\",\"notes\":false");

        assertThat(session.id().orElseThrow()).hasToString("18446744073709551617");
        assertThat(session.technician().userKey()).contains(UserKey.of("9007199254740993"));
        assertThat(session.customer().name()).contains("12.50");
        assertThat(session.account()).contains(AccountKey.of("18446744073709551616"));
        assertThat(session.notes()).contains("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"accountKey\":1.5",
                "\"accountKey\":-1",
                "\"accountKey\":0",
                "\"accountKey\":\"x\"",
                "\"expertEmail\":\"nobody\"",
                "\"customerJoinUrl\":\"javascript:alert(1)\"",
                "\"sessionRecordingUrl\":\"not a url\"",
                "\"partnerObject\":{\"id\":1}",
                "\"partnerObject\":true",
                "\"partnerObject\":null",
                "\"partnerObject\":\"\"",
                "\"collaborators\":null",
                "\"collaborators\":\"\"",
                "\"collaborators\":{}",
                "\"collaborators\":[]"
            })
    void what_only_describes_and_cannot_be_read_is_left_out(String field) {
        assertThat(read(WAITING + "," + field))
                .isEqualTo(SessionSnapshot.in(SessionStatus.WAITING).build());
    }

    @Test
    void one_collaborator_may_stand_without_an_array() {
        assertThat(read(WAITING + ",\"collaborators\":\"Bob\"").collaborators()).containsExactly(named("Bob"));
    }

    @Test
    void absent_fields_are_not_written() throws JsonProcessingException {
        SessionSnapshot session = SessionSnapshot.in(SessionStatus.NOT_STARTED).build();

        assertThat(WireJson.mapper().writeValueAsString(SessionJson.of(session)))
                .isEqualTo("{\"sessionType\":\"screen_sharing\",\"status\":\"notStarted\"}");
    }

    @Test
    void kinds_are_written_as_the_table_says() throws JsonProcessingException {
        SessionSnapshot session = SessionSnapshot.in(SessionStatus.ACTIVE)
                .account(Optional.of(AccountKey.of("18446744073709551616")))
                .technician(new Participant(Optional.of(UserKey.of(5)), Optional.empty(), Optional.empty()))
                .partnerObject(Optional.of(new PartnerObject.Numeric(new BigDecimal("1.50"))))
                .startedAt(Optional.of(Instant.parse("2026-11-25T09:00:00.9Z")))
                .build();

        assertThat(WireJson.mapper().writeValueAsString(SessionJson.of(session)))
                .isEqualTo("{\"sessionType\":\"screen_sharing\",\"status\":\"active\","
                        + "\"accountKey\":18446744073709551616,\"expertUserKey\":\"5\",\"partnerObject\":1.50,"
                        + "\"startedAt\":\"2026-11-25T09:00:00Z\"}");
    }

    private static Participant named(String name) {
        return new Participant(Optional.empty(), Optional.of(name), Optional.empty());
    }

    private static SessionSnapshot read(String fields) {
        try {
            return WireJson.mapper()
                    .readValue("{" + fields + "}", SessionJson.class)
                    .toSnapshot();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
