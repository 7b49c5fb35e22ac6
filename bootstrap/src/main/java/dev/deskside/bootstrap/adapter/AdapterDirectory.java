package dev.deskside.bootstrap.adapter;

import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.bootstrap.settings.Nearest;
import dev.deskside.bootstrap.settings.Provider;
import dev.deskside.bootstrap.settings.Setting;
import dev.deskside.domain.DesksideException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The adapters in a directory. Each jar is one, and each sub-directory: the jars in that are an adapter and its
 * libraries. Every one is loaded, to know its name; one that doesn't load fails the start, since it may be the one that
 * is asked for, or another one of the same name.
 */
final class AdapterDirectory {
    private static final String SERVICE_FILE = "META-INF/services/" + ProviderFactory.class.getName();

    private final Path directory;

    AdapterDirectory(Path directory) {
        this.directory = directory;
    }

    /** The factory of this name, which the loader goes with. INVALID_VALUE where there is none, or more than one. */
    Found find(String name) {
        List<URLClassLoader> loaders = new ArrayList<>();
        Map<String, Found> byName = new TreeMap<>();
        Found found = null;
        try {
            for (Path adapter : adapters()) {
                URLClassLoader loader = loader(adapter);
                loaders.add(loader);
                for (Found each : factories(adapter, loader)) {
                    Found other = byName.put(each.name(), each);
                    if (other != null) {
                        throw invalid("holds two adapters with the name %s, in %s and in %s: take one of them away"
                                .formatted(each.name(), other.adapter(), adapter));
                    }
                }
            }
            found = byName.get(name);
            if (found == null) {
                throw DesksideException.invalid(
                        Setting.PROVIDER.key(),
                        "is '%s', which is none of the adapters in %s: %s; the nearest is %s"
                                .formatted(
                                        name,
                                        directory,
                                        String.join(", ", byName.keySet()),
                                        Nearest.to(
                                                name,
                                                Stream.concat(Provider.OWN_NAMES.stream(), byName.keySet().stream()))));
            }
            return found;
        } finally {
            for (URLClassLoader loader : loaders) {
                if (found == null || loader != found.loader()) {
                    close(loader);
                }
            }
        }
    }

    /** A factory, and what it was loaded from. */
    record Found(String name, ProviderFactory factory, URLClassLoader loader, Path adapter) {}

    private List<Path> adapters() {
        List<Path> adapters = entries(directory).stream()
                .filter(entry -> isJar(entry)
                        || (Files.isDirectory(entry) && !jars(entry).isEmpty()))
                .toList();
        if (adapters.isEmpty()) {
            throw invalid("names %s, in which there is no adapter: put its jar there, or a directory with all its jars"
                    .formatted(directory));
        }
        return adapters;
    }

    private static List<Path> jars(Path adapter) {
        return Files.isDirectory(adapter)
                ? entries(adapter).stream().filter(AdapterDirectory::isJar).toList()
                : List.of(adapter);
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw invalid("names %s, which can't be read as a directory".formatted(directory));
        }
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file);
    }

    private static URLClassLoader loader(Path adapter) {
        URL[] urls = jars(adapter).stream().map(AdapterDirectory::url).toArray(URL[]::new);
        return new URLClassLoader("adapter " + adapter.getFileName(), urls, new HostClasses());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Found> factories(Path adapter, URLClassLoader loader) {
        List<Found> factories = new ArrayList<>();
        try {
            for (ProviderFactory factory : ServiceLoader.load(ProviderFactory.class, loader)) {
                factories.add(new Found(name(adapter, factory), factory, loader, adapter));
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw unloadable(adapter, e);
        }
        if (factories.isEmpty()) {
            throw invalid(
                    "holds %s, which is no adapter: it has no %s. A library goes into a directory with the adapter that needs it"
                            .formatted(adapter, SERVICE_FILE));
        }
        return factories;
    }

    private static String name(Path adapter, ProviderFactory factory) {
        String name = factory.name();
        AdapterName.problem(name).ifPresent(problem -> {
            throw invalid("holds %s, whose name %s".formatted(adapter, problem));
        });
        return name;
    }

    /** What to do about code that doesn't fit this platform's. */
    static DesksideException unloadable(Path adapter, Throwable problem) {
        String why = problem.getMessage() == null
                ? problem.getClass().getSimpleName()
                : problem.getMessage().lines().findFirst().orElse("");
        DesksideException failure = invalid(
                "holds %s, which doesn't fit this version of Deskside (%s): build it again with this version of deskside-application, and put the libraries that it needs beside it, all of them in a directory of their own"
                        .formatted(adapter, why));
        failure.addSuppressed(problem);
        return failure;
    }

    private static DesksideException invalid(String problem) {
        return DesksideException.invalid(Setting.ADAPTERS.key(), problem);
    }

    static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
