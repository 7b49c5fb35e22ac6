package dev.deskside.bootstrap.adapter;

import dev.deskside.application.spi.ProviderFactory;
import java.util.List;

/**
 * All that an adapter sees of its host: the JDK, and the types that it shares with the platform. None of the platform's
 * libraries, so that an adapter brings its own in whatever version, and no resources: a service file of the host's
 * would be taken for the adapter's.
 */
final class HostClasses extends ClassLoader {
    private static final List<String> SHARED =
            List.of("dev.deskside.domain.", "dev.deskside.application.port.", "dev.deskside.application.spi.");

    private final ClassLoader host = ProviderFactory.class.getClassLoader();

    HostClasses() {
        super("deskside-spi", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return host.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
