package dev.deskside.bootstrap.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.gateway.GatewayProvider;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.spi.Capability;
import dev.deskside.application.spi.Platform;
import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Provider.Adapter.Origin;
import dev.deskside.bootstrap.settings.Provider.Adapter.Said;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterDirectoryTest {
    private static final String SERVICE_FILE = "META-INF/services/" + ProviderFactory.class.getName();
    private static final List<Said> URL = List.of(new Said("url", "https://acme.example", Origin.FILE));

    @TempDir
    Path work;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Platform platform = new Platform(Clock.systemUTC(), UUID::randomUUID, threads);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("A jar and a directory of jars are an adapter each, and what is no jar is passed over")
    void loads() throws IOException {
        adapter("acme", "acme.jar");
        adapter("other-desk", "other/other.jar");
        Files.writeString(adapters().resolve("README"), "no jar");
        Files.createDirectories(adapters().resolve("empty"));

        for (String name : List.of("acme", "other-desk")) {
            try (OpenedAdapter opened = open(name)) {
                assertThat(opened.behind().lacks()).contains(Capability.SESSION_LIST);
            }
        }
    }

    @Test
    @DisplayName("An unknown name is told those that there are, and the nearest")
    void unknownName() {
        adapter("acme", "acme.jar");
        adapter("other", "other.jar");

        assertThat(failure("acne"))
                .hasMessageContaining("acne")
                .hasMessageContaining("acme, other")
                .hasMessageEndingWith("the nearest is acme");
    }

    @Test
    @DisplayName("Two adapters of one name are refused, and both are named")
    void twins() {
        adapter("acme", "acme.jar");
        adapter("acme", "z/copy.jar");

        assertThat(failure("acme"))
                .hasMessageContaining("two adapters with the name acme")
                .hasMessageContaining("acme.jar")
                .hasMessageContaining("z: take one");
    }

    @Test
    @DisplayName("No directory, and one without a jar, say so")
    void nothingThere() throws IOException {
        assertThat(failure("acme")).hasMessageContaining("can't be read as a directory");
        Files.createDirectories(adapters());
        assertThat(failure("acme")).hasMessageContaining("there is no adapter");
    }

    @Test
    @DisplayName("A jar without a factory is no adapter, and is told where a library goes")
    void library() throws IOException {
        adapter("acme", "acme.jar");
        Path other = Files.createDirectories(work.resolve("library"));
        Files.writeString(other.resolve("readme.txt"), "a library");
        Sources.pack(adapters().resolve("library.jar"), other);

        assertThat(failure("acme"))
                .hasMessageContaining("library.jar")
                .hasMessageContaining("is no adapter")
                .hasMessageContaining("goes into a directory");
    }

    @Test
    @DisplayName("What is no jar at all is told by its name")
    void garbage() throws IOException {
        adapter("acme", "acme.jar");
        Files.writeString(adapters().resolve("torn.jar"), "PK half a jar");

        assertThat(failure("acme")).hasMessageContaining("torn.jar");
    }

    @Test
    @DisplayName("A factory that isn't there, or was built for another version, is told by its jar and what to do")
    void unfit() throws IOException {
        Path project = project("acme");
        Files.writeString(project.resolve("src/main/resources").resolve(SERVICE_FILE), "com.example.Gone\n");
        Sources.packed(project, adapters().resolve("gone.jar"));
        assertThat(failure("acme"))
                .hasMessageContaining("gone.jar")
                .hasMessageContaining("doesn't fit this version")
                .hasMessageContaining("build it again");

        Files.delete(adapters().resolve("gone.jar"));
        builtForAnotherVersion(adapters().resolve("old.jar"));
        assertThat(failure("acme"))
                .hasMessageContaining("old.jar")
                .hasMessageContaining("doesn't fit this version")
                .hasMessageContaining("build it again");
    }

    @Test
    @DisplayName("An adapter sees the JDK, the domain, the ports and the SPI of its host, and nothing else")
    void separateClasses() throws Exception {
        adapter("acme", "acme.jar");
        try (URLClassLoader loader =
                new AdapterDirectory(adapters()).find("acme").loader()) {
            for (String shared : List.of(
                    "java.sql.Connection",
                    "java.net.http.HttpClient",
                    "dev.deskside.domain.ErrorCode",
                    RemoteSupport.class.getName(),
                    ProviderFactory.class.getName())) {
                assertThat(loader.loadClass(shared)).isSameAs(Class.forName(shared));
            }
            for (String hidden : List.of(
                    "com.google.inject.Guice",
                    "com.fasterxml.jackson.databind.ObjectMapper",
                    "org.slf4j.LoggerFactory",
                    "dev.deskside.application.usecase.UseCases",
                    GatewayProvider.class.getName(),
                    "dev.deskside.bootstrap.Deskside")) {
                assertThatThrownBy(() -> loader.loadClass(hidden)).isInstanceOf(ClassNotFoundException.class);
            }
            assertThat(loader.getResource("logback.xml")).isNull();
        }
    }

    @Test
    @DisplayName("Two versions of a library live side by side, and each call finds its own through the thread")
    void ownLibraries() throws IOException {
        for (String version : List.of("one", "two")) {
            Path project = project(version);
            Path library = Files.createDirectories(project.resolve("library/com/example/library"));
            Files.writeString(
                    library.resolve("Version.java"),
                    "package com.example.library; public interface Version { String NAME = String.valueOf(\"%s\"); }"
                            .formatted(version));
            Sources.compile(project.resolve("library"), project.resolve("library-classes"));
            Sources.pack(adapters().resolve(version).resolve("library.jar"), project.resolve("library-classes"));
            String prefix = AdapterName.inCamelCase(version);
            Path support =
                    project.resolve("src/main/java/com/example/%s/%sRemoteSupport.java".formatted(version, prefix));
            Files.writeString(support, Files.readString(support).replace("return server.find(reference);", """
                            try {
                                Class<?> type = Thread.currentThread().getContextClassLoader()
                                        .loadClass("com.example.library.Version");
                                throw new dev.deskside.domain.DesksideException(
                                        dev.deskside.domain.ErrorCode.UNAVAILABLE,
                                        (String) type.getField("NAME").get(null));
                            } catch (ReflectiveOperationException e) {
                                throw new IllegalStateException(e);
                            }"""));
            Sources.packed(project, adapters().resolve(version).resolve("adapter.jar"));
        }

        for (String version : List.of("one", "two")) {
            try (OpenedAdapter opened = open(version)) {
                assertThatThrownBy(() -> opened.behind().remoteSupport().find(null, null))
                        .isInstanceOf(DesksideException.class)
                        .hasMessage(version);
            }
        }
        assertThat(Thread.currentThread().getContextClassLoader())
                .isEqualTo(getClass().getClassLoader());
    }

    @Test
    @DisplayName("Closed, the adapter's classes are let go of")
    void closes() throws IOException {
        adapter("acme", "acme.jar");
        AdapterDirectory.Found found = new AdapterDirectory(adapters()).find("acme");
        ClassLoader loader = found.factory().getClass().getClassLoader();
        assertThat(loader.getResource(SERVICE_FILE)).isNotNull();

        AdapterDirectory.close(found.loader());

        assertThat(loader.getResource(SERVICE_FILE)).isNull();
    }

    @Test
    @DisplayName("The platform's threads can be used by an adapter, and not ended")
    void lentThreads() throws Exception {
        AdapterContext context = new AdapterContext(new HostClasses());
        AdapterExecutor lent = new AdapterExecutor(threads, context);

        assertThat(lent.submit(() -> Thread.currentThread().getContextClassLoader())
                        .get())
                .isInstanceOf(HostClasses.class);
        assertThatThrownBy(lent::shutdown).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(lent::shutdownNow).isInstanceOf(UnsupportedOperationException.class);
        assertThat(threads.isShutdown()).isFalse();
    }

    /** As if the factory had implemented an interface that isn't there any more. */
    private void builtForAnotherVersion(Path jar) throws IOException {
        Path project = work.resolve("old");
        AdapterProject.of("old", "com.example.old").writeTo(project);
        Path spi = Files.createDirectories(project.resolve("spi/dev/deskside/application/spi"));
        Files.writeString(
                spi.resolve("Former.java"), "package dev.deskside.application.spi; public interface Former {}");
        Sources.compile(project.resolve("spi"), project.resolve("spi-classes"));
        Path factory = project.resolve("src/main/java/com/example/old/OldFactory.java");
        Files.writeString(
                factory,
                Files.readString(factory)
                        .replace(
                                "implements ProviderFactory",
                                "implements ProviderFactory, dev.deskside.application.spi.Former"));
        Path classes = project.resolve("classes");
        Sources.compile(project.resolve("src/main/java"), classes, project.resolve("spi-classes"));
        Sources.pack(jar, classes, project.resolve("src/main/resources"));
    }

    private void adapter(String name, String jar) {
        Sources.packed(project(name), adapters().resolve(jar));
    }

    private Path project(String name) {
        Path project = work.resolve(name + "-" + UUID.randomUUID());
        AdapterProject.of(name, AdapterProject.packageFor(name)).writeTo(project);
        return project;
    }

    private Path adapters() {
        return work.resolve("adapters");
    }

    private OpenedAdapter open(String name) {
        return OpenedAdapter.load(new Provider.Adapter(name, adapters(), URL), platform);
    }

    private DesksideException failure(String name) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, () -> open(name));
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        return failure;
    }
}
