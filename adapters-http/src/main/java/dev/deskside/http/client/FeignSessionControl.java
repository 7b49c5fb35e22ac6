package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.http.wire.NoteJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.WireErrorCode;
import java.util.Optional;

/**
 * What a Deskside lets its technicians do beside v1. Each call is one request; nothing is sent again. UNSUPPORTED where
 * the base URL can't have our own interface beside it, and where the provider answers that there is nothing.
 */
final class FeignSessionControl implements SessionControl {
    private final Optional<Upstream<OwnApi>> own;

    FeignSessionControl(Optional<Upstream<OwnApi>> own) {
        this.own = own;
    }

    @Override
    public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        return move(caller, reference, OwnApi::end);
    }

    @Override
    public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        return move(caller, reference, OwnApi::cancel);
    }

    @Override
    public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        return move(caller, reference, (api, token, segment) -> api.addNote(token, segment, new NoteJson(text)));
    }

    /** A method of our own interface on one session. */
    @FunctionalInterface
    private interface Step {
        SessionJson send(OwnApi api, String token, String segment);
    }

    private Optional<SessionSnapshot> move(Caller caller, SessionReference reference, Step step) {
        Upstream<OwnApi> deskside = own.orElseThrow(() -> new DesksideException(
                ErrorCode.UNSUPPORTED,
                "A provider that speaks v1 alone has no method for this; it is done in its own console."));
        return PathSegment.of(reference)
                .flatMap(segment -> deskside.write(
                        caller,
                        (api, token) ->
                                Optional.of(step.send(api, token, segment).toSnapshot()),
                        answer -> {
                            if (answer.status() == 404 && answer.says(WireErrorCode.NOT_FOUND)) {
                                return Optional.empty();
                            }
                            throw deskside.errors().changeOfOwn(answer.without(reference.value()));
                        }));
    }

    @Override
    public String toString() {
        return "FeignSessionControl[" + own.map(Upstream::toString).orElse("none") + "]";
    }
}
