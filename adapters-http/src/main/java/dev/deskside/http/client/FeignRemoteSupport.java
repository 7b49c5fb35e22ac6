package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import dev.deskside.http.wire.SessionListJson;
import dev.deskside.http.wire.SessionStatusText;
import dev.deskside.http.wire.StartSessionJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A v1 provider's sessions. Each call is one request; nothing is sent again.
 *
 * <p>A list by no more than a time window is v1's, in whole seconds; a window without an end goes to the day after
 * tomorrow, since v1 asks for both ends. A list by more is asked for at our own interface, which only a Deskside has:
 * UNSUPPORTED at any other provider.
 */
final class FeignRemoteSupport implements RemoteSupport {
    private static final Duration CLOCKS_APART = Duration.ofDays(2);
    private static final SessionPage NONE = new SessionPage(0, List.of(), Optional.empty());

    private final Upstream<V1Api> upstream;
    private final Optional<Upstream<OwnApi>> own;
    private final Clock clock;

    FeignRemoteSupport(Upstream<V1Api> upstream, Optional<Upstream<OwnApi>> own, Clock clock) {
        this.upstream = upstream;
        this.own = own;
        this.clock = clock;
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        return upstream.write(
                caller,
                (api, token) -> api.start(
                                token,
                                request.key().map(IdempotencyKey::value).orElse(null),
                                StartSessionJson.of(request))
                        .toStarted(),
                answer -> {
                    throw upstream.errors().start(answer, request.machine().isPresent());
                });
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        return PathSegment.of(reference)
                .flatMap(segment -> upstream.read(
                        caller,
                        (api, token) -> Optional.of(api.session(token, segment).toSnapshot()),
                        absentOr404(reference)));
    }

    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        return query.isWindowAlone() ? window(caller, query) : search(caller, query);
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        return PathSegment.of(reference)
                .flatMap(segment -> upstream.read(
                        caller,
                        (api, token) -> Optional.of(api.events(token, segment).toTranscript()),
                        absentOr404(reference)));
    }

    private <T> Function<ErrorAnswer, Optional<T>> absentOr404(SessionReference reference) {
        return answer -> {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            throw upstream.errors().show(answer.without(reference.value()));
        };
    }

    private SessionPage window(Caller caller, SessionQuery query) {
        WholeSeconds window = WholeSeconds.within(
                Optional.of(query.from().orElse(Instant.EPOCH)),
                Optional.of(query.to().orElseGet(() -> clock.instant().plus(CLOCKS_APART))));
        if (window.isEmpty()) {
            return NONE;
        }
        Parameters parameters = new Parameters();
        parameters.add("sessionType", "SCREEN_SHARING");
        window.writeTo(parameters);
        parameters.add(PageCursor.FIELD, query.after());
        return upstream.read(caller, (api, token) -> page(api.sessions(token, parameters.encoded())), answer -> {
            throw upstream.errors().list(answer);
        });
    }

    private SessionPage search(Caller caller, SessionQuery query) {
        Upstream<OwnApi> deskside = own.orElseThrow(() -> new DesksideException(
                ErrorCode.UNSUPPORTED,
                "A provider that speaks v1 alone lists sessions by their time and nothing else."));
        WholeSeconds window = WholeSeconds.within(query.from(), query.to());
        return window.isEmpty()
                ? NONE
                : deskside.read(
                        caller, (api, token) -> page(api.sessions(token, parameters(query, window))), answer -> {
                            throw deskside.errors().own(answer);
                        });
    }

    private static Map<String, String> parameters(SessionQuery query, WholeSeconds window) {
        Parameters parameters = new Parameters();
        if (!query.statuses().isEmpty()) {
            parameters.add(
                    "status",
                    query.statuses().stream()
                            .sorted()
                            .map(SessionStatusText::of)
                            .collect(Collectors.joining(",")));
        }
        window.writeTo(parameters);
        parameters.add("technician", query.technician());
        parameters.add("customer", query.customer());
        parameters.add(PartnerObject.FIELD, query.partnerObject());
        parameters.add("limit", Integer.toString(query.limit()));
        parameters.add(PageCursor.FIELD, query.after());
        return parameters.encoded();
    }

    private static SessionPage page(Paged<SessionListJson> answer) {
        return answer.body().toPage(answer.next());
    }

    @Override
    public String toString() {
        return "FeignRemoteSupport[" + upstream + "]";
    }
}
