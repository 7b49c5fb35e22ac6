package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.Setting;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All settings, on the command line of {@code serve}. */
final class ServeOptions extends SettingOptions {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on. Default: 127.0.0.1, which only this machine reaches")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on; 0 for any that is free. Default: 8080")
    private String port;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "What the links for technicians and customers begin with. Default: the listening address")
    private String publicUrl;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "Who provides the sessions: hosted (this server) or gotoassist (the server at --upstream)."
                    + " Default: hosted")
    private String provider;

    @Option(names = "--upstream", paramLabel = "URL", description = "The base URL of the v1 API behind this gateway")
    private String upstream;

    @Mixin
    private UpstreamOptions upstreamOptions;

    @Option(
            names = "--retention-sessions",
            paramLabel = "DAYS",
            description = "How long a session is kept after its end, at least 30d. Default: 400d")
    private String retentionSessions;

    @Option(
            names = "--retention-recordings",
            paramLabel = "DAYS",
            description = "How long a recording is kept after its start. Default: as long as a session")
    private String retentionRecordings;

    @Option(
            names = "--retention-callbacks",
            paramLabel = "DAYS",
            description = "How long attempts to send a status callback are kept, at least 1d. Default: 90d")
    private String retentionCallbacks;

    @Option(
            names = "--callback-schedule",
            paramLabel = "TIMES",
            description = "How long before each attempt to send a status callback, with commas between."
                    + " Default: 0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
    private String callbackSchedule;

    @Option(
            names = "--callback-allow",
            paramLabel = "NETWORKS",
            description =
                    "Networks that callbacks may go to although they aren't public, such as 127.0.0.1/32,10.0.0.0/8."
                            + " Default: none")
    private String callbackAllow;

    @Option(
            names = "--callback-format",
            paramLabel = "FORMAT",
            description = "How callbacks are written: json or form. Default: json")
    private String callbackFormat;

    @Option(names = "--demo", description = "Fill an empty store with an example, and print what it takes to try it")
    private boolean demo;

    @Option(
            names = "--token-in-query",
            description =
                    "Accept an access token in the URL, as an old client sends it; it ends up in the logs of proxies")
    private boolean tokenInQuery;

    @Option(
            names = "--start-expiry",
            paramLabel = "TIME",
            description = "How long a session may wait for its start, before it has expired. Default: 24h")
    private String startExpiry;

    @Option(
            names = "--session-longest",
            paramLabel = "TIME",
            description = "How long a session may be open, before it is taken for lost. Default: 7d")
    private String sessionLongest;

    @Option(
            names = "--traces-endpoint",
            paramLabel = "URL",
            description = "The collector that traces are sent to, by OTLP over HTTP, such as http://127.0.0.1:4318."
                    + " Default: there are none")
    private String tracesEndpoint;

    @Option(
            names = "--traces-sample",
            paramLabel = "SHARE",
            description = "The share of the traces begun here that is recorded, from 0 to 1. Default: 1")
    private String tracesSample;

    @Mixin
    private OperationOptions operationOptions;

    @Override
    Map<Setting, String> said() {
        Map<Setting, String> said = super.said();
        say(said, Setting.HOST, host);
        say(said, Setting.PORT, port);
        say(said, Setting.PUBLIC_URL, publicUrl);
        say(said, Setting.PROVIDER, provider);
        say(said, Setting.UPSTREAM, upstream);
        upstreamOptions.say(said);
        operationOptions.say(said);
        say(said, Setting.RETENTION_SESSIONS, retentionSessions);
        say(said, Setting.RETENTION_RECORDINGS, retentionRecordings);
        say(said, Setting.RETENTION_CALLBACKS, retentionCallbacks);
        say(said, Setting.CALLBACK_SCHEDULE, callbackSchedule);
        say(said, Setting.CALLBACK_ALLOW, callbackAllow);
        say(said, Setting.CALLBACK_FORMAT, callbackFormat);
        say(said, Setting.START_EXPIRY, startExpiry);
        say(said, Setting.SESSION_LONGEST, sessionLongest);
        say(said, Setting.TRACES_ENDPOINT, tracesEndpoint);
        say(said, Setting.TRACES_SAMPLE, tracesSample);
        say(said, Setting.DEMO, demo ? "true" : null);
        say(said, Setting.TOKEN_IN_QUERY, tokenInQuery ? "true" : null);
        return said;
    }
}
