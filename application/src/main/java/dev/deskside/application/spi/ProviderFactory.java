package dev.deskside.application.spi;

import java.util.List;

/**
 * Opens a provider of one kind. An adapter's jar names its factory in
 * {@code META-INF/services/dev.deskside.application.spi.ProviderFactory}; the factory is public, has a public
 * constructor without parameters, and does nothing until it is asked to open.
 */
public interface ProviderFactory {
    /**
     * {@return what {@code --provider} calls it: small letters, digits and dashes, beginning with a letter, at most 32
     * of them} The names of its settings in the environment and in a properties file begin with it.
     */
    String name();

    /** {@return the settings that it takes, in the order in which they are told to people} */
    List<AdapterSetting> settings();

    /**
     * Opens the provider. It need not reach the other side by now: where that may be down for a while, the calls say
     * UNAVAILABLE.
     *
     * @param settings what was said, checked to be of {@link #settings}; INVALID_VALUE where a value is not what it has
     *     to be: {@link AdapterSettings} throws that by itself for the common kinds
     * @param platform time, chance and threads
     * @return the provider, which the platform closes
     */
    ConnectedProvider open(AdapterSettings settings, Platform platform);
}
