package dev.deskside.bootstrap.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be set. Each is said on the command line ({@code --public-url URL}), in the environment
 * ({@code DESKSIDE_PUBLIC_URL}) or in a properties file ({@code public-url=URL}); what comes first in this list wins.
 */
public enum Setting {
    /** The address to listen on. */
    HOST("host"),
    /** The port to listen on. */
    PORT("port"),
    /** The directory that everything is kept in. */
    DATA("data"),
    /** Who provides the sessions. */
    PROVIDER("provider"),
    /** Another provider's base URL. */
    UPSTREAM("upstream"),
    /** A file with the access token for the other provider. */
    UPSTREAM_TOKEN_FILE("upstream-token-file"),
    /**
     * The access token for the other provider: from the environment alone, since a command line is seen by everybody.
     */
    UPSTREAM_TOKEN("upstream-token"),
    /** Where technicians and customers reach this server. */
    PUBLIC_URL("public-url"),
    /** A file with the server's key. */
    SERVER_KEY_FILE("server-key-file"),
    /** Whether to fill an empty store with an example. */
    DEMO("demo"),
    /** The v1 server that the commands call. */
    SERVER("server"),
    /** A file with the access token for it. */
    TOKEN_FILE("token-file"),
    /** The access token for it: from the environment alone, as {@link #UPSTREAM_TOKEN}. */
    TOKEN("token");

    private static final String ENVIRONMENT_PREFIX = "DESKSIDE_";

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /** Its name in a properties file, and, with two dashes, on the command line. */
    public String key() {
        return key;
    }

    /** Its name in the environment. */
    public String variable() {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The setting that names a file with this one's value; absent where the value may stand in a properties file. */
    Optional<Setting> fileInstead() {
        return switch (this) {
            case UPSTREAM_TOKEN -> Optional.of(UPSTREAM_TOKEN_FILE);
            case TOKEN -> Optional.of(TOKEN_FILE);
            default -> Optional.empty();
        };
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }
}
