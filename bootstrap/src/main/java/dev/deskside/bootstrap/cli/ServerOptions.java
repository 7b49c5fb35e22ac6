package dev.deskside.bootstrap.cli;

import dev.deskside.bootstrap.settings.RemoteServer;
import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.bootstrap.settings.SettingsReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the server is, and what it is called with. */
final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The base URL of the v1 server; or DESKSIDE_SERVER. Default: http://127.0.0.1:8080")
    private String server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with your access token there; or put the token into DESKSIDE_TOKEN."
                    + " There is no option for the token itself: everybody on the machine sees a command line.")
    private String tokenFile;

    @Option(
            names = "--traces-endpoint",
            paramLabel = "URL",
            description = "The collector that the command's trace is sent to, by OTLP over HTTP,"
                    + " such as http://127.0.0.1:4318. Default: there is none")
    private String tracesEndpoint;

    @Option(
            names = "--traces-sample",
            paramLabel = "SHARE",
            description = "The share of the commands that is traced, from 0 to 1. Default: 1")
    private String tracesSample;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with server and token-file; or DESKSIDE_CONFIG")
    private Path config;

    RemoteServer read(Map<String, String> environment) {
        Map<Setting, String> said = new EnumMap<>(Setting.class);
        if (server != null) {
            said.put(Setting.SERVER, server);
        }
        if (tokenFile != null) {
            said.put(Setting.TOKEN_FILE, tokenFile);
        }
        if (tracesEndpoint != null) {
            said.put(Setting.TRACES_ENDPOINT, tracesEndpoint);
        }
        if (tracesSample != null) {
            said.put(Setting.TRACES_SAMPLE, tracesSample);
        }
        return SettingsReader.readServer(said, environment, Optional.ofNullable(config));
    }
}
