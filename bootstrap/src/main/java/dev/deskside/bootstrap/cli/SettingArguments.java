package dev.deskside.bootstrap.cli;

import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.bootstrap.settings.SettingForm;
import dev.deskside.bootstrap.settings.SettingTopic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings as options of a command, described by the settings themselves: what {@code --help} says of one and what
 * {@code docs/settings.md} says is one text. A secret is no option: everybody on the machine sees a command line.
 */
public final class SettingArguments {
    private final CommandSpec options;

    private SettingArguments(CommandSpec options) {
        this.options = options;
    }

    /** Adds the settings of these topics to the options of a command, or to those that several commands share. */
    public static SettingArguments on(CommandSpec options, Set<SettingTopic> topics) {
        Arrays.stream(Setting.values())
                .filter(setting -> topics.contains(setting.topic()) && !setting.isSecret())
                .forEach(setting -> options.addOption(option(setting)));
        return new SettingArguments(options);
    }

    /** What the command line says, before the environment and the file are asked. */
    public Map<Setting, String> said() {
        Map<Setting, String> said = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            OptionSpec option = options.findOption(name(setting));
            Object value = option == null ? null : option.getValue();
            if (value != null) {
                said.put(setting, value.toString());
            }
        }
        return said;
    }

    private static OptionSpec option(Setting setting) {
        OptionSpec.Builder option = OptionSpec.builder(name(setting))
                // Said or not said: a default would hide what the environment says.
                .initialValue(null)
                .description(description(setting));
        SettingForm form = setting.form();
        return form.kind() == SettingForm.Kind.FLAG
                ? option.type(Boolean.class).arity("0").build()
                : option.type(String.class)
                        .arity("1")
                        .paramLabel(form.label().orElseThrow())
                        .build();
    }

    private static String description(Setting setting) {
        StringBuilder text = new StringBuilder(setting.description());
        setting.secret()
                .ifPresent(secret -> text.append(". Or in place of the file: ").append(secret.variable()));
        if (setting.form().kind() != SettingForm.Kind.FLAG) {
            setting.form()
                    .fallback()
                    .ifPresent(fallback -> text.append(". Default: ").append(fallback));
        }
        // A format string to picocli.
        return text.toString().replace("%", "%%");
    }

    private static String name(Setting setting) {
        return "--" + setting.key();
    }
}
