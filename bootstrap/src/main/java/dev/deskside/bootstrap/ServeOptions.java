package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.SettingTopic;
import java.util.EnumSet;
import java.util.Map;
import picocli.CommandLine.Option;

/** All settings but those of the commands that call a server, on the command line of {@code serve}. */
final class ServeOptions extends SettingOptions {
    @Option(
            names = "--adapter-setting",
            paramLabel = "NAME=VALUE",
            description = "A setting of the adapter, as often as it has some. In the environment and in a properties"
                    + " file its name begins with the adapter's: DESKSIDE_NAME_URL, name-url. A secret stands in the"
                    + " environment, or in a file that the setting with -file at its end names")
    private Map<String, String> adapterSettings = Map.of();

    ServeOptions() {
        super(EnumSet.complementOf(EnumSet.of(SettingTopic.CLIENT)));
    }

    @Override
    Map<String, String> adapterSettings() {
        return adapterSettings;
    }
}
