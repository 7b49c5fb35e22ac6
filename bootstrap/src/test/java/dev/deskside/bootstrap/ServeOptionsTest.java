package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.bootstrap.settings.Setting;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ServeOptionsTest {
    @ParameterizedTest
    @EnumSource(
            value = Setting.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SERVER", "TOKEN_FILE"})
    @DisplayName(
            "Each setting but those of the commands is an option of serve, described and read; but no secret is: a command line is seen by everybody")
    void everySetting(Setting setting) {
        ServeOptions options = new ServeOptions();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        OptionSpec option = line.getCommandSpec().findOption("--" + setting.key());

        if (setting.isSecret()) {
            assertThat(option).isNull();
            return;
        }
        assertThat(option.description()).isNotEmpty();
        boolean flag = option.arity().max() == 0;
        line.parseArgs(flag ? new String[] {"--" + setting.key()} : new String[] {"--" + setting.key(), "7"});
        assertThat(options.said()).isEqualTo(Map.of(setting, flag ? "true" : "7"));
    }
}
