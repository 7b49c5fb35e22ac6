package dev.deskside.http.client;

import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.http.transport.DeadlineClient;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import feign.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A provider that speaks v1: GoToAssist, another Deskside. It may be used from many threads, holds no state but pooled
 * connections, and needs no closing.
 *
 * <pre>{@code
 * V1Provider provider = V1Provider.at("https://support.example.com/G2A/rest/v1")
 *         .accessTokens(AccessTokens.fixed(token))
 *         .executor(executor)
 *         .clock(clock)
 *         .build();
 * RemoteSupport sessions = provider.remoteSupport();
 * }</pre>
 *
 * HTTP/1.1 is spoken: its requests have one outcome each, and none is sent again but as {@link Resilience} says and,
 * once, with a new access token. Redirects are not followed, no cookies are kept, an answer longer than 8 MiB is not
 * read, and no thread is started. Where the JVM is told of a proxy ({@code https.proxyHost}), it is used.
 */
public final class V1Provider {
    private final BaseUrl baseUrl;
    private final RemoteSupport plainRemoteSupport;
    private final RecordingArchive plainRecordingArchive;
    private final Machines plainMachines;
    private final SessionControl plainSessionControl;
    private final ResilientRemoteSupport remoteSupport;
    private final ResilientRecordingArchive recordingArchive;
    private final ResilientMachines machines;
    private final ResilientSessionControl sessionControl;
    private final ProviderChanges changes;
    private final SessionRecords sessionRecords;
    private final ProviderCallbacks callbacks;

