package dev.deskside.bootstrap.adapter;

import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** A Maven project for an adapter: small, green as it is made, and loaded by {@code --adapters} as it is built. */
public final class AdapterProject {
    private static final String SOURCES = "src/main/java/";
    private static final String TESTS = "src/test/java/";

    private final String name;
    private final String packageName;

    private AdapterProject(String name, String packageName) {
        this.name = name;
        this.packageName = packageName;
    }

    /**
     * The project of an adapter with this name. INVALID_VALUE where it can't be called that, or isn't a package.
     *
     * @param name the name that {@code --provider} will call it by
     * @param packageName the package of its classes
     * @return the project, not yet written
     */
    public static AdapterProject of(String name, String packageName) {
        AdapterName.problem(name).ifPresent(problem -> {
            throw DesksideException.invalid("NAME", problem);
        });
        if (!SourceVersion.isName(packageName)) {
            throw DesksideException.invalid(
                    "--package", "is '%s', which is no package's name in Java".formatted(packageName));
        }
        return new AdapterProject(name, packageName);
    }

    /**
     * {@return the package unless said otherwise}
     *
     * @param name the name that {@code --provider} will call it by
     */
    public static String packageFor(String name) {
        return "com.example." + name.replace("-", "");
    }

    /**
     * Writes it. INVALID_VALUE where the directory holds something already; nothing is written then.
     *
     * @param directory where it is made; it is there and empty, or is made
     * @return the files, in the order in which they are worth reading
     */
    public List<Path> writeTo(Path directory) {
        List<Path> written = new ArrayList<>();
        try {
            if (Files.exists(directory) && (!Files.isDirectory(directory) || isFilled(directory))) {
                throw DesksideException.invalid(
                        "--directory", "is %s, which is there and not empty; name a new one".formatted(directory));
            }
            for (Map.Entry<String, String> file : files().entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                written.add(Files.writeString(path, file.getValue()));
            }
        } catch (IOException e) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE, "The directory %s can't be written.".formatted(directory), e);
        }
        return written;
    }

    private static boolean isFilled(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isPresent();
        }
    }

    private Map<String, String> files() {
        String prefix = AdapterName.inCamelCase(name);
        String folder = packageName.replace('.', '/') + "/" + prefix;
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", filled("README.md"));
        files.put("pom.xml", filled("pom.xml"));
        for (String type : List.of("Factory", "Provider", "RemoteSupport", "Server")) {
            files.put(SOURCES + folder + type + ".java", filled(type + ".java"));
        }
        files.put(
                "src/main/resources/META-INF/services/" + ProviderFactory.class.getName(),
                packageName + "." + prefix + "Factory\n");
        for (String type : List.of("Stage", "ContractTest")) {
            files.put(TESTS + folder + type + ".java", filled(type + ".java"));
        }
        files.put(".gitignore", filled("gitignore"));
        return files;
    }

    private String filled(String template) {
        Properties versions = versions();
        return resource(template + ".txt")
                .replace("__name__", name)
                .replace("__Name__", AdapterName.inCamelCase(name))
                .replace("__package__", packageName)
                .replace("__deskside__", versions.getProperty("deskside"))
                .replace("__junit__", versions.getProperty("junit"))
                .replace("__assertj__", versions.getProperty("assertj"));
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = open("versions.properties")) {
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(AdapterProject.class.getResourceAsStream(file), file);
    }
}
