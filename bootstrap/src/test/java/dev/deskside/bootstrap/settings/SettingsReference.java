package dev.deskside.bootstrap.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All settings as a page in Markdown, from what they say of themselves. */
final class SettingsReference {
    /** What a reader has to copy to the letter. */
    private static final Pattern LITERAL = Pattern.compile(
            "--[a-z][a-z-]*[a-z]|https?://[a-z.:/]+[a-z]|postgresql://\\S+|[0-9./,]{9,}|\\?oauth_token=…");

    private static final String BEGIN = """
            # Settings

            Written from the code: change it in [`Setting.java`](../bootstrap/src/main/java/dev/deskside/bootstrap/settings/Setting.java), then

            ```sh
            mvn -q -pl bootstrap -am test -Dtest=SettingsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Ddeskside.docs=write
            ```

            Each setting can be said on the command line (`--public-url URL`), in the environment (`DESKSIDE_PUBLIC_URL=URL`) and in a properties file
            (`public-url=URL`) that `--config FILE` or `DESKSIDE_CONFIG` names; what comes first in this list wins. A name that nobody knows fails the start,
            and is told the nearest one. What says on or off is `true` or `false` in the environment and in the file.

            A secret stands in a file of its own or in the environment, never on the command line, which everybody on the machine sees, nor in the properties file.

            Times are `200ms`, `10s`, `5m` or `1h`, and days `7d` where days make sense.
            """;

    private SettingsReference() {}

    static String markdown() {
        return BEGIN
                + Arrays.stream(SettingTopic.values())
                        .map(SettingsReference::section)
                        .collect(Collectors.joining());
    }

    private static String section(SettingTopic topic) {
        List<Setting> settings = Arrays.stream(Setting.values())
                .filter(setting -> setting.topic() == topic)
                .toList();
        return "\n## %s\n\n%s\n\n| setting | in the environment | default | |\n|---|---|---|---|\n"
                        .formatted(topic.title(), topic.takenBy())
                + settings.stream().map(SettingsReference::row).collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        return "| %s | `%s` | %s | %s |\n"
                .formatted(option(setting), setting.variable(), fallback(setting), literals(setting.description()));
    }

    private static String option(Setting setting) {
        return switch (setting.form().kind()) {
            case SECRET -> "";
            case FLAG -> "`--%s`".formatted(setting.key());
            case VALUE ->
                "`--%s %s`".formatted(setting.key(), setting.form().label().orElseThrow());
        };
    }

    private static String fallback(Setting setting) {
        SettingForm form = setting.form();
        return form.kind() == SettingForm.Kind.FLAG
                ? form.fallback().orElseThrow()
                : form.value().map("`%s`"::formatted).or(form::fallback).orElse("");
    }

    private static String literals(String description) {
        return LITERAL.matcher(description.replace("|", "\\|")).replaceAll(found -> "`%s`".formatted(found.group()));
    }
}
