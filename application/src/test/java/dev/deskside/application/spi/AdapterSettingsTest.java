package dev.deskside.application.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.DesksideException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void eachKindIsRead() {
        AdapterSettings settings = settings(Map.of(
                "url",
                "https://desk.example:8443/a",
                "wait",
                "1500ms",
                "count",
                "-3",
                "tls",
                "true",
                "token",
                "s3cret"));

        assertThat(settings.url("url")).isEqualTo(URI.create("https://desk.example:8443/a"));
        assertThat(settings.time("wait", SECOND, MINUTE)).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.number("count", -5, 5)).isEqualTo(-3);
        assertThat(settings.isTrue("tls")).isTrue();
        assertThat(settings.text("token")).isEqualTo("s3cret");
        assertThat(settings.find("note")).isEmpty();
        assertThat(settings.toString())
                .contains("desk-url=https://desk.example:8443/a", "desk-token=…")
                .doesNotContain("s3cret");
    }

    @Test
    void whatIsNotSaidHasItsFallbackOrIsAbsent() {
        AdapterSettings settings = settings(Map.of("url", "http://a", "count", ""));

        assertThat(settings.time("wait", SECOND, MINUTE)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.find("count")).isEmpty();
        assertThat(failure(() -> settings.number("count", 0, 1))).hasMessage("desk-count is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "url, ftp://a, desk-url must be an absolute http or https URL",
        "url, a b, desk-url must be an absolute http or https URL",
        "url, https://u:p@a, desk-url must not contain a user name or password",
        "wait, 10, desk-wait is '10'; it must be a time from 1s to 60s",
        "wait, 999ms, desk-wait is '999ms'; it must be a time from 1s to 60s",
        "wait, 61s, desk-wait is '61s'; it must be a time",
        "count, x, desk-count is 'x'; it must be a whole number from 0 to 5",
        "count, 6, desk-count is '6'; it must be a whole number from 0 to 5",
        "count, 99999999999, it must be a whole number",
        "tls, yes, desk-tls is 'yes'; it must be true or false"
    })
    void wrongOnesAreToldAsOperatorsWriteThem(String name, String value, String problem) {
        Map<String, String> said = name.equals("url") ? Map.of(name, value) : Map.of("url", "http://a", name, value);
        AdapterSettings settings = settings(said);

        assertThat(failure(() -> {
                    settings.url("url");
                    settings.time("wait", SECOND, MINUTE);
                    settings.find("count").ifPresent(text -> settings.number("count", 0, 5));
                    settings.isTrue("tls");
                }))
                .hasMessageContaining(problem);
    }

    @Test
    void anUnknownOneAndAMissingOneFail() {
        assertThat(failure(() -> settings(Map.of("url", "http://a", "ulr", "b"))))
                .hasMessageStartingWith("desk-ulr is no setting of this provider, which takes: url, ");
        assertThat(failure(() -> settings(Map.of()))).hasMessageContaining("desk-url is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("url", "http://a")).find("other"));
    }

    @ParameterizedTest
    @CsvSource({"Url", "url-", "-url", "url_a", "a--b", "ü", "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"})
    void namesThatCantBeWrittenEverywhereAreRefused(String name) {
        assertThat(failure(() -> AdapterSetting.required(name, "It is."))).hasMessageContaining(name);
    }

    private static DesksideException failure(ThrowingCallable call) {
        return catchThrowableOfType(DesksideException.class, call);
    }

    private static AdapterSettings settings(Map<String, String> said) {
        return AdapterSettings.of(new Factory(), said);
    }

    private static final class Factory implements ProviderFactory {
        @Override
        public String name() {
            return "desk";
        }

        @Override
        public List<AdapterSetting> settings() {
            return List.of(
                    AdapterSetting.required("url", "Where it is."),
                    AdapterSetting.withDefault("wait", "How long.", "10s"),
                    AdapterSetting.optional("count", "How many."),
                    AdapterSetting.withDefault("tls", "Whether.", "false"),
                    AdapterSetting.optionalSecret("token", "What is shown."),
                    AdapterSetting.optional("note", "What else."));
        }

        @Override
        public ConnectedProvider open(AdapterSettings settings, Platform platform) {
            throw new UnsupportedOperationException();
        }
    }
}
