package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.bootstrap.settings.SettingTopic;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

class ServeOptionsTest {
    @ParameterizedTest
    @EnumSource(Setting.class)
    @DisplayName(
            "Each setting but those of the commands is an option of serve, described as it says itself, and read; but no secret is: a command line is seen by everybody")
    void everySetting(Setting setting) {
        Taking taking = new Taking();
        CommandLine line = new CommandLine(taking);
        OptionSpec option = line.getCommandSpec().findOption("--" + setting.key());

        if (setting.isSecret() || setting.topic() == SettingTopic.CLIENT) {
            assertThat(option).isNull();
            return;
        }
        assertThat(option.description()[0]).startsWith(setting.description().replace("%", "%%"));
        boolean flag = option.arity().max() == 0;
        line.parseArgs(flag ? new String[] {"--" + setting.key()} : new String[] {"--" + setting.key(), "7"});
        assertThat(taking.options.said()).isEqualTo(Map.of(setting, flag ? "true" : "7"));
        line.parseArgs();
        assertThat(taking.options.said()).isEmpty();
    }

    /** A command that takes them. */
    @Command
    private static final class Taking {
        @Mixin
        private ServeOptions options;
    }
}