    private V1Provider(Builder builder) {
        baseUrl = builder.baseUrl;
        Clock clock = Objects.requireNonNull(builder.clock, "clock");
        AccessTokens accessTokens = Objects.requireNonNull(builder.accessTokens, "accessTokens");
        V1Codec codec = new V1Codec();
        Feign feign = Feign.builder()
                .client(new ObservedExchanges(
                        new FurtherHeaders(
                                new DeadlineClient(builder.executor, builder.connectTimeout, builder.readTimeout),
                                builder.headers),
                        builder.exchanges))
                .encoder(codec)
                .decoder(codec)
                .errorDecoder(codec)
                .retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(builder.connectTimeout, builder.readTimeout, false))
                .build();
        ErrorTable errors = new ErrorTable(baseUrl.host(), clock);
        Upstream<V1Api> v1 =
                new Upstream<>(api(feign, V1Api.class, baseUrl.root()), accessTokens, baseUrl.host(), errors);
        Optional<Upstream<OwnApi>> own = baseUrl.ownRoot()
                .map(root -> new Upstream<>(api(feign, OwnApi.class, root), accessTokens, baseUrl.host(), errors));
        plainRemoteSupport = new FeignRemoteSupport(v1, own, clock);
        plainRecordingArchive = new FeignRecordingArchive(v1);
        plainMachines = new FeignMachines(v1);
        sessionRecords = new FeignSessionRecords(own);
        plainSessionControl = new FeignSessionControl(own);
        changes = new ProviderChanges(own);
        callbacks = new FeignCallbacks(own);
        remoteSupport = new ResilientRemoteSupport(plainRemoteSupport, builder.resilience, clock, builder.observer);
        recordingArchive =
                new ResilientRecordingArchive(plainRecordingArchive, builder.resilience, clock, builder.observer);
        machines = new ResilientMachines(plainMachines, builder.resilience, clock, builder.observer);
        sessionControl = new ResilientSessionControl(plainSessionControl, builder.resilience, clock, builder.observer);
    }

    private static <A> A api(Feign feign, Class<A> type, String root) {
        return feign.newInstance(new Target.HardCodedTarget<>(type, root));
    }

    /**
     * The provider at this base URL, with any number of slashes before and after its path; without a path it is
     * {@code /G2A/rest/v1}. INVALID_VALUE naming {@code upstream} where it isn't an http or https URL, or has a user, a
     * query or a fragment.
     *
     * @param baseUrl such as {@code https://host/G2A/rest/v1}
     * @return a builder
     */
    public static Builder at(String baseUrl) {
        return new Builder(BaseUrl.of(baseUrl));
    }

    /** {@return its sessions, with patience for its failures: see {@link ResilientRemoteSupport}} */
    public RemoteSupport remoteSupport() {
        return remoteSupport;
    }

    /** {@return its recordings, with patience for its failures: see {@link ResilientRecordingArchive}} */
    public RecordingArchive recordingArchive() {
        return recordingArchive;
    }

    /** {@return its companies and machines, with patience for its failures: see {@link ResilientMachines}} */
    public Machines machines() {
        return machines;
    }

    /**
     * {@return what its technicians can do to sessions from outside, with patience for its failures: see
     * {@link ResilientSessionControl}} UNSUPPORTED where the provider isn't a Deskside.
     */
    public SessionControl sessionControl() {
        return sessionControl;
    }

    /** {@return what becomes of its sessions} UNSUPPORTED where the provider isn't a Deskside. */
    public ProviderChanges changes() {
        return changes;
    }

    /**
     * {@return what is kept of its sessions, one request for each call} UNSUPPORTED where the provider isn't a
     * Deskside.
     */
    public SessionRecords sessionRecords() {
        return sessionRecords;
    }

    /**
     * {@return what became of its callbacks, one request for each call} UNSUPPORTED where the provider isn't a
     * Deskside.
     */
    public ProviderCallbacks callbacks() {
        return callbacks;
    }

    /** {@return its sessions, one request for each call, for who decorates them otherwise} */
    public RemoteSupport plainRemoteSupport() {
        return plainRemoteSupport;
    }

    /** {@return its recordings, one request for each call, for who decorates them otherwise} */
    public RecordingArchive plainRecordingArchive() {
        return plainRecordingArchive;
    }

    /** {@return its companies and machines, one request for each call, for who decorates them otherwise} */
    public Machines plainMachines() {
        return plainMachines;
    }

    /** {@return what its technicians can do, one request for each call, for who decorates it otherwise} */
    public SessionControl plainSessionControl() {
        return plainSessionControl;
    }

    /** {@return how it stands with each port that has patience: its breaker, the calls under way, a pause} */
    public List<PortState> states() {
        return List.of(remoteSupport.state(), recordingArchive.state(), machines.state(), sessionControl.state());
    }

    /** Says where it is. */
    @Override
    public String toString() {
        return "V1Provider[" + baseUrl.host() + "]";
    }

    /** Collects a provider. Access tokens, an executor and a clock must be given. */
    public static final class Builder {
        private final BaseUrl baseUrl;
        private AccessTokens accessTokens;
        private Executor executor;
        private Clock clock;
        private Duration connectTimeout = Duration.ofSeconds(2);
        private Duration readTimeout = Duration.ofSeconds(10);
        private Resilience resilience = Resilience.DEFAULT;
        private ProviderObserver observer = ProviderObserver.NONE;
        private ExchangeObserver exchanges = ExchangeObserver.NONE;
        private Supplier<Map<String, String>> headers = Map::of;

        private Builder(BaseUrl baseUrl) {
            this.baseUrl = baseUrl;
        }

        /**
         * What the calls are authorized with.
         *
         * @param source where the tokens come from
         * @return this builder
         */
        public Builder accessTokens(AccessTokens source) {
            accessTokens = source;
            return this;
        }

        /**
         * Where each request is sent and its answer read, which takes a thread for as long as that lasts. Not the
         * bounded pool that the callers run on: full of callers, it would leave no thread for their answers. It is not
         * closed.
         *
         * @param threads the threads
         * @return this builder
         */
        public Builder executor(Executor threads) {
            executor = threads;
            return this;
        }

        /**
         * For the breaker, the pauses and dates in answers.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /**
         * The longest wait for a connection; by default 2 s, at most an hour.
         *
         * @param longest more than zero
         * @return this builder
         */
        public Builder connectTimeout(Duration longest) {
            connectTimeout = Timeouts.checked("connectTimeout", longest);
            return this;
        }

        /**
         * The longest wait for the whole answer, its body included; by default 10 s, at most an hour. No request takes
         * longer than this and the connect time-out together.
         *
         * @param longest more than zero
         * @return this builder
         */
        public Builder readTimeout(Duration longest) {
            readTimeout = Timeouts.checked("readTimeout", longest);
            return this;
        }

        /**
         * How failures are met; by default {@link Resilience#DEFAULT}.
         *
         * @param settings how patient it is
         * @return this builder
         */
        public Builder resilience(Resilience settings) {
            resilience = Objects.requireNonNull(settings);
            return this;
        }

        /**
         * Is told of each call through the ports with patience.
         *
         * @param told who is told
         * @return this builder
         */
        public Builder observer(ProviderObserver told) {
            observer = Objects.requireNonNull(told);
            return this;
        }

        /**
         * Is told of each request, also of those that go through no port with patience.
         *
         * @param told who is told
         * @return this builder
         */
        public Builder exchanges(ExchangeObserver told) {
            exchanges = Objects.requireNonNull(told);
            return this;
        }

        /**
         * What each request carries beside what the protocol says, such as {@code traceparent} or an id that both sides
         * write into their logs. It is asked for each request, on the thread that makes the call, and must not throw.
         * What the protocol sets itself isn't replaced.
         *
         * @param further asked for each request
         * @return this builder
         */
        public Builder headers(Supplier<Map<String, String>> further) {
            headers = Objects.requireNonNull(further);
            return this;
        }

        /** {@return the provider; nothing is sent yet} A NullPointerException names what was not given. */
        public V1Provider build() {
            return new V1Provider(this);
        }
    }
}
