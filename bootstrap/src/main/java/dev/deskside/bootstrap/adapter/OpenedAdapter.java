package dev.deskside.bootstrap.adapter;

import dev.deskside.application.gateway.GatewayProvider;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.AdapterSettings;
import dev.deskside.application.spi.ConnectedProvider;
import dev.deskside.application.spi.Platform;
import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.bootstrap.settings.Provider;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Optional;

/** A provider that an adapter opened. Closing it closes the provider, and lets go of the adapter's classes. */
public final class OpenedAdapter implements AutoCloseable {
    private final ConnectedProvider provider;
    private final AdapterContext context;
    private final Optional<URLClassLoader> classes;

    private OpenedAdapter(ConnectedProvider provider, AdapterContext context, Optional<URLClassLoader> classes) {
        this.provider = provider;
        this.context = context;
        this.classes = classes;
    }

    /**
     * Loads the adapter that these settings name, and opens its provider. INVALID_VALUE where there is no such adapter,
     * one doesn't fit this version, or a setting of it is wrong.
     *
     * @param settings what was said
     * @param platform what the platform lends an adapter
     * @return the provider, to be closed
     */
    public static OpenedAdapter load(Provider.Adapter settings, Platform platform) {
        AdapterDirectory.Found found = new AdapterDirectory(settings.directory()).find(settings.name());
        AdapterContext context = new AdapterContext(found.loader());
        OpenedAdapter opened = null;
        try {
            opened = new OpenedAdapter(
                    context.call(() -> open(
                            found.factory(), AdapterValues.of(found.factory(), settings.said()), context, platform)),
                    context,
                    Optional.of(found.loader()));
            return opened;
        } catch (LinkageError e) {
            throw AdapterDirectory.unloadable(found.adapter(), e);
        } finally {
            if (opened == null) {
                AdapterDirectory.close(found.loader());
            }
        }
    }

    /**
     * Opens the provider of a factory that the host itself has.
     *
     * @param settings what was said
     * @param platform what the platform lends an adapter
     * @return the provider, to be closed
     */
    public static OpenedAdapter of(Provider.InProcess settings, Platform platform) {
        ProviderFactory factory = settings.factory();
        AdapterContext context = new AdapterContext(factory.getClass().getClassLoader());
        return new OpenedAdapter(
                open(factory, AdapterSettings.of(factory, settings.values()), context, platform),
                context,
                Optional.empty());
    }

    private static ConnectedProvider open(
            ProviderFactory factory, AdapterSettings settings, AdapterContext context, Platform platform) {
        return factory.open(
                settings,
                new Platform(platform.clock(), platform.ids(), new AdapterExecutor(platform.executor(), context)));
    }

    /** {@return it, to be put behind a gateway} */
    public GatewayProvider.Behind behind() {
        return context.call(() -> new GatewayProvider.Behind(
                context.enter(RemoteSupport.class, provider.remoteSupport()),
                context.enter(RecordingArchive.class, provider.recordingArchive()),
                context.enter(Machines.class, provider.machines()),
                context.enter(SessionControl.class, provider.sessionControl()),
                provider.lacks()));
    }

    /** {@return the longest that a call to it takes} */
    public Duration longestCall() {
        return provider.longestCall();
    }

    @Override
    public void close() {
        try {
            context.run(provider::close);
        } finally {
            classes.ifPresent(AdapterDirectory::close);
        }
    }
}
