package dev.deskside.bootstrap.settings;

import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.domain.Check;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Who provides the sessions and keeps the recordings. */
public sealed interface Provider {
    /** The names of those that need no adapter from elsewhere. */
    List<String> OWN_NAMES = List.of("hosted", "gotoassist");

    /** This platform itself. */
    record Hosted() implements Provider {
        /** Its name. */
        @Override
        public String toString() {
            return "hosted";
        }
    }

    /**
     * Another server of the v1 API, this one being a gateway in front of it.
     *
     * @param upstream its base URL, for example {@code https://api.getgo.com/G2A/rest/v1}
     * @param credential what the gateway shows there
     * @param patience how long it is waited for
     */
    record GoToAssist(URI upstream, Credential credential, Patience patience) implements Provider {
        public GoToAssist {
            Check.webUrl(Setting.UPSTREAM.key(), upstream);
            Objects.requireNonNull(credential);
            Objects.requireNonNull(patience);
        }

        /**
         * With this access token there, and the patience that fits the vendor.
         *
         * @param upstream the base URL
         * @param token the access token
         */
        public GoToAssist(URI upstream, Secret token) {
            this(upstream, new Credential.AccessToken(token), Patience.DEFAULT);
        }

        /** Its name, and where it is. */
        @Override
        public String toString() {
            return "gotoassist at " + upstream;
        }
    }

    /**
     * One that somebody else wrote an adapter for, this server being a gateway in front of it.
     *
     * @param name what its factory calls it
     * @param directory with the adapters, of which one has that name
     * @param said what was said of its settings, each name once for each place
     */
    record Adapter(String name, Path directory, List<Said> said) implements Provider {
        public Adapter {
            Objects.requireNonNull(name);
            Objects.requireNonNull(directory);
            said = List.copyOf(said);
        }

        /** Where a setting of an adapter's was said; the first one wins. */
        public enum Origin {
            /** As {@code --adapter-setting name=…}. */
            COMMAND_LINE,
            /** In a variable. */
            ENVIRONMENT,
            /** In the properties file. */
            FILE;

            /**
             * {@return a setting's name, as it is written there}
             *
             * @param adapter the adapter's name
             * @param name its name, as the adapter calls it
             */
            public String written(String adapter, String name) {
                return switch (this) {
                    case COMMAND_LINE -> "--adapter-setting " + name;
                    case ENVIRONMENT ->
                        variablePrefix(adapter) + name.toUpperCase(Locale.ROOT).replace('-', '_');
                    case FILE -> keyPrefix(adapter) + name;
                };
            }
        }

        /**
         * One setting, by the adapter's own name for it. Whether it is a secret, only the adapter knows.
         *
         * @param name its name, as the adapter calls it
         * @param value its value
         * @param origin where it was said
         */
        public record Said(String name, String value, Origin origin) {
            public Said {
                Objects.requireNonNull(name);
                Objects.requireNonNull(value);
                Objects.requireNonNull(origin);
            }

            /**
             * {@return its name, as it was written where it was said}
             *
             * @param adapter the adapter's name
             */
            public String written(String adapter) {
                return origin.written(adapter, name);
            }

            /** Which it is, not what it says. */
            @Override
            public String toString() {
                return name + "=…";
            }
        }

        static String keyPrefix(String adapter) {
            return adapter + "-";
        }

        static String variablePrefix(String adapter) {
            return "DESKSIDE_" + adapter.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
        }

        /** Its name, and where it is from. */
        @Override
        public String toString() {
            return "%s from %s".formatted(name, directory);
        }
    }

    /**
     * One whose adapter the host itself brings.
     *
     * @param factory what makes the provider
     * @param values of the settings that the factory takes, secrets among them
     */
    record InProcess(ProviderFactory factory, Map<String, String> values) implements Provider {
        public InProcess {
            Objects.requireNonNull(factory);
            values = Map.copyOf(values);
        }

        /** Its name. */
        @Override
        public String toString() {
            return factory.name();
        }
    }
}
