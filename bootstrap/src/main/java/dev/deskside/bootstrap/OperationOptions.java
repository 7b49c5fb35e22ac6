package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.Setting;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the server is watched, and how it ends, on the command line of {@code serve}. */
final class OperationOptions {
    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            description = "How the log is written: text, or json, one object on each line. Default: text")
    private String logFormat;

    @Option(
            names = "--metrics-token-file",
            paramLabel = "FILE",
            description = "A file with the token that /metrics is read with; or put it into DESKSIDE_METRICS_TOKEN")
    private String metricsTokenFile;

    @Option(
            names = "--metrics-allow",
            paramLabel = "NETWORKS",
            description = "Networks that /metrics is read from without a token, such as 10.0.0.0/8."
                    + " Default: this machine alone, and where there is a --public-url or a token, nobody")
    private String metricsAllow;

    @Option(
            names = "--drain-delay",
            paramLabel = "TIME",
            description = "How long everything is still answered after SIGTERM, while readiness says no. Default: 0s")
    private String drainDelay;

    @Option(
            names = "--drain-timeout",
            paramLabel = "TIME",
            description = "How long requests under way may take after that. Default: 45s")
    private String drainTimeout;

    void say(Map<Setting, String> said) {
        SettingOptions.say(said, Setting.LOG_FORMAT, logFormat);
        SettingOptions.say(said, Setting.METRICS_TOKEN_FILE, metricsTokenFile);
        SettingOptions.say(said, Setting.METRICS_ALLOW, metricsAllow);
        SettingOptions.say(said, Setting.DRAIN_DELAY, drainDelay);
        SettingOptions.say(said, Setting.DRAIN_TIMEOUT, drainTimeout);
    }
}
