package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.session.SessionToken;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What upstream gave for a session")
class UpstreamStartTest {
    private static final UpstreamStart START =
            new UpstreamStart(URI.create("https://vendor.example/launch?a=%0A&b=1%7C2"), new SessionToken("t0ken=="));

    @Test
    @DisplayName("is read as it was written")
    void roundTrip() {
        assertThat(UpstreamStart.parse(START.text())).contains(START);
        assertThat(START).hasToString("UpstreamStart[…]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "2\nhttps://a/\ntoken", "1\nhttps://a/\n", "1\na b\ntoken", "1\nhttps://a/\ntoken\n"})
    @DisplayName("is absent where it was written otherwise")
    void otherwise(String text) {
        assertThat(UpstreamStart.parse(text)).isEmpty();
    }
}
