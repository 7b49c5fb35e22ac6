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
        return SettingsReader.readServer(said, environment, Optional.ofNullable(config));
    }
}
