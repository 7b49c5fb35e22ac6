package dev.deskside.bootstrap;

import dev.deskside.bootstrap.cli.SettingArguments;
import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.bootstrap.settings.SettingTopic;
import dev.deskside.bootstrap.settings.Settings;
import dev.deskside.bootstrap.settings.SettingsReader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The settings that concern the data and where they are, on the command line of each command that opens them. */
class SettingOptions {
    private final Set<SettingTopic> topics;
    private SettingArguments arguments;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings, named as these options are, without the dashes;"
                    + " or DESKSIDE_CONFIG. Each can also stand in the environment: --public-url as"
                    + " DESKSIDE_PUBLIC_URL.")
    private Path config;

    SettingOptions() {
        this(EnumSet.of(SettingTopic.DATA));
    }

    /** With the settings of these topics. */
    SettingOptions(Set<SettingTopic> topics) {
        this.topics = Set.copyOf(topics);
    }

    /** Called with what these options are described by, while a command is made that takes them. */
    @Spec
    final void addTo(CommandSpec options) {
        arguments = SettingArguments.on(options, topics);
    }

    /** What the command line says, before the environment and the file are asked. */
    final Map<Setting, String> said() {
        return arguments.said();
    }

    final Settings read(Map<String, String> environment) {
        return SettingsReader.read(said(), adapterSettings(), environment, Optional.ofNullable(config));
    }

    /** What the command line says of an adapter's settings. */
    Map<String, String> adapterSettings() {
        return Map.of();
    }
}
