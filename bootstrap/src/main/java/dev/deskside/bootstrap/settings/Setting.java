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
    HOST(
            SettingTopic.SERVER,
            "host",
            SettingForm.of("ADDRESS").by("127.0.0.1"),
            "The address to listen on. The default is reached from this machine alone"),
    /** The port to listen on. */
    PORT(
            SettingTopic.SERVER,
            "port",
            SettingForm.of("PORT").by("8080"),
            "The port to listen on; 0 for any that is free. Plain HTTP: put TLS in front"),
    /** The directory that everything is kept in. */
    DATA(
            SettingTopic.DATA,
            "data",
            SettingForm.of("DIR").by("deskside-data"),
            "The directory with everything: the store deskside.db, server.key; made if it isn't there. One process holds it"),
    /** The PostgreSQL database with the stores; without it they are in a file of the data directory. */
    DATABASE(
            SettingTopic.DATA,
            "database",
            SettingForm.of("URL").otherwise("a file in the data directory"),
            "The PostgreSQL database that several nodes share, such as postgresql://host:5432/name"),
    /** Its user. */
    DATABASE_USER(SettingTopic.DATA, "database-user", SettingForm.of("NAME"), "The database's user"),
    /** A file with the password of the database's user. */
    DATABASE_PASSWORD_FILE(
            SettingTopic.DATA,
            "database-password-file",
            SettingForm.of("FILE"),
            "A file with the password of the database's user"),
    /** The password of the database's user itself: from the environment alone. */
    DATABASE_PASSWORD(
            SettingTopic.DATA, "database-password", SettingForm.SECRET, "The password of the database's user itself"),
    /** Who provides the sessions. */
    PROVIDER(
            SettingTopic.PROVIDER,
            "provider",
            SettingForm.of("NAME").by("hosted"),
            "Who provides the sessions: hosted (this server), gotoassist (a gateway in front of the v1 server at --upstream), or the name of an adapter in --adapters"),
    /** The directory with the adapters of providers that this platform has none for by itself. */
    ADAPTERS(
            SettingTopic.PROVIDER,
            "adapters",
            SettingForm.of("DIR"),
            "A directory with adapters to other providers: each a jar, or a directory with all its jars"),
    /** Another provider's base URL. */
    UPSTREAM(
            SettingTopic.PROVIDER, "upstream", SettingForm.of("URL"), "The base URL of the v1 API behind this gateway"),
    /** A file with the access token for the other provider. */
    UPSTREAM_TOKEN_FILE(
            SettingTopic.PROVIDER,
            "upstream-token-file",
            SettingForm.of("FILE"),
            "A file with this gateway's access token for the upstream"),
    /**
     * The access token for the other provider: from the environment alone, since a command line is seen by everybody.
     */
    UPSTREAM_TOKEN(
            SettingTopic.PROVIDER, "upstream-token", SettingForm.SECRET, "The access token for the upstream itself"),
    /** Where access tokens for the other provider come from. */
    UPSTREAM_TOKEN_ENDPOINT(
            SettingTopic.PROVIDER,
            "upstream-token-endpoint",
            SettingForm.of("URL"),
            "Where access tokens come from, by --upstream-refresh-token-file or --upstream-personal-token-file; the vendor's is https://authentication.logmeininc.com/oauth/token"),
    /** The id that the token endpoint knows this gateway by. */
    UPSTREAM_CLIENT_ID(
            SettingTopic.PROVIDER,
            "upstream-client-id",
            SettingForm.of("ID"),
            "The id that the token endpoint knows this gateway by"),
    /** A file with the secret that goes with that id. */
    UPSTREAM_CLIENT_SECRET_FILE(
            SettingTopic.PROVIDER,
            "upstream-client-secret-file",
            SettingForm.of("FILE"),
            "A file with the secret that goes with that id"),
    /** The secret itself: from the environment alone. */
    UPSTREAM_CLIENT_SECRET(
            SettingTopic.PROVIDER,
            "upstream-client-secret",
            SettingForm.SECRET,
            "The secret that goes with the client's id itself"),
    /** A file with a refresh token, rewritten when a new one comes. */
    UPSTREAM_REFRESH_TOKEN_FILE(
            SettingTopic.PROVIDER,
            "upstream-refresh-token-file",
            SettingForm.of("FILE"),
            "A file with a refresh token. A new one is written into it before it is used, so its directory must be writable"),
    /** A file with a personal access token. */
    UPSTREAM_PERSONAL_TOKEN_FILE(
            SettingTopic.PROVIDER,
            "upstream-personal-token-file",
            SettingForm.of("FILE"),
            "A file with a personal access token"),
    /** The personal access token itself: from the environment alone. */
    UPSTREAM_PERSONAL_TOKEN(
            SettingTopic.PROVIDER, "upstream-personal-token", SettingForm.SECRET, "The personal access token itself"),
    /** The longest wait for a connection to the other provider. */
    UPSTREAM_CONNECT_TIMEOUT(
            SettingTopic.PATIENCE,
            "upstream-connect-timeout",
            SettingForm.of("TIME").by("2s"),
            "The longest wait for a connection to the upstream: 1ms to 1h"),
    /** The longest wait for the whole answer of the upstream. */
    UPSTREAM_READ_TIMEOUT(
            SettingTopic.PATIENCE,
            "upstream-read-timeout",
            SettingForm.of("TIME").by("10s"),
            "The longest wait for the whole answer of the upstream"),
    /** The longest that a whole call to it takes. */
    UPSTREAM_DEADLINE(
            SettingTopic.PATIENCE,
            "upstream-deadline",
            SettingForm.of("TIME").by("30s"),
            "The longest that a whole call to the upstream takes, with its turn, its token and its retries"),
    /** How often a read is sent at most. */
    UPSTREAM_ATTEMPTS(
            SettingTopic.PATIENCE,
            "upstream-attempts",
            SettingForm.of("COUNT").by("3"),
            "How often a read is sent to the upstream at most, 1 to 10; what changes something is sent once"),
    /** The pause before the second attempt. */
    UPSTREAM_FIRST_DELAY(
            SettingTopic.PATIENCE,
            "upstream-first-delay",
            SettingForm.of("TIME").by("200ms"),
            "The pause before the second attempt to read, doubled before each further one, half as long or longer by chance"),
    /** The cap of every pause between attempts to read. */
    UPSTREAM_LONGEST_DELAY(
            SettingTopic.PATIENCE,
            "upstream-longest-delay",
            SettingForm.of("TIME").by("2s"),
            "The cap of every pause between attempts to read"),
    /** How many calls are on their way at once. */
    UPSTREAM_CONCURRENT_CALLS(
            SettingTopic.PATIENCE,
            "upstream-concurrent-calls",
            SettingForm.of("COUNT").by("50"),
            "How many calls to the upstream are on their way at once, 1 to 10000"),
    /** The longest that a call waits for its turn behind so many. */
    UPSTREAM_LONGEST_QUEUE(
            SettingTopic.PATIENCE,
            "upstream-longest-queue",
            SettingForm.of("TIME").by("2s"),
            "The longest that a call waits for its turn behind so many"),
    /** The longest pause that the other provider may ask for. */
    UPSTREAM_LONGEST_PAUSE(
            SettingTopic.PATIENCE,
            "upstream-longest-pause",
            SettingForm.of("TIME").by("5m"),
            "The longest that nothing is sent to the upstream where its Retry-After asks for a pause"),
    /** Over how many of the last calls the breaker judges. */
    UPSTREAM_BREAKER_CALLS(
            SettingTopic.PATIENCE,
            "upstream-breaker-calls",
            SettingForm.of("COUNT").by("20"),
            "Over how many of the last calls to the upstream the breaker judges, 1 to 10000"),
    /** At which share of failures it opens. */
    UPSTREAM_BREAKER_PERCENT(
            SettingTopic.PATIENCE,
            "upstream-breaker-percent",
            SettingForm.of("PERCENT").by("50"),
            "At which share of failures the breaker opens, 1 to 100"),
    /** How long nothing is sent then. */
    UPSTREAM_BREAKER_OPEN(
            SettingTopic.PATIENCE,
            "upstream-breaker-open",
            SettingForm.of("TIME").by("10s"),
            "How long nothing is sent after the breaker opened, before one call may try"),
    /** How long before each attempt to send a callback. */
    CALLBACK_SCHEDULE(
            SettingTopic.CALLBACKS,
            "callback-schedule",
            SettingForm.of("TIMES").by("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h"),
            "How long before each attempt to send a status callback, with commas between; after the last one it is given up"),
    /** The networks that callbacks may go to although they aren't public. */
    CALLBACK_ALLOW(
            SettingTopic.CALLBACKS,
            "callback-allow",
            SettingForm.of("NETWORKS").otherwise("none"),
            "Networks that callbacks may go to although they aren't public, such as 127.0.0.1/32,10.0.0.0/8"),
    /** How the body of a callback is written. */
    CALLBACK_FORMAT(
            SettingTopic.CALLBACKS,
            "callback-format",
            SettingForm.of("FORMAT").by("json"),
            "How callbacks are written: json or form"),
    /** A file with the secrets that the other provider signs its calls back with. */
    UPSTREAM_CALLBACK_SECRET_FILE(
            SettingTopic.PROVIDER,
            "upstream-callback-secret-file",
            SettingForm.of("FILE"),
            "A file with the secret (whsec_…) that the upstream signs its calls back with, or several during a rotation"),
    /** The secrets themselves: from the environment alone. */
    UPSTREAM_CALLBACK_SECRET(
            SettingTopic.PROVIDER,
            "upstream-callback-secret",
            SettingForm.SECRET,
            "The secrets that the upstream signs its calls back with themselves"),
    /** How often a minute the other provider is asked what became of its sessions. */
    FOLLOW_PER_MINUTE(
            SettingTopic.PROVIDER,
            "follow-per-minute",
            SettingForm.of("COUNT").by("60"),
            "How often each node asks the upstream, at most, what became of its sessions"),
    /** How long a session may wait for its start. */
    START_EXPIRY(
            SettingTopic.LIFETIMES,
            "start-expiry",
            SettingForm.of("TIME").by("24h"),
            "How long a session may wait for its start, before it has expired: 1s to 366d"),
    /** How long a session may be open. */
    SESSION_LONGEST(
            SettingTopic.LIFETIMES,
            "session-longest",
            SettingForm.of("TIME").by("7d"),
            "How long a session may be open, before it is taken for lost: 1s to 366d"),
    /** Where technicians and customers reach this server. */
    PUBLIC_URL(
            SettingTopic.SERVER,
            "public-url",
            SettingForm.of("URL").otherwise("the listening address"),
            "What the links for technicians and customers begin with; a gateway that has one is called back there by the server behind it"),
    /** A file with the server's key. */
    SERVER_KEY_FILE(
            SettingTopic.DATA,
            "server-key-file",
            SettingForm.of("FILE").otherwise("server.key in the data directory, made at the first start"),
            "A file with 64 hexadecimal digits that all links are derived from, mode 0600; keep it with your backups"),
    /** How long a session is kept after its end. */
    RETENTION_SESSIONS(
            SettingTopic.LIFETIMES,
            "retention-sessions",
            SettingForm.of("DAYS").by("400d"),
            "How long a session is kept after its end, at least 30d; it stays while it is open or held"),
    /** How long a recording is kept after its start. */
    RETENTION_RECORDINGS(
            SettingTopic.LIFETIMES,
            "retention-recordings",
            SettingForm.of("DAYS").otherwise("as sessions"),
            "How long a recording is kept after its start"),
    /** How long an attempt to send a callback is kept. */
    RETENTION_CALLBACKS(
            SettingTopic.LIFETIMES,
            "retention-callbacks",
            SettingForm.of("DAYS").by("90d"),
            "How long an attempt to send a status callback is kept, at least 1d; it stays while its callback is pending or its session held"),
    /** How the log is written. */
    LOG_FORMAT(
            SettingTopic.OPERATION,
            "log-format",
            SettingForm.of("FORMAT").by("text"),
            "How the log is written: text, or json, one object on each line"),
    /** A file with the token that the metrics are read with. */
    METRICS_TOKEN_FILE(
            SettingTopic.OPERATION,
            "metrics-token-file",
            SettingForm.of("FILE"),
            "A file with the token that /metrics is read with"),
    /** The token that the metrics are read with itself: from the environment alone. */
    METRICS_TOKEN(
            SettingTopic.OPERATION, "metrics-token", SettingForm.SECRET, "The token that /metrics is read with itself"),
    /** The networks that the metrics may be read from. */
    METRICS_ALLOW(
            SettingTopic.OPERATION,
            "metrics-allow",
            SettingForm.of("NETWORKS").otherwise("this machine alone; nobody where there is a --public-url or a token"),
            "Networks that /metrics is read from without a token, such as 10.0.0.0/8"),
    /** How long everything is still answered after SIGTERM. */
    DRAIN_DELAY(
            SettingTopic.OPERATION,
            "drain-delay",
            SettingForm.of("TIME").by("0s"),
            "How long everything is still answered after SIGTERM, while readiness says no"),
    /** How long requests that run may take after that. */
    DRAIN_TIMEOUT(
            SettingTopic.OPERATION,
            "drain-timeout",
            SettingForm.of("TIME").by("45s"),
            "How long requests under way may take after that"),
    /** Whether to fill an empty store with an example. */
    DEMO(
            SettingTopic.SERVER,
            "demo",
            SettingForm.FLAG,
            "Fill an empty store with an example, and print what it takes to try it"),
    /** Whether an access token in the query is accepted. */
    TOKEN_IN_QUERY(
            SettingTopic.SERVER,
            "token-in-query",
            SettingForm.FLAG,
            "Accept an access token in the URL (?oauth_token=…), as an old client sends it; it ends up in the logs of proxies"),
    /** The collector that traces are sent to, by OTLP over HTTP; without it there are none. */
    TRACES_ENDPOINT(
            SettingTopic.TRACES,
            "traces-endpoint",
            SettingForm.of("URL"),
            "The collector that traces are sent to, by OTLP over HTTP, such as http://127.0.0.1:4318"),
    /** The share of the traces begun here that is recorded. */
    TRACES_SAMPLE(
            SettingTopic.TRACES,
            "traces-sample",
            SettingForm.of("SHARE").otherwise("1, all of them"),
            "The share of the traces begun here that is recorded, from 0 to 1"),
    /** The v1 server that the commands call. */
    SERVER(
            SettingTopic.CLIENT,
            "server",
            SettingForm.of("URL").by("http://127.0.0.1:8080"),
            "The base URL of the v1 server"),
    /** A file with the access token for it. */
    TOKEN_FILE(
            SettingTopic.CLIENT,
            "token-file",
            SettingForm.of("FILE"),
            "A file with your access token there. No option takes the token itself: everybody on the machine sees a command line"),
    /** The access token itself: from the environment alone. */
    TOKEN(SettingTopic.CLIENT, "token", SettingForm.SECRET, "The access token itself");

    private static final String ENVIRONMENT_PREFIX = "DESKSIDE_";
    private static final String FILE_SUFFIX = "-file";

    private final SettingTopic topic;
    private final String key;

    /** A record of strings: immutable, though the checker wants an annotation of a library to believe it. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final SettingForm form;

    private final String description;

    Setting(SettingTopic topic, String key, SettingForm form, String description) {
        this.topic = topic;
        this.key = key;
        this.form = form;
        this.description = description;
    }

    /** {@return what it is about} */
    public SettingTopic topic() {
        return topic;
    }

    /** {@return its name in a properties file, and, with two dashes, on the command line} */
    public String key() {
        return key;
    }

    /** {@return its name in the environment} */
    public String variable() {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** {@return whether it is a secret itself: then it stands in the environment alone} */
    public boolean isSecret() {
        return form.kind() == SettingForm.Kind.SECRET;
    }

    /** {@return what its value looks like} */
    public SettingForm form() {
        return form;
    }

    /**
     * {@return what it does: the one text that {@code --help} and {@code docs/settings.md} are made from} It has no
     * period at its end, and tells neither the default nor the name in the environment.
     */
    public String description() {
        return description;
    }

    /** {@return of a setting that names a file with a secret: the secret itself, which can stand in the environment} */
    public Optional<Setting> secret() {
        return Arrays.stream(values())
                .filter(setting -> setting.isSecret() && setting.file() == this)
                .findFirst();
    }

    /** Of a secret: the setting that names a file with it, which says the same in another way. */
    Setting file() {
        return ofKey(key + FILE_SUFFIX).orElseThrow();
    }

    /** Whether it says something of the server behind a gateway. */
    boolean isOfUpstream() {
        return key.startsWith(UPSTREAM.key);
    }

    /**
     * {@return whether settings of an adapter with this name could be taken for the platform's own}
     *
     * @param adapter the adapter's name
     */
    public static boolean isTakenBy(String adapter) {
        return Arrays.stream(values()).anyMatch(setting -> setting.key.startsWith(adapter + "-"));
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
