package dev.deskside.bootstrap.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.spi.AdapterSetting;
import dev.deskside.application.spi.AdapterSettings;
import dev.deskside.application.spi.ConnectedProvider;
import dev.deskside.application.spi.Platform;
import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.bootstrap.settings.SettingsReader;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From where settings of an adapter are said, to what the adapter gets. */
class AdapterValuesTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("The command line beats the environment beats the file, for secrets too")
    void precedence() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), """
                provider=desk
                adapters=/opt/adapters
                desk-url=file
                desk-login-user=file
                desk-port=1
                desk-password-file=%s
                """.formatted(secret("from-the-file")));
        Map<String, String> environment = Map.of(
                "DESKSIDE_CONFIG", config.toString(),
                "DESKSIDE_DESK_URL", "environment",
                "DESKSIDE_DESK_LOGIN_USER", "environment");

        AdapterSettings settings = read(Map.of("url", "line"), environment);
        assertThat(List.of("url", "login-user", "port", "password"))
                .extracting(settings::text)
                .containsExactly("line", "environment", "1", "from-the-file");

        Map<String, String> nearer =
                Map.of("DESKSIDE_CONFIG", config.toString(), "DESKSIDE_DESK_PASSWORD", "from-the-environment");
        assertThat(read(Map.of(), nearer).text("password")).isEqualTo("from-the-environment");
        assertThat(read(Map.of("password-file", secret("from-the-line").toString()), nearer)
                        .text("password"))
                .isEqualTo("from-the-line");
    }

    @Test
    @DisplayName("A secret stands in the environment or in a file of its own, and nowhere else")
    void secrets() throws IOException {
        Path config = Files.writeString(
                folder.resolve("config"), "provider=desk\nadapters=a\ndesk-url=u\ndesk-password=s3cret\n");

        assertThat(failure(Map.of(), Map.of("DESKSIDE_CONFIG", config.toString())))
                .hasMessage("desk-password is a secret: put it into the environment as DESKSIDE_DESK_PASSWORD,"
                        + " or into a file of its own named by desk-password-file");
        assertThat(failure(Map.of("url", "u", "password", "s3cret"), fromTheEnvironment()))
                .hasMessage(
                        "--adapter-setting password is a secret: put it into the environment as"
                                + " DESKSIDE_DESK_PASSWORD, or into a file of its own named by --adapter-setting password-file");
        assertThat(failure(Map.of("url", "u", "password-file", "/no/such/file"), fromTheEnvironment()))
                .hasMessageContaining("can't be read");
        assertThat(new Provider.Adapter.Said("password", "s3cret", Provider.Adapter.Origin.ENVIRONMENT).toString())
                .doesNotContain("s3cret");
    }

    @Test
    @DisplayName("An unknown setting is told the nearest, as it is written where it was said")
    void unknown() throws IOException {
        assertThat(failure(Map.of("ulr", "u"), fromTheEnvironment()))
                .hasMessage(
                        "--adapter-setting ulr is no setting of provider desk; the nearest is --adapter-setting url");
        assertThat(failure(
                        Map.of(),
                        Map.of(
                                "DESKSIDE_PROVIDER",
                                "desk",
                                "DESKSIDE_ADAPTERS",
                                "a",
                                "DESKSIDE_DESK_LOGIN_USERS",
                                "u")))
                .hasMessage("DESKSIDE_DESK_LOGIN_USERS is no setting of provider desk;"
                        + " the nearest is DESKSIDE_DESK_LOGIN_USER");
        Path config = Files.writeString(
                folder.resolve("config"), "provider=desk\nadapters=a\ndesk-url=u\ndesk-pasword-file=f\n");
        assertThat(failure(Map.of(), Map.of("DESKSIDE_CONFIG", config.toString())))
                .hasMessageEndingWith("the nearest is desk-password-file");
    }

    @Test
    @DisplayName("A required one that is missing or empty is told with its meaning")
    void missing() {
        assertThat(failure(Map.of(), fromTheEnvironment()))
                .hasMessage("desk-url is missing: provider desk needs it. Where it is.");
        assertThat(failure(Map.of("url", ""), fromTheEnvironment())).hasMessageStartingWith("desk-url is missing");
    }

    @Test
    @DisplayName("Without a provider from an adapter, settings of one are misspelt ones")
    void withoutAnAdapter() {
        assertThat(reading(Map.of(), Map.of("DESKSIDE_DESK_URL", "u"))).hasMessageContaining("no setting");
        assertThat(reading(Map.of("url", "u"), Map.of())).hasMessageContaining("the provider is hosted");
        assertThat(reading(Map.of(), Map.of("DESKSIDE_ADAPTERS", "a"))).hasMessageContaining("the provider is hosted");
        assertThat(reading(Map.of(), Map.of("DESKSIDE_PROVIDER", "desk")))
                .hasMessageContaining("hosted or gotoassist")
                .hasMessageContaining("adapters");
        assertThat(reading(
                        Map.of(),
                        Map.of("DESKSIDE_PROVIDER", "desk", "DESKSIDE_ADAPTERS", "a", "DESKSIDE_UPSTREAM", "http://x")))
                .hasMessageContaining("gotoassist only; the provider is desk");
    }

    private static Map<String, String> fromTheEnvironment() {
        return Map.of("DESKSIDE_PROVIDER", "desk", "DESKSIDE_ADAPTERS", "a");
    }

    private Path secret(String content) throws IOException {
        return Files.writeString(folder.resolve(content), content + "\n");
    }

    private static AdapterSettings read(Map<String, String> line, Map<String, String> environment) {
        Provider.Adapter adapter = (Provider.Adapter) SettingsReader.read(Map.of(), line, environment, Optional.empty())
                .provider();
        return AdapterValues.of(new Desk(), adapter.said());
    }

    private static DesksideException failure(Map<String, String> line, Map<String, String> environment) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, () -> read(line, environment));
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        return failure;
    }

    private static DesksideException reading(Map<String, String> line, Map<String, String> environment) {
        return catchThrowableOfType(
                DesksideException.class,
                () -> SettingsReader.read(Map.<Setting, String>of(), line, environment, Optional.empty()));
    }

    private static final class Desk implements ProviderFactory {
        @Override
        public String name() {
            return "desk";
        }

        @Override
        public List<AdapterSetting> settings() {
            return List.of(
                    AdapterSetting.required("url", "Where it is."),
                    AdapterSetting.optional("login-user", "Who asks."),
                    AdapterSetting.withDefault("port", "Its port.", "443"),
                    AdapterSetting.optionalSecret("password", "Of that user."));
        }

        @Override
        public ConnectedProvider open(AdapterSettings settings, Platform platform) {
            throw new UnsupportedOperationException();
        }
    }
}
