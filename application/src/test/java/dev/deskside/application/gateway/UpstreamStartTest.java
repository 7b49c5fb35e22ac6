package dev.deskside.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What upstream gave for a session")
class UpstreamStartTest {
    private static final UpstreamStart START = start(Optional.empty());

    private static UpstreamStart start(Optional<SessionId> id) {
        return new UpstreamStart(new StartedSession(
                URI.create("https://vendor.example/launch?a=%0A&b=1%7C2"), new SessionToken("t0ken=="), id));
    }

    @Test
    @DisplayName("is read as it was written")
    void roundTrip() {
        assertThat(UpstreamStart.parse(START.text())).contains(START);
        UpstreamStart withId = start(Optional.of(new SessionId("4711")));
        assertThat(UpstreamStart.parse(withId.text())).contains(withId);
        assertThat(START).hasToString("UpstreamStart[…]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "2\nhttps://a/\ntoken\n",
                "1\nhttps://a/\n\n",
                "1\na b\ntoken\n",
                "1\nhttps://a/\ntoken",
                "1\nhttps://a/\ntoken\n\n"
            })
    @DisplayName("is absent where it was written otherwise")
    void otherwise(String text) {
        assertThat(UpstreamStart.parse(text)).isEmpty();
    }
}
