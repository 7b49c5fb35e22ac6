package dev.deskside.bootstrap.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources in a directory, compiled and packed without a build of their own. */
final class Sources {
    private Sources() {}

    /** Compiles all sources below this directory into the other one, where no warning is let pass. */
    static void compile(Path sources, Path classes, Path... alsoOnTheClassPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            Files.createDirectories(classes);
            List<Path> java =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> classPath = new ArrayList<>(List.of(testClassPath()));
            Stream.of(alsoOnTheClassPath).map(Path::toString).forEach(classPath::add);
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-Xlint:all,-classfile,-path,-options",
                    "-Werror",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    String.join(System.getProperty("path.separator"), classPath));
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as("it compiles: %s", said).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs all that is below these directories into a jar. */
    static Path pack(Path jar, Path... directories) {
        try {
            Files.createDirectories(Objects.requireNonNull(jar.getParent()));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Path directory : directories) {
                    try (Stream<Path> all = Files.walk(directory)) {
                        for (Path file : all.filter(Files::isRegularFile).toList()) {
                            out.putNextEntry(
                                    new JarEntry(directory.relativize(file).toString()));
                            Files.copy(file, out);
                            out.closeEntry();
                        }
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar of a project that {@code adapter new} made. */
    static Path packed(Path project, Path jar) {
        Path classes = project.resolve("classes");
        compile(project.resolve("src/main/java"), classes);
        return pack(jar, classes, project.resolve("src/main/resources"));
    }

    /** Surefire puts a jar with nothing but a manifest on the class path, and says here what is in it. */
    private static String testClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
