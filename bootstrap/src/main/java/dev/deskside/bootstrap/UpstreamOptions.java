package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.Setting;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the server behind a gateway is called: its credential, and the patience with it. */
final class UpstreamOptions {
    @Option(
            names = "--upstream-token-file",
            paramLabel = "FILE",
            description =
                    "A file with this gateway's access token there; or put the token into " + "DESKSIDE_UPSTREAM_TOKEN")
    private String tokenFile;

    @Option(
            names = "--upstream-token-endpoint",
            paramLabel = "URL",
            description = "Where access tokens come from, by --upstream-refresh-token-file or "
                    + "--upstream-personal-token-file; the vendor's is "
                    + "https://authentication.logmeininc.com/oauth/token")
    private String tokenEndpoint;

    @Option(
            names = "--upstream-client-id",
            paramLabel = "ID",
            description = "The id that the token endpoint knows this gateway by")
    private String clientId;

    @Option(
            names = "--upstream-client-secret-file",
            paramLabel = "FILE",
            description = "A file with the secret that goes with it; or put the secret into "
                    + "DESKSIDE_UPSTREAM_CLIENT_SECRET")
    private String clientSecretFile;

    @Option(
            names = "--upstream-refresh-token-file",
            paramLabel = "FILE",
            description =
                    "A file with a refresh token. A new one is written into it, so its directory " + "must be writable")
    private String refreshTokenFile;

    @Option(
            names = "--upstream-personal-token-file",
            paramLabel = "FILE",
            description =
                    "A file with a personal access token; or put the token into " + "DESKSIDE_UPSTREAM_PERSONAL_TOKEN")
    private String personalTokenFile;

    @Option(
            names = "--upstream-connect-timeout",
            paramLabel = "TIME",
            description = "The longest wait for a connection to it: 1ms to 1h. Default: 2s")
    private String connectTimeout;

    @Option(
            names = "--upstream-read-timeout",
            paramLabel = "TIME",
            description = "The longest wait for its whole answer. Default: 10s")
    private String readTimeout;

    @Option(
            names = "--upstream-deadline",
            paramLabel = "TIME",
            description = "The longest that a whole call to it takes, with its turn, its token and its "
                    + "retries. Default: 30s")
    private String deadline;

    @Option(
            names = "--upstream-attempts",
            paramLabel = "COUNT",
            description =
                    "How often a read is sent at most, 1 to 10; what changes something is sent " + "once. Default: 3")
    private String attempts;

    @Option(
            names = "--upstream-first-delay",
            paramLabel = "TIME",
            description = "The pause before the second attempt, doubled before each further one. " + "Default: 200ms")
    private String firstDelay;

    @Option(
            names = "--upstream-longest-delay",
            paramLabel = "TIME",
            description = "The cap of every such pause. Default: 2s")
    private String longestDelay;

    @Option(
            names = "--upstream-concurrent-calls",
            paramLabel = "COUNT",
            description = "How many calls are on their way at once, 1 to 10000. Default: 50")
    private String concurrentCalls;

    @Option(
            names = "--upstream-longest-queue",
            paramLabel = "TIME",
            description = "The longest that a call waits for its turn behind those. Default: 2s")
    private String longestQueue;

    @Option(
            names = "--upstream-longest-pause",
            paramLabel = "TIME",
            description = "The longest that nothing is sent where it asks for a pause. Default: 5m")
    private String longestPause;

    @Option(
            names = "--upstream-breaker-calls",
            paramLabel = "COUNT",
            description = "Over how many of the last calls the breaker judges, 1 to 10000. Default: 20")
    private String breakerCalls;

    @Option(
            names = "--upstream-breaker-percent",
            paramLabel = "PERCENT",
            description = "At which share of failures the breaker opens, 1 to 100. Default: 50")
    private String breakerPercent;

    @Option(
            names = "--upstream-breaker-open",
            paramLabel = "TIME",
            description = "How long nothing is sent then, before one call may try. Default: 10s")
    private String breakerOpen;

    @Option(
            names = "--upstream-callback-secret-file",
            paramLabel = "FILE",
            description = "A file with the secret that it signs its calls back with, or several during a rotation;"
                    + " or put it into DESKSIDE_UPSTREAM_CALLBACK_SECRET")
    private String callbackSecretFile;

    @Option(
            names = "--follow-per-minute",
            paramLabel = "COUNT",
            description = "How often it is asked what became of its sessions, at most. Default: 60")
    private String followPerMinute;

    void say(Map<Setting, String> said) {
        SettingOptions.say(said, Setting.UPSTREAM_CALLBACK_SECRET_FILE, callbackSecretFile);
        SettingOptions.say(said, Setting.FOLLOW_PER_MINUTE, followPerMinute);
        SettingOptions.say(said, Setting.UPSTREAM_TOKEN_FILE, tokenFile);
        SettingOptions.say(said, Setting.UPSTREAM_TOKEN_ENDPOINT, tokenEndpoint);
        SettingOptions.say(said, Setting.UPSTREAM_CLIENT_ID, clientId);
        SettingOptions.say(said, Setting.UPSTREAM_CLIENT_SECRET_FILE, clientSecretFile);
        SettingOptions.say(said, Setting.UPSTREAM_REFRESH_TOKEN_FILE, refreshTokenFile);
        SettingOptions.say(said, Setting.UPSTREAM_PERSONAL_TOKEN_FILE, personalTokenFile);
        SettingOptions.say(said, Setting.UPSTREAM_CONNECT_TIMEOUT, connectTimeout);
        SettingOptions.say(said, Setting.UPSTREAM_READ_TIMEOUT, readTimeout);
        SettingOptions.say(said, Setting.UPSTREAM_DEADLINE, deadline);
        SettingOptions.say(said, Setting.UPSTREAM_ATTEMPTS, attempts);
        SettingOptions.say(said, Setting.UPSTREAM_FIRST_DELAY, firstDelay);
        SettingOptions.say(said, Setting.UPSTREAM_LONGEST_DELAY, longestDelay);
        SettingOptions.say(said, Setting.UPSTREAM_CONCURRENT_CALLS, concurrentCalls);
        SettingOptions.say(said, Setting.UPSTREAM_LONGEST_QUEUE, longestQueue);
        SettingOptions.say(said, Setting.UPSTREAM_LONGEST_PAUSE, longestPause);
        SettingOptions.say(said, Setting.UPSTREAM_BREAKER_CALLS, breakerCalls);
        SettingOptions.say(said, Setting.UPSTREAM_BREAKER_PERCENT, breakerPercent);
        SettingOptions.say(said, Setting.UPSTREAM_BREAKER_OPEN, breakerOpen);
    }
}
