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
    /** The PostgreSQL database with the stores; without it they are in a file of the data directory. */
    DATABASE("database"),
    /** Its user. */
    DATABASE_USER("database-user"),
    /** A file with that user's password. */
    DATABASE_PASSWORD_FILE("database-password-file"),
    /** The password itself: from the environment alone. */
    DATABASE_PASSWORD("database-password"),
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
    /** Where access tokens for the other provider come from. */
    UPSTREAM_TOKEN_ENDPOINT("upstream-token-endpoint"),
    /** The id that the token endpoint knows this gateway by. */
    UPSTREAM_CLIENT_ID("upstream-client-id"),
    /** A file with the secret that goes with it. */
    UPSTREAM_CLIENT_SECRET_FILE("upstream-client-secret-file"),
    /** The secret itself: from the environment alone. */
    UPSTREAM_CLIENT_SECRET("upstream-client-secret"),
    /** A file with a refresh token, rewritten when a new one comes. */
    UPSTREAM_REFRESH_TOKEN_FILE("upstream-refresh-token-file"),
    /** A file with a personal access token. */
    UPSTREAM_PERSONAL_TOKEN_FILE("upstream-personal-token-file"),
    /** The personal access token itself: from the environment alone. */
    UPSTREAM_PERSONAL_TOKEN("upstream-personal-token"),
    /** The longest wait for a connection to the other provider. */
    UPSTREAM_CONNECT_TIMEOUT("upstream-connect-timeout"),
    /** The longest wait for its whole answer. */
    UPSTREAM_READ_TIMEOUT("upstream-read-timeout"),
    /** The longest that a whole call to it takes. */
    UPSTREAM_DEADLINE("upstream-deadline"),
    /** How often a read is sent at most. */
    UPSTREAM_ATTEMPTS("upstream-attempts"),
    /** The pause before the second attempt. */
    UPSTREAM_FIRST_DELAY("upstream-first-delay"),
    /** The cap of every such pause. */
    UPSTREAM_LONGEST_DELAY("upstream-longest-delay"),
    /** How many calls are on their way at once. */
    UPSTREAM_CONCURRENT_CALLS("upstream-concurrent-calls"),
    /** The longest that a call waits for its turn behind those. */
    UPSTREAM_LONGEST_QUEUE("upstream-longest-queue"),
    /** The longest pause that the other provider may ask for. */
    UPSTREAM_LONGEST_PAUSE("upstream-longest-pause"),
    /** Over how many of the last calls the breaker judges. */
    UPSTREAM_BREAKER_CALLS("upstream-breaker-calls"),
    /** At which share of failures it opens. */
    UPSTREAM_BREAKER_PERCENT("upstream-breaker-percent"),
    /** How long nothing is sent then. */
    UPSTREAM_BREAKER_OPEN("upstream-breaker-open"),
    /** How long before each attempt to send a callback. */
    CALLBACK_SCHEDULE("callback-schedule"),
    /** The networks that callbacks may go to although they aren't public. */
    CALLBACK_ALLOW("callback-allow"),
    /** How the body of a callback is written. */
    CALLBACK_FORMAT("callback-format"),
    /** A file with the secrets that the other provider signs its calls back with. */
    UPSTREAM_CALLBACK_SECRET_FILE("upstream-callback-secret-file"),
    /** The secrets themselves: from the environment alone. */
    UPSTREAM_CALLBACK_SECRET("upstream-callback-secret"),
    /** How often a minute the other provider is asked what became of its sessions. */
    FOLLOW_PER_MINUTE("follow-per-minute"),
    /** How long a session may wait for its start. */
    START_EXPIRY("start-expiry"),
    /** How long a session may be open. */
    SESSION_LONGEST("session-longest"),
    /** Where technicians and customers reach this server. */
    PUBLIC_URL("public-url"),
    /** A file with the server's key. */
    SERVER_KEY_FILE("server-key-file"),
    /** How long a session is kept after its end. */
    RETENTION_SESSIONS("retention-sessions"),
    /** How long a recording is kept after its start. */
    RETENTION_RECORDINGS("retention-recordings"),
    /** How long an attempt to send a callback is kept. */
    RETENTION_CALLBACKS("retention-callbacks"),
    /** How the log is written. */
    LOG_FORMAT("log-format"),
    /** A file with the token that the metrics are read with. */
    METRICS_TOKEN_FILE("metrics-token-file"),
    /** That token itself: from the environment alone. */
    METRICS_TOKEN("metrics-token"),
    /** The networks that the metrics may be read from. */
    METRICS_ALLOW("metrics-allow"),
    /** How long everything is still answered after SIGTERM. */
    DRAIN_DELAY("drain-delay"),
    /** How long requests that run may take after that. */
    DRAIN_TIMEOUT("drain-timeout"),
    /** Whether to fill an empty store with an example. */
    DEMO("demo"),
    /** Whether an access token in the query is accepted. */
    TOKEN_IN_QUERY("token-in-query"),
    /** The collector that traces are sent to, by OTLP over HTTP; without it there are none. */
    TRACES_ENDPOINT("traces-endpoint"),
    /** The share of the traces begun here that is recorded. */
    TRACES_SAMPLE("traces-sample"),
    /** The v1 server that the commands call. */
    SERVER("server"),
    /** A file with the access token for it. */
    TOKEN_FILE("token-file"),
    /** The access token itself: from the environment alone. */
    TOKEN("token");

    private static final String ENVIRONMENT_PREFIX = "DESKSIDE_";
    private static final String FILE_SUFFIX = "-file";

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

    /** Whether it is a secret itself: then it stands in the environment alone. */
    public boolean isSecret() {
        return this == DATABASE_PASSWORD
                || this == UPSTREAM_TOKEN
                || this == UPSTREAM_CLIENT_SECRET
                || this == UPSTREAM_PERSONAL_TOKEN
                || this == UPSTREAM_CALLBACK_SECRET
                || this == METRICS_TOKEN
                || this == TOKEN;
    }

    /** Of a secret: the setting that names a file with it, which says the same in another way. */
    Setting file() {
        return ofKey(key + FILE_SUFFIX).orElseThrow();
    }

    /** Whether it says something of the server behind a gateway. */
    boolean isOfUpstream() {
        return key.startsWith(UPSTREAM.key);
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
