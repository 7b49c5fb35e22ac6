package dev.deskside.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.domain.DesksideException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    @TempDir
    Path folder;

    @Test
    void nothingSaidIsTheDefault() {
        assertThat(SettingsReader.read(Map.of(), Map.of("PATH", "/bin"), Optional.empty()))
                .isEqualTo(Settings.defaults());
        assertThat(Settings.defaults().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void theCommandLineBeatsTheEnvironmentBeatsTheFile() throws IOException {
        Path file = file("host=file\nport=1\ndata=file-data\n");

        Settings settings = SettingsReader.read(
                Map.of(Setting.HOST, "line"),
                Map.of("DESKSIDE_HOST", "environment", "DESKSIDE_PORT", "2", "DESKSIDE_CONFIG", file.toString()),
                Optional.empty());

        assertThat(settings.host()).isEqualTo("line");
        assertThat(settings.port()).isEqualTo(2);
        assertThat(settings.data()).isEqualTo(Path.of("file-data"));
    }

    @Test
    void eachSettingCanStandInAFile() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
        Path file = file("""
                host=0.0.0.0
                port=0
                data=store
                provider=gotoassist
                upstream=https://api.getgo.com//G2A/rest/v1
                upstream-token-file=%s
                public-url=https://desk.example
                server-key-file=key
                demo=true
                """.formatted(token));

        Settings settings = SettingsReader.read(Map.of(), Map.of(), Optional.of(file));

        assertThat(settings)
                .isEqualTo(new Settings(
                        "0.0.0.0",
                        0,
                        Path.of("store"),
                        new Provider.GoToAssist(URI.create("https://api.getgo.com//G2A/rest/v1"), new Secret("s3cret")),
                        Optional.of(URI.create("https://desk.example")),
                        Optional.of(Path.of("key")),
                        true));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "prot, port",
        "hosts, host",
        "upstream-tokenfile, upstream-token-file",
        "publicurl, public-url",
        "dmeo, demo"
    })
    void anUnknownNameIsToldTheNearest(String misspelt, String nearest) throws IOException {
        Path file = file(misspelt + "=x\n");

        assertThat(failure(Map.of(), Map.of(), Optional.of(file)))
                .startsWith(misspelt + " ")
                .endsWith(" " + nearest);
    }

    @Test
    void theTokenMustNotStandInTheFile() throws IOException {
        Path file = file("upstream-token=s3cret\n");

        assertThat(failure(Map.of(), Map.of(), Optional.of(file)))
                .contains("DESKSIDE_UPSTREAM_TOKEN")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "DESKSIDE_PORT, eighty, port",
        "DESKSIDE_PORT, 65536, port",
        "DESKSIDE_PORT, -1, port",
        "DESKSIDE_PROVIDER, zoom, hosted or gotoassist",
        "DESKSIDE_PROVIDER, gotoassist, upstream",
        "DESKSIDE_UPSTREAM, http://localhost, gotoassist",
        "DESKSIDE_PUBLIC_URL, desk.example, absolute",
        "DESKSIDE_DEMO, yes, true or false",
        "DESKSIDE_CONFIG, no-such-file, no-such-file",
        "DESKSIDE_HOST, bad^host, host name or an IP address",
        "DESKSIDE_PUBLIC_URL, https://desk.example/?a=b, query",
        "DESKSIDE_UPSTREAM_TOKEN_FILE, token, gotoassist"
    })
    void aWrongValueIsTold(String variable, String value, String told) {
        assertThat(failure(Map.of(), Map.of(variable, value), Optional.empty())).contains(told);
    }

    @Test
    void theTokenSaidNearerToTheStartWins() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "from-the-file");
        Path file = file("provider=gotoassist\nupstream=http://127.0.0.1:1\nupstream-token-file=" + token + "\n");
        Map<String, String> environment = Map.of("DESKSIDE_UPSTREAM_TOKEN", "from-the-environment");

        assertThat(SettingsReader.read(Map.of(), environment, Optional.of(file)).provider())
                .isEqualTo(
                        new Provider.GoToAssist(URI.create("http://127.0.0.1:1"), new Secret("from-the-environment")));
        assertThat(SettingsReader.read(
                                Map.of(Setting.UPSTREAM_TOKEN_FILE, token.toString()), environment, Optional.of(file))
                        .provider())
                .isEqualTo(new Provider.GoToAssist(URI.create("http://127.0.0.1:1"), new Secret("from-the-file")));
    }

    @Test
    void aGatewayNeedsItsToken() {
        Map<Setting, String> line = Map.of(Setting.PROVIDER, "gotoassist", Setting.UPSTREAM, "http://127.0.0.1:1");

        assertThat(failure(line, Map.of(), Optional.empty()))
                .contains("upstream-token-file")
                .contains("DESKSIDE_UPSTREAM_TOKEN");
        assertThat(failure(line, Map.of("DESKSIDE_UPSTREAM_TOKEN", "two words"), Optional.empty()))
                .doesNotContain("two words");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("deskside.properties"), text);
    }

    private static String failure(Map<Setting, String> line, Map<String, String> environment, Optional<Path> config) {
        DesksideException failure =
                catchThrowableOfType(DesksideException.class, () -> SettingsReader.read(line, environment, config));
        assertThat(failure).isNotNull();
        return failure.getMessage();
    }
}
