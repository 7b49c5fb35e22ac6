package dev.deskside.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-25T09:30:00Z,            2026-11-25T09:30:00Z
            2026-11-25t09:30:00z,            2026-11-25T09:30:00Z
            2026-11-25T09:30Z,               2026-11-25T09:30:00Z
            2026-11-25T09:30:00,             2026-11-25T09:30:00Z
            2026-11-25T09:30:00+02:00,       2026-11-25T07:30:00Z
            2026-11-25T09:30:00-0230,        2026-11-25T12:00:00Z
            2026-11-25T09:30:00+02,          2026-11-25T07:30:00Z
            2026-11-25T09:30:00-00:00,       2026-11-25T09:30:00Z
            2026-11-25T09:30:00 02:00,       2026-11-25T07:30:00Z
            2026-11-25T09:30:00 0200,        2026-11-25T07:30:00Z
            2026-11-25T09:30:00.5Z,          2026-11-25T09:30:00.500Z
            '2026-11-25T09:30:00,25Z',       2026-11-25T09:30:00.250Z
            2026-11-25T09:30:00.123456789Z,  2026-11-25T09:30:00.123456789Z
            2026-11-25,                      2026-11-25T00:00:00Z
            2028-02-29,                      2028-02-29T00:00:00Z
            0000-01-01T00:00:00Z,            0000-01-01T00:00:00Z
            9999-12-31T23:59:59Z,            9999-12-31T23:59:59Z
            """)
    void is_read(String text, Instant expected) {
        assertThat(WireTime.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "1764063000",
                "2026-02-30",
                "2026-02-29T00:00:00Z",
                "2026-13-01",
                "2026-00-10",
                "2026-11-25T25:00:00Z",
                "2026-11-25T24:00:00Z",
                "2026-11-25T09:60:00Z",
                "2026-11-25T09:30:60Z",
                "2026-11-25T09Z",
                "2026-11-25T09:30:00.Z",
                "2026-11-25T09:30:00.1234567890Z",
                "2026-11-25T09:30:00+19:00",
                "2026-11-25T09:30:00+02:60",
                "2026-11-25T09:30:00  02:00",
                "2026-11-25 09:30:00Z",
                "2026-11-25Z",
                "+12026-11-25",
                "12026-11-25T09:30:00Z",
                "-2026-11-25",
                "26-11-25",
                "2026-11-25T09:30:00Z ",
                "2026-11-25T09:30:00Z\n",
                "２０２６-11-25"
            })
    void is_refused(String text) {
        assertThat(WireTime.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T09:30:00Z, 2026-11-25T09:30:00Z",
        "2026-11-25T09:30:00.999999999Z, 2026-11-25T09:30:00Z",
        "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59Z",
        "2026-11-25T00:00:00Z, 2026-11-25T00:00:00Z"
    })
    void is_written_in_whole_seconds_of_utc(Instant instant, String expected) {
        assertThat(WireTime.format(instant)).isEqualTo(expected);
    }
}
