package dev.deskside.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsReferenceTest {
    /** The module is where Maven runs its tests. */
    private static final Path PAGE = Path.of("../docs/settings.md");

    @Test
    @DisplayName("docs/settings.md is what the code says; -Ddeskside.docs=write writes it")
    void thePageIsTheCode() throws IOException {
        if ("write".equals(System.getProperty("deskside.docs"))) {
            Files.writeString(PAGE, SettingsReference.markdown());
        }
        assertThat(PAGE).content().isEqualTo(SettingsReference.markdown());
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    @DisplayName(
            "Each setting says what it does: a sentence without its period, its default and its name in the environment")
    void everySettingSaysWhatItDoes(Setting setting) {
        assertThat(setting.description())
                .matches("[A-Z].{10,}[^.]")
                .doesNotContain("Default:")
                .doesNotContain("DESKSIDE_")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    @DisplayName("A default that is told is what is so where nothing is said")
    void toldDefaults(Setting setting) {
        setting.form().value().ifPresent(told -> {
            if (setting.topic() == SettingTopic.CLIENT) {
                assertThat(RemoteServer.DEFAULT_URL).hasToString(told);
                return;
            }
            assertThat(readWith(setting, told)).isEqualTo(readWith(setting, null));
        });
    }

    @Test
    @DisplayName(
            "All settings but those of the client have their default told, or what is so without them, or none: where the gateway's are all read, saying all defaults says nothing")
    void allDefaultsAtOnce() {
        Map<Setting, String> all = gateway();
        Arrays.stream(Setting.values())
                .filter(setting -> setting.topic() != SettingTopic.CLIENT && setting != Setting.PROVIDER)
                .forEach(setting -> setting.form().value().ifPresent(told -> all.put(setting, told)));

        assertThat(SettingsReader.read(all, Map.of(), Optional.empty()))
                .isEqualTo(SettingsReader.read(gateway(), Map.of(), Optional.empty()));
    }

    private static Settings readWith(Setting setting, String value) {
        Map<Setting, String> said = setting.topic() == SettingTopic.PATIENCE ? gateway() : new EnumMap<>(Setting.class);
        if (value != null) {
            said.put(setting, value);
        }
        return SettingsReader.read(said, Map.of(), Optional.empty());
    }

    private static Map<Setting, String> gateway() {
        return new EnumMap<>(Map.of(
                Setting.PROVIDER, "gotoassist",
                Setting.UPSTREAM, "https://upstream.example/v1",
                Setting.UPSTREAM_TOKEN, "secret"));
    }
}
