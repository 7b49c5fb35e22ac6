package dev.deskside.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is promised of each package, docs/stability.md. */
class StabilityTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SAID =
            Pattern.compile("^ \\* <p>Stability: (stable|evolving|internal)\\.$", Pattern.MULTILINE);
    private static final Pattern LISTED =
            Pattern.compile("^\\| `(dev\\.deskside[\\w.]*)` \\| (stable|evolving|internal) \\|", Pattern.MULTILINE);

    @Test
    @DisplayName("each package says its tier in its javadoc, and docs/stability.md says the same")
    void everyPackageSaysItsTier() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Matcher rows = LISTED.matcher(Files.readString(ROOT.resolve("docs/stability.md")));
        while (rows.find()) {
            listed.put(rows.group(1), rows.group(2));
        }
        assertThat(said()).hasSizeGreaterThan(20).containsExactlyInAnyOrderEntriesOf(listed);
    }

    @Test
    @DisplayName("nothing stable shows what is internal: such a promise couldn't be kept")
    void stableShowsNothingInternal() {
        Map<String, String> tiers = said();
        assertThat(shown(House.classes().that(in(tiers, "stable")), in(tiers, "internal")))
                .isEmpty();
    }

    @Test
    @DisplayName("that is found out: what is internal shows itself")
    void teeth() {
        Map<String, String> tiers = said();
        assertThat(shown(House.classes().that(in(tiers, "internal")), in(tiers, "internal")))
                .isNotEmpty();
    }

    private static DescribedPredicate<JavaClass> in(Map<String, String> tiers, String tier) {
        return DescribedPredicate.describe(tier, type -> tier.equals(tiers.get(type.getPackageName())));
    }

    /** What the public and protected methods of public types take and answer. */
    private static List<String> shown(Iterable<JavaClass> types, DescribedPredicate<JavaClass> what) {
        List<String> all = new ArrayList<>();
        for (JavaClass type : types) {
            if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
                continue;
            }
            for (JavaMethod method : type.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.PUBLIC)
                        || method.getModifiers().contains(JavaModifier.PROTECTED)) {
                    Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                            .map(JavaType::getAllInvolvedRawTypes)
                            .flatMap(involved -> involved.stream())
                            .filter(what)
                            .forEach(shown -> all.add(method.getFullName() + " shows " + shown.getName()));
                }
            }
        }
        return all;
    }

    private static Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        for (Path folder : packages()) {
            Path info = folder.resolve("package-info.java");
            String name = name(folder);
            try {
                Matcher matcher = SAID.matcher(Files.exists(info) ? Files.readString(info) : "");
                said.put(name, matcher.find() ? matcher.group(1) : "nothing is said");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return said;
    }

    /** The folders of main sources that hold a class, in all modules. */
    private static List<Path> packages() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> folders = new ArrayList<>();
            for (Path module : modules.toList()) {
                Path sources = module.resolve("src/main/java");
                if (Files.isDirectory(sources)) {
                    try (Stream<Path> files = Files.walk(sources)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .map(Path::getParent)
                                .distinct()
                                .forEach(folders::add);
                    }
                }
            }
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path folder) {
        String path = folder.toString().replace('\\', '/');
        return path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length())
                .replace('/', '.');
    }
}
