package dev.deskside.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.retention.RetentionPolicy;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.callback.CallbackSchedule;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.session.SessionLimits;
import dev.deskside.http.callback.CallbackFormat;
import dev.deskside.http.callback.Cidr;
import dev.deskside.http.client.Resilience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        Path metricsToken = Files.writeString(folder.resolve("metrics-token"), "metrics-s3cret-token\n");
        Path file = file("""
                host=0.0.0.0
                port=0
                data=store
                provider=gotoassist
                upstream=https://api.getgo.com//G2A/rest/v1
                upstream-token-file=%s
                public-url=https://desk.example
                server-key-file=key
                retention-sessions=60d
                retention-recordings=7d
                retention-callbacks=2d
                callback-schedule=0s, 250ms,5m,24h
                callback-allow=127.0.0.1/32, fd00::/8
                callback-format=form
                demo=true
                token-in-query=true
                log-format=json
                metrics-token-file=%s
                metrics-allow=10.0.0.0/8, fd00::/8
                drain-delay=500ms
                drain-timeout=2m
                traces-endpoint=http://collector.example:4318
                traces-sample=0.25
                """.formatted(token, metricsToken));

        Settings settings = SettingsReader.read(Map.of(), Map.of(), Optional.of(file));

        assertThat(settings)
                .isEqualTo(new Settings(
                        "0.0.0.0",
                        0,
                        Path.of("store"),
                        Optional.empty(),
                        new Provider.GoToAssist(URI.create("https://api.getgo.com//G2A/rest/v1"), new Secret("s3cret")),
                        Optional.of(URI.create("https://desk.example")),
                        Optional.of(Path.of("key")),
                        new RetentionPolicy(Duration.ofDays(60), Duration.ofDays(7), Duration.ofDays(2)),
                        new CallbackSettings(
                                new CallbackSchedule(List.of(
                                        Duration.ZERO,
                                        Duration.ofMillis(250),
                                        Duration.ofMinutes(5),
                                        Duration.ofHours(24))),
                                List.of(Cidr.parse("127.0.0.1/32"), Cidr.parse("fd00::/8")),
                                CallbackFormat.FORM),
                        true,
                        true,
                        Following.DEFAULT,
                        new Operation(
                                LogFormat.JSON,
                                new MetricsReaders(
                                        Optional.of(new Secret("metrics-s3cret-token")),
                                        List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8"))),
                                Duration.ofMillis(500),
                                Duration.ofMinutes(2)),
                        Optional.of(new Traces(URI.create("http://collector.example:4318"), 0.25))));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void recordsAreKeptFor400DaysAndRecordingsAsLongAsSessions() {
        assertThat(Settings.defaults().retention())
                .isEqualTo(new RetentionPolicy(Duration.ofDays(400), Duration.ofDays(400), Duration.ofDays(90)));
        assertThat(SettingsReader.read(Map.of(Setting.RETENTION_SESSIONS, "30d"), Map.of(), Optional.empty())
                        .retention())
                .isEqualTo(new RetentionPolicy(Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(90)));
    }

    @ParameterizedTest
    @CsvSource({
        "RETENTION_SESSIONS, 29d, retention-sessions must be at least 30 days",
        "RETENTION_SESSIONS, 0d, retention-sessions must be at least 30 days",
        "RETENTION_SESSIONS, 400, must be a number of days",
        "RETENTION_SESSIONS, -1d, must be a number of days",
        "RETENTION_SESSIONS, 9999999d, must be a number of days",
        "RETENTION_RECORDINGS, 1y, must be a number of days",
        "RETENTION_RECORDINGS, 0d, retention-recordings must be at least a day",
        "RETENTION_CALLBACKS, 0d, retention-callbacks must be at least a day",
        "RETENTION_CALLBACKS, 90, must be a number of days"
    })
    void timesThatAreTooShortOrNoneAreRefused(Setting setting, String text, String problem) {
        assertThat(catchThrowableOfType(
                        DesksideException.class,
                        () -> SettingsReader.read(Map.of(setting, text), Map.of(), Optional.empty())))
                .hasMessageContaining(problem);
    }

    @Test
    void howSessionsAreKeptInView() throws IOException {
        CallbackSecret old = CallbackSecret.of(new byte[24]);
        CallbackSecret next = CallbackSecret.of(new byte[32]);
        Path secrets = Files.writeString(folder.resolve("secrets"), old.text() + "\n " + next.text() + "\n");

        Settings settings = SettingsReader.read(
                Map.of(
                        Setting.PROVIDER, "gotoassist",
                        Setting.UPSTREAM, "https://api.getgo.com/G2A/rest/v1",
                        Setting.UPSTREAM_CALLBACK_SECRET_FILE, secrets.toString(),
                        Setting.FOLLOW_PER_MINUTE, "6",
                        Setting.START_EXPIRY, "90m",
                        Setting.SESSION_LONGEST, "2d"),
                Map.of("DESKSIDE_UPSTREAM_TOKEN", "token"),
                Optional.empty());

        assertThat(settings.following())
                .isEqualTo(new Following(
                        6, new SessionLimits(Duration.ofMinutes(90), Duration.ofDays(2)), List.of(old, next)));
    }

    @ParameterizedTest
    @CsvSource({"FOLLOW_PER_MINUTE, 0", "FOLLOW_PER_MINUTE, x", "START_EXPIRY, 0s", "SESSION_LONGEST, 2 days"})
    void howSessionsCannotBeKeptInView(Setting setting, String value) {
        assertThatThrownBy(() -> SettingsReader.read(Map.of(setting, value), Map.of(), Optional.empty()))
                .isInstanceOf(DesksideException.class)
                .hasMessageStartingWith(setting.key());
    }

    @Test
    void aDatabaseIsNamedWithItsUserAndItsPasswordBesideIt() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "p@ss w0rd\n");
        Map<Setting, String> line = Map.of(
                Setting.DATABASE, "postgresql://one:5432,two:5433/desk?sslmode=require", Setting.DATABASE_USER, "desk");

        Settings byFile = SettingsReader.read(
                line, Map.of("DESKSIDE_DATABASE_PASSWORD_FILE", password.toString()), Optional.empty());
        Settings byVariable =
                SettingsReader.read(line, Map.of("DESKSIDE_DATABASE_PASSWORD", "p@ss w0rd"), Optional.empty());

        assertThat(byFile).isEqualTo(byVariable).asString().doesNotContain("w0rd");
        assertThat(byFile.database()).hasValueSatisfying(database -> {
            assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://one:5432,two:5433/desk?sslmode=require");
            assertThat(database.user()).contains("desk");
            assertThat(database.password()).contains(new Secret("p@ss w0rd"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://desk:s3cret@host/desk, database-password-file",
        "postgresql://desk@host/desk, database-user",
        "jdbc:postgresql://host/desk?ssl=true&password=s3cret, DESKSIDE_DATABASE_PASSWORD",
        "jdbc:postgresql://host/desk?sslPassword=s3cret, DESKSIDE_DATABASE_PASSWORD",
        "postgresql://host/desk?user=desk, database-user",
        "mysql://host/s3cret, must be a URL such as",
        "jdbc:postgresql:s3cret, must be a URL such as",
        "postgresql://host, must be a URL such as",
        "postgresql://host/, must be a URL such as",
        "postgresql:///s3cret, must be a URL such as",
        "postgresql://host/a b, must be a URL such as"
    })
    void aDatabaseWithoutANameOrWithASecretInItsUrlIsRefused(String url, String said) {
        assertThat(failure(Map.of(Setting.DATABASE, url), Map.of(), Optional.empty()))
                .startsWith("database ")
                .contains(said)
                .doesNotContain("s3cret");
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
        "DESKSIDE_DATABASE_USER, desk, goes with database",
        "DESKSIDE_DATABASE_PASSWORD_FILE, password, goes with database",
        "DESKSIDE_CONFIG, no-such-file, no-such-file",
        "DESKSIDE_HOST, bad^host, host name or an IP address",
        "DESKSIDE_PUBLIC_URL, https://desk.example/?a=b, query",
        "DESKSIDE_UPSTREAM_TOKEN_FILE, token, gotoassist",
        "DESKSIDE_UPSTREAM_ATTEMPTS, 3, gotoassist",
        "DESKSIDE_CALLBACK_SCHEDULE, 5, callback-schedule has '5'",
        "DESKSIDE_CALLBACK_SCHEDULE, '0s,,5s', callback-schedule has ''",
        "DESKSIDE_CALLBACK_SCHEDULE, 721h, longer than 30 days",
        "DESKSIDE_CALLBACK_ALLOW, localhost, callback-allow has 'localhost'",
        "DESKSIDE_CALLBACK_ALLOW, 10.0.0.0/33, callback-allow has",
        "DESKSIDE_CALLBACK_FORMAT, xml, json or form"
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

    @Test
    void aRefreshTokenIsNamedByItsFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "client-s3cret\n");
        Path token = Files.writeString(folder.resolve("token"), "refresh-s3cret\n");
        Path file = file("""
                provider=gotoassist
                upstream=http://127.0.0.1:1
                upstream-token-endpoint=http://127.0.0.1:2/oauth/token
                upstream-client-id=id
                upstream-client-secret-file=%s
                upstream-refresh-token-file=%s
                """.formatted(secret, token));

        Settings settings = SettingsReader.read(Map.of(), Map.of(), Optional.of(file));

        assertThat(settings.provider())
                .isEqualTo(new Provider.GoToAssist(
                        URI.create("http://127.0.0.1:1"),
                        new Credential.RefreshToken(
                                new Credential.Client(
                                        URI.create("http://127.0.0.1:2/oauth/token"),
                                        "id",
                                        new Secret("client-s3cret")),
                                token),
                        Patience.DEFAULT));
        assertThat(settings.toString()).doesNotContain("s3cret");
        assertThat(((Provider.GoToAssist) settings.provider()).credential().toString())
                .doesNotContain("s3cret");
    }

    @Test
    void aPersonalTokenAndTheClientsSecretMayStandInTheEnvironment() {
        Map<String, String> environment = Map.of(
                "DESKSIDE_PROVIDER", "gotoassist",
                "DESKSIDE_UPSTREAM", "http://127.0.0.1:1",
                "DESKSIDE_UPSTREAM_TOKEN_ENDPOINT", "http://127.0.0.1:2/oauth/token",
                "DESKSIDE_UPSTREAM_CLIENT_ID", "id",
                "DESKSIDE_UPSTREAM_CLIENT_SECRET", "client-s3cret",
                "DESKSIDE_UPSTREAM_PERSONAL_TOKEN", "personal s3cret");

        Provider provider =
                SettingsReader.read(Map.of(), environment, Optional.empty()).provider();

        assertThat(((Provider.GoToAssist) provider).credential())
                .isEqualTo(new Credential.PersonalToken(
                        new Credential.Client(
                                URI.create("http://127.0.0.1:2/oauth/token"), "id", new Secret("client-s3cret")),
                        new Secret("personal s3cret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"upstream-token", "upstream-client-secret", "upstream-personal-token"})
    void noSecretMayStandInTheFile(String key) throws IOException {
        Path file = file(key + "=s3cret\n");

        assertThat(failure(Map.of(), Map.of(), Optional.of(file)))
                .contains(
                        key + "-file",
                        "DESKSIDE_" + key.toUpperCase(Locale.ROOT).replace('-', '_'))
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        // what is said beside the provider, the token endpoint and a client; what the failure tells
        "DESKSIDE_UPSTREAM_CLIENT_ID, '', needs a refresh token",
        "DESKSIDE_UPSTREAM_PERSONAL_TOKEN, p, upstream-client-secret-file is missing",
        "DESKSIDE_UPSTREAM_REFRESH_TOKEN_FILE, f, upstream-client-secret-file is missing",
        "DESKSIDE_UPSTREAM_TOKEN, t, needs a refresh token"
    })
    void anIncompleteCredentialIsTold(String variable, String value, String told) {
        Map<Setting, String> line = Map.of(
                Setting.PROVIDER, "gotoassist",
                Setting.UPSTREAM, "http://127.0.0.1:1",
                Setting.UPSTREAM_TOKEN_ENDPOINT, "http://127.0.0.1:2",
                Setting.UPSTREAM_CLIENT_ID, "id");

        assertThat(failure(line, Map.of(variable, value), Optional.empty())).contains(told);
    }

    @Test
    void twoCredentialsAreOneTooMany() {
        Map<Setting, String> line = Map.of(Setting.PROVIDER, "gotoassist", Setting.UPSTREAM, "http://127.0.0.1:1");
        Map<String, String> environment =
                Map.of("DESKSIDE_UPSTREAM_TOKEN", "t", "DESKSIDE_UPSTREAM_PERSONAL_TOKEN", "p");

        assertThat(failure(line, environment, Optional.empty())).contains("one of three credentials");
    }

    @Test
    void aRefreshTokenFileWithoutOneIsTold() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "\n");
        Map<Setting, String> line = new EnumMap<>(Setting.class);
        line.put(Setting.PROVIDER, "gotoassist");
        line.put(Setting.UPSTREAM, "http://127.0.0.1:1");
        line.put(Setting.UPSTREAM_TOKEN_ENDPOINT, "http://127.0.0.1:2");
        line.put(Setting.UPSTREAM_CLIENT_ID, "id");
        line.put(Setting.UPSTREAM_REFRESH_TOKEN_FILE, token.toString());

        assertThat(failure(line, Map.of("DESKSIDE_UPSTREAM_CLIENT_SECRET", "s"), Optional.empty()))
                .contains("which is empty");

        Files.delete(token);
        assertThat(failure(line, Map.of("DESKSIDE_UPSTREAM_CLIENT_SECRET", "s"), Optional.empty()))
                .contains("can't be read");
    }

    @Test
    void thePatienceWithTheUpstreamIsReadPartByPart() throws IOException {
        Path file = file("""
                provider=gotoassist
                upstream=http://127.0.0.1:1
                upstream-connect-timeout=1s
                upstream-read-timeout=1m
                upstream-deadline=1h
                upstream-attempts=4
                upstream-first-delay=5ms
                upstream-longest-delay=6ms
                upstream-concurrent-calls=7
                upstream-longest-queue=8ms
                upstream-longest-pause=9m
                upstream-breaker-calls=10
                upstream-breaker-percent=11
                upstream-breaker-open=12s
                """);

        Provider provider = SettingsReader.read(Map.of(), Map.of("DESKSIDE_UPSTREAM_TOKEN", "t"), Optional.of(file))
                .provider();

        assertThat(((Provider.GoToAssist) provider).patience())
                .isEqualTo(new Patience(
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Resilience.builder()
                                .deadline(Duration.ofHours(1))
                                .attempts(4)
                                .firstDelay(Duration.ofMillis(5))
                                .longestDelay(Duration.ofMillis(6))
                                .concurrentCalls(7)
                                .longestQueue(Duration.ofMillis(8))
                                .longestPause(Duration.ofMinutes(9))
                                .breakerCalls(10)
                                .breakerPercent(11)
                                .breakerOpen(Duration.ofSeconds(12))
                                .build()));
    }

    @ParameterizedTest
    @CsvSource({
        "upstream-attempts, 0, must be from 1 to 10",
        "upstream-attempts, three, whole number",
        "upstream-attempts, 99999999999, whole number",
        "upstream-breaker-percent, 101, must be from 1 to 100",
        "upstream-deadline, 0ms, from 1ms to 1h",
        "upstream-deadline, 61m, from 1ms to 1h",
        "upstream-deadline, 30, from 1ms to 1h",
        "upstream-read-timeout, 2 s, from 1ms to 1h",
        "upstream-longest-delay, 100ms, must not be shorter than the first delay",
        "upstream-token-endpoint, ftp://h, needs a refresh token"
    })
    void aWrongPatienceIsToldByTheNameOfItsSetting(String key, String value, String told) throws IOException {
        Path file = file("provider=gotoassist\nupstream=http://127.0.0.1:1\n" + key + "=" + value + "\n");

        assertThat(failure(Map.of(), Map.of("DESKSIDE_UPSTREAM_TOKEN", "t"), Optional.of(file)))
                .startsWith(key + " ")
                .contains(told);
    }

    @Test
    void tracesAreSentNowhereUnlessSaid() {
        assertThat(Settings.defaults().traces()).isEmpty();
        assertThat(SettingsReader.read(
                                Map.of(Setting.TRACES_ENDPOINT, "https://collector.example/otlp"),
                                Map.of(),
                                Optional.empty())
                        .traces())
                .contains(new Traces(URI.create("https://collector.example/otlp"), 1));
        assertThat(SettingsReader.readServer(
                                Map.of(Setting.TRACES_SAMPLE, ".5"),
                                Map.of("DESKSIDE_TOKEN", "t", "DESKSIDE_TRACES_ENDPOINT", "http://127.0.0.1:4318"),
                                Optional.empty())
                        .traces())
                .contains(new Traces(URI.create("http://127.0.0.1:4318"), 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://collector.example, 1, traces-endpoint must be an absolute http or https URL",
        "http://user:s3cret@collector.example, 1, traces-endpoint must not contain a user name or password",
        "http://collector.example?key=s3cret, 1, traces-endpoint must have neither a query nor a fragment",
        "http://collector.example, 2, 'traces-sample must be a share from 0 to 1, such as 0.1 for every tenth'",
        "http://collector.example, half, 'traces-sample is ''half''; it must be a share from 0 to 1, such as 0.1'",
        "'', 0.5, 'traces-sample goes with traces-endpoint, which is missing'"
    })
    void wrongTracesAreNamed(String endpoint, String sample, String told) {
        assertThat(failure(
                        Map.of(Setting.TRACES_ENDPOINT, endpoint, Setting.TRACES_SAMPLE, sample),
                        Map.of(),
                        Optional.empty()))
                .contains(told)
                .doesNotContain("s3cret");
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

    @Test
    void theServerOfTheCommandsIsSaidInTheSamePlaces() throws IOException {
        Path token = Files.writeString(folder.resolve("my-token"), "from-file\n");
        Path file = file("server=https://file.example\ntoken-file=%s\nport=1\n".formatted(token));

        assertThat(SettingsReader.readServer(Map.of(), Map.of(), Optional.of(file)))
                .isEqualTo(new RemoteServer(URI.create("https://file.example"), new Secret("from-file")));
        assertThat(SettingsReader.readServer(
                        Map.of(Setting.SERVER, "https://line.example"),
                        Map.of("DESKSIDE_SERVER", "https://environment.example", "DESKSIDE_TOKEN", "nearer"),
                        Optional.of(file)))
                .isEqualTo(new RemoteServer(URI.create("https://line.example"), new Secret("nearer")))
                .asString()
                .doesNotContain("nearer");
        assertThat(SettingsReader.readServer(Map.of(), Map.of("DESKSIDE_TOKEN", "t"), Optional.empty())
                        .url())
                .isEqualTo(RemoteServer.DEFAULT_URL);
        assertThat(SettingsReader.read(Map.of(), Map.of("DESKSIDE_TOKEN", "t"), Optional.of(file))
                        .port())
                .as("serve passes over what is the commands'")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"token=s3cret, token-file", "server=ftp://x, server", "server=https://x?y, server", "server=x y, server"
    })
    void aWrongServerOfTheCommandsIsNamed(String line, String named) throws IOException {
        Path file = file(line + "\n");
        DesksideException failure = catchThrowableOfType(
                DesksideException.class,
                () -> SettingsReader.readServer(Map.of(), Map.of("DESKSIDE_TOKEN", "t"), Optional.of(file)));
        assertThat(failure).hasMessageContaining(named).hasMessageNotContaining("s3cret");
    }
}
