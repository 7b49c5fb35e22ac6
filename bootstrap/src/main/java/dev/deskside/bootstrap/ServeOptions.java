package dev.deskside.bootstrap;

import dev.deskside.bootstrap.settings.SettingTopic;
import java.util.EnumSet;

/** All settings but those of the commands that call a server, on the command line of {@code serve}. */
final class ServeOptions extends SettingOptions {
    ServeOptions() {
        super(EnumSet.complementOf(EnumSet.of(SettingTopic.CLIENT)));
    }
}
