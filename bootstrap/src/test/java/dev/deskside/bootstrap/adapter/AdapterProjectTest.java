package dev.deskside.bootstrap.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.deskside.application.spi.Capability;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class AdapterProjectTest {
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    Path work;

    @Test
    @DisplayName("What is made compiles without a warning and keeps every contract, as made")
    void greenAsMade() throws Exception {
        Path project = work.resolve("remote-desk");
        AdapterProject.of("remote-desk", "org.example.desk").writeTo(project);

        Events tests = contracts(project, "org.example.desk.RemoteDeskContractTest");

        assertThat(tests.failed().list()).isEmpty();
        assertThat(tests.succeeded().count()).isGreaterThan(15);
        assertThat(tests.aborted().count()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Capability.class,
            names = {"UNATTENDED_SESSIONS", "SESSION_LIST", "END_SESSION", "TRANSCODING", "MACHINES"})
    @DisplayName("With a line of its lacks taken away, the contracts are red and tell what is missing")
    void redWithoutALack(Capability capability) throws Exception {
        Path project = work.resolve("acme");
        AdapterProject.of("acme", "com.example.acme").writeTo(project);
        Path provider = project.resolve("src/main/java/com/example/acme/AcmeProvider.java");
        String declared = Files.readString(provider);
        String shorter = declared.replaceFirst(",?\\s*Capability\\." + capability + "(?=[,)])", "")
                .replace("Set.of(,", "Set.of(");
        assertThat(shorter).isNotEqualTo(declared);
        Files.writeString(provider, shorter);

        Events tests = contracts(project, "com.example.acme.AcmeContractTest");

        assertThat(tests.failed().list()).isNotEmpty();
        assertThat(tests.failed().list().toString()).contains(capability.name());
    }

    @Test
    @DisplayName("It is built with the plugins of this build")
    void samePlugins() throws IOException {
        Path project = work.resolve("acme");
        AdapterProject.of("acme", "com.example.acme").writeTo(project);
        Map<String, String> ours = plugins(Path.of("..", "pom.xml"));

        assertThat(plugins(project.resolve("pom.xml")))
                .isNotEmpty()
                .allSatisfy((plugin, version) -> assertThat(version).as(plugin).isEqualTo(ours.get(plugin)));
        assertThat(Files.readString(project.resolve("pom.xml"))).doesNotContain("__", "${project.version}");
    }

    @Test
    @DisplayName("A directory that holds something is left as it is")
    void neverIntoWhatIsThere() throws IOException {
        Files.writeString(work.resolve("mine"), "mine");

        DesksideException failure = catchThrowableOfType(
                DesksideException.class,
                () -> AdapterProject.of("acme", "com.example").writeTo(work));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(failure).hasMessageContaining("not empty");
        assertThat(work.toFile().list()).containsExactly("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "Acme, com.example, small letters",
        "-acme, com.example, small letters",
        "acme-, com.example, small letters",
        "a--b, com.example, small letters",
        "abcdefghijklmnopqrstuvwxyz0123456, com.example, at most 32",
        "hosted, com.example, taken",
        "gotoassist, com.example, taken",
        "callback, com.example, taken",
        "upstream, com.example, taken",
        "acme, com.example.new, no package",
        "acme, com..example, no package",
        "acme, com/example, no package"
    })
    void namesThatWontDo(String name, String packageName, String problem) {
        DesksideException failure =
                catchThrowableOfType(DesksideException.class, () -> AdapterProject.of(name, packageName));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(failure).hasMessageContaining(problem);
    }

    private static Events contracts(Path project, String test) throws Exception {
        Path classes = project.resolve("classes");
        Path testClasses = project.resolve("test-classes");
        Sources.compile(project.resolve("src/main/java"), classes);
        Sources.compile(project.resolve("src/test/java"), testClasses, classes);
        URL[] urls = {classes.toUri().toURL(), testClasses.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, AdapterProjectTest.class.getClassLoader())) {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(loader.loadClass(test)))
                    .execute()
                    .testEvents();
        }
    }

    private static Map<String, String> plugins(Path pom) throws IOException {
        Map<String, String> plugins = new TreeMap<>();
        List<MatchResult> found =
                PLUGIN.matcher(Files.readString(pom)).results().toList();
        found.forEach(match -> plugins.put(match.group(1), match.group(2)));
        return plugins;
    }
}
