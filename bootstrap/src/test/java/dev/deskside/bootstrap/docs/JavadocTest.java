package dev.deskside.bootstrap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Javadoc that stands alone. Whether it is well-formed, the javadoc plugin sees: {@code mvn -Ppublish package}. */
final class JavadocTest {
    private static final String WRONG = """
            package wrong;
            /** A record. */
            public record Wrong<T>(T value, String name) {
                public Wrong { }
                /** Says nothing of its parameter, its result or its exception. */
                public static int told(int number) throws java.io.IOException { return number; }
                public void untold() {}
                /** {@return the name} */
                public String right() { return name; }
                @Override public String toString() { return name; }
                public static final int LIMIT = 1;
                public enum Kind { ONE }
            }
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "domain/src/main/java, ''",
        "application/src/main/java, ''",
        "application/src/test/java/dev/deskside/application/contract, ''",
        "adapters-http/src/main/java, http/(server|transport|wire)/",
        "adapters-persistence/src/main/java, ''",
        "bootstrap/src/main/java, bootstrap/cli/"
    })
    @DisplayName("every public type and member of the published packages is described")
    void published(String sources, String internal) throws IOException {
        Path directory = Repository.ROOT.resolve(sources);
        List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> internal.isEmpty()
                            || !file.toString().replace('\\', '/').matches(".*/dev/deskside/(" + internal + ").*"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(5);

        assertThat(problems(files.stream().map(Path::toFile).toList())).isEmpty();
    }

    @Test
    @DisplayName("what isn't described is found, by file and line")
    void teeth() {
        List<String> problems = problems(List.of(new Source(WRONG)));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "wrong has no package-info with a comment",
                        "Wrong.java:3: no @param T, no @param value, no @param name",
                        "Wrong.java:6: no @param number, no @return, no @throws IOException",
                        "Wrong.java:7: untold() has no comment",
                        "Wrong.java:11: LIMIT has no comment",
                        "Wrong.java:12: Kind has no comment",
                        "Wrong.java:12: ONE has no comment");
    }

    private static List<String> problems(List<?> sources) {
        DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = tool.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<JavaFileObject> units = new ArrayList<>();
            for (Object source : sources) {
                if (source instanceof File file) {
                    files.getJavaFileObjects(file).forEach(units::add);
                } else {
                    units.add((Source) source);
                }
            }
            tool.getTask(
                            out,
                            files,
                            diagnostics,
                            Undocumented.class,
                            List.of("-protected", "-quiet", "-classpath", System.getProperty("java.class.path")),
                            units)
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(JavadocTest::line)
                .toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.ROOT);
        JavaFileObject source = diagnostic.getSource();
        return source == null
                ? message
                : "%s:%d: %s"
                        .formatted(
                                Path.of(source.getName()).getFileName(),
                                diagnostic.getLineNumber(),
                                message.replaceFirst("(?s)^.*?error: ", ""));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///wrong/Wrong.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
