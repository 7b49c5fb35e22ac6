package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionRecords;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.http.wire.HoldJson;
import dev.deskside.http.wire.WireErrorCode;
import java.util.Optional;

/**
 * What a Deskside lets its technicians do to its records. Each call is one request; nothing is sent again. UNSUPPORTED
 * as {@link FeignSessionControl} tells it.
 */
final class FeignSessionRecords implements SessionRecords {
    private final Optional<Upstream<OwnApi>> own;

    FeignSessionRecords(Optional<Upstream<OwnApi>> own) {
        this.own = own;
    }

    @Override
    public Optional<LegalHold> hold(Caller caller, SessionReference reference) {
        Upstream<OwnApi> deskside = deskside();
        return PathSegment.of(reference)
                .flatMap(segment -> deskside.read(
                        caller,
                        (api, token) -> Optional.of(api.hold(token, segment).toHold()),
                        answer -> {
                            if (isAbsent(answer)) {
                                return Optional.empty();
                            }
                            throw deskside.errors().own(answer.without(reference.value()));
                        }));
    }

    @Override
    public Optional<LegalHold> place(Caller caller, SessionReference reference, String reason) {
        HoldJson hold = HoldJson.because(reason);
        return PathSegment.of(reference)
                .flatMap(segment -> change(
                        caller,
                        reference.value(),
                        (api, token) ->
                                Optional.of(api.placeHold(token, segment, hold).toHold())));
    }

    @Override
    public boolean release(Caller caller, SessionReference reference) {
        return PathSegment.of(reference)
                .flatMap(segment ->
                        change(caller, reference.value(), (api, token) -> Optional.of(api.releaseHold(token, segment))))
                .isPresent();
    }

    @Override
    public boolean forgetStart(Caller caller, IdempotencyKey key) {
        return PathSegment.of(new SessionReference(key.value()))
                .flatMap(segment ->
                        change(caller, key.value(), (api, token) -> Optional.of(api.forgetStart(token, segment))))
                .isPresent();
    }

    private <T> Optional<T> change(Caller caller, String secret, Upstream.Call<OwnApi, Optional<T>> call) {
        Upstream<OwnApi> deskside = deskside();
        return deskside.write(caller, call, answer -> {
            if (isAbsent(answer)) {
                return Optional.empty();
            }
            throw deskside.errors().changeOfOwn(answer.without(secret));
        });
    }

    private Upstream<OwnApi> deskside() {
        return own.orElseThrow(() -> new DesksideException(
                ErrorCode.UNSUPPORTED, "A provider that speaks v1 alone has no method for this."));
    }

    private static boolean isAbsent(ErrorAnswer answer) {
        return answer.status() == 404 && answer.says(WireErrorCode.NOT_FOUND);
    }

    @Override
    public String toString() {
        return "FeignSessionRecords[" + own.map(Upstream::toString).orElse("none") + "]";
    }
}
