package dev.deskside.http.client;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.http.wire.CallbackJson;
import dev.deskside.http.wire.WireErrorCode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A Deskside's callbacks over its own interface. Each call is one request; nothing is sent again. */
final class FeignCallbacks implements ProviderCallbacks {
    private final Optional<Upstream<OwnApi>> own;

    FeignCallbacks(Optional<Upstream<OwnApi>> own) {
        this.own = own;
    }

    @Override
    public Callbacks.Listed list(Caller caller, CallbackQuery query) {
        Parameters parameters = new Parameters()
                .add("state", query.state().map(state -> state.name().toLowerCase(Locale.ROOT)))
                .add("session", query.session().map(SessionReference::value))
                .add("from", query.from())
                .add("to", query.to())
                .add("limit", Integer.toString(query.limit()))
                .add(PageCursor.FIELD, query.after());
        return read(caller, (api, token) -> {
            Paged<CallbackJson.ListJson> page = api.callbacks(token, parameters.encoded());
            return new Callbacks.Listed(page.body().toCallbacks(), page.next());
        });
    }

    @Override
    public Optional<Callbacks.Told> find(Caller caller, CallbackId callback) {
        Upstream<OwnApi> deskside = deskside();
        return segment(callback)
                .flatMap(segment -> deskside.read(
                        caller,
                        (api, token) -> {
                            CallbackJson told = api.callback(token, segment);
                            return Optional.of(new Callbacks.Told(told.toCallback(), told.toAttempts()));
                        },
                        answer -> {
                            if (isAbsent(answer)) {
                                return Optional.empty();
                            }
                            throw deskside.errors().own(answer);
                        }));
    }

    @Override
    public boolean replay(Caller caller, CallbackId callback) {
        Upstream<OwnApi> deskside = deskside();
        return segment(callback)
                .filter(segment -> deskside.write(
                        caller,
                        (api, token) -> api.replayCallback(token, segment).replayed() > 0,
                        answer -> {
                            if (isAbsent(answer)) {
                                return false;
                            }
                            throw deskside.errors().changeOfOwn(answer);
                        }))
                .isPresent();
    }

    @Override
    public long replay(Caller caller, Instant from, Instant to) {
        CallbackJson.RangeJson range = new CallbackJson.RangeJson(from.toString(), to.toString());
        return write(caller, (api, token) -> api.replayCallbacks(token, range).replayed());
    }

    /** Nothing is kept of a ping, so that one whose answer was lost is told as a read. */
    @Override
    public CallbackAnswer ping(Caller caller, URI url) {
        CallbackJson.PingJson ping = new CallbackJson.PingJson(url.toString());
        return read(caller, (api, token) -> api.ping(token, ping).toAnswer());
    }

    @Override
    public List<CallbackSecret> secrets(Caller caller, CallbackEndpoint endpoint) {
        Parameters parameters = new Parameters().add(CallbackEndpoint.FIELD, endpoint.toString());
        return read(
                caller,
                (api, token) -> api.callbackSecrets(token, parameters.encoded()).toSecrets());
    }

    @Override
    public List<CallbackSecret> rotate(Caller caller, CallbackEndpoint endpoint) {
        Parameters parameters = new Parameters().add(CallbackEndpoint.FIELD, endpoint.toString());
        return write(
                caller,
                (api, token) ->
                        api.rotateCallbackSecret(token, parameters.encoded()).toSecrets());
    }

    private <T> T read(Caller caller, Upstream.Call<OwnApi, T> call) {
        Upstream<OwnApi> deskside = deskside();
        return deskside.read(caller, call, answer -> {
            throw deskside.errors().own(answer);
        });
    }

    private <T> T write(Caller caller, Upstream.Call<OwnApi, T> call) {
        Upstream<OwnApi> deskside = deskside();
        return deskside.write(caller, call, answer -> {
            throw deskside.errors().changeOfOwn(answer);
        });
    }

    private Upstream<OwnApi> deskside() {
        return own.orElseThrow(() ->
                new DesksideException(ErrorCode.UNSUPPORTED, "A provider that speaks v1 alone tells no callbacks."));
    }

    private static Optional<String> segment(CallbackId callback) {
        return PathSegment.of(new SessionReference(callback.value()));
    }

    private static boolean isAbsent(ErrorAnswer answer) {
        return answer.status() == 404 && answer.says(WireErrorCode.NOT_FOUND);
    }

    @Override
    public String toString() {
        return "FeignCallbacks[" + own.map(Upstream::toString).orElse("none") + "]";
    }
}
