package dev.deskside.bootstrap.cli;

import dev.deskside.bootstrap.settings.RemoteServer;
import dev.deskside.bootstrap.settings.SettingTopic;
import dev.deskside.bootstrap.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the server is, and what it is called with. */
final class ServerOptions {
    private SettingArguments arguments;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with server and token-file; or DESKSIDE_CONFIG."
                    + " Each can also stand in the environment: --server as DESKSIDE_SERVER.")
    private Path config;

    /** Called with what these options are described by, while a command is made that takes them. */
    @Spec
    void addTo(CommandSpec options) {
        arguments = SettingArguments.on(options, Set.of(SettingTopic.CLIENT, SettingTopic.TRACES));
    }

    RemoteServer read(Map<String, String> environment) {
        return SettingsReader.readServer(arguments.said(), environment, Optional.ofNullable(config));
    }
}
