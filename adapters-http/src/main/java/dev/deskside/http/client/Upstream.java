package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.http.transport.NothingSent;
import feign.FeignException;
import feign.RetryableException;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the adapters need of one interface of a provider, v1 or our own beside it. Every request goes through here: it
 * gets the caller's token, and a second one, once, where the provider doesn't accept the first. Feign's exceptions end
 * here: their messages quote the URL, and with it a session's token, so that not even as causes are they passed on.
 */
final class Upstream<A> {
    private final A api;
    private final AccessTokens accessTokens;
    private final String host;
    private final ErrorTable errors;

    Upstream(A api, AccessTokens accessTokens, String host, ErrorTable errors) {
        this.api = api;
        this.accessTokens = accessTokens;
        this.host = host;
        this.errors = errors;
    }

    /** One of the methods of the interface, with the token that it is sent with. */
    @FunctionalInterface
    interface Call<A, T> {
        T send(A api, String token);
    }

    ErrorTable errors() {
        return errors;
    }

    /**
     * A request that changes nothing.
     *
     * @param otherwise what an answer means that isn't 2xx: it throws, or knows what to return; our token isn't in it
     */
    <T> T read(Caller caller, Call<A, T> call, Function<ErrorAnswer, T> otherwise) {
        try {
            return authorized(caller, call);
        } catch (ErrorAnswer answer) {
            return otherwise.apply(answer);
        } catch (FeignException e) {
            throw readFailed(e);
        }
    }

    /**
     * A request that makes or changes something; where nobody knows whether it has, OUTCOME_UNKNOWN.
     *
     * @param otherwise as for {@link #read}
     */
    <T> T write(Caller caller, Call<A, T> call, Function<ErrorAnswer, T> otherwise) {
        try {
            return authorized(caller, call);
        } catch (ErrorAnswer answer) {
            return otherwise.apply(answer);
        } catch (FeignException e) {
            throw writeFailed(e);
        }
    }

    /** Who isn't let in has done nothing: so a write, too, may knock a second time. */
    private <T> T authorized(Caller caller, Call<A, T> call) {
        String token = fitting(accessTokens.tokenFor(caller));
        try {
            return call.send(api, token);
        } catch (ErrorAnswer answer) {
            Optional<String> fresh =
                    answer.rejectsToken() ? accessTokens.tokenInPlaceOf(token, caller) : Optional.empty();
            if (fresh.isEmpty()) {
                throw answer.without(token);
            }
            return again(call, token, fitting(fresh.get()));
        }
    }

    private <T> T again(Call<A, T> call, String rejected, String token) {
        try {
            return call.send(api, token);
        } catch (ErrorAnswer answer) {
            throw answer.without(rejected).without(token);
        }
    }

    /** A token that is sure to fit into a header. */
    private String fitting(String token) {
        if (!FixedToken.fits(token)) {
            throw new DesksideException(
                    ErrorCode.UNAUTHENTICATED,
                    "There is no access token for the provider at %s, or one that a header can't carry."
                            .formatted(host));
        }
        return token;
    }

    private DesksideException readFailed(FeignException failure) {
        if (failure instanceof RetryableException) {
            return failure.getCause() instanceof NothingSent nothing
                    ? notSent(nothing)
                    : new DesksideException(
                            ErrorCode.UNAVAILABLE,
                            "The provider at %s did not answer in full; try again later.".formatted(host),
                            failure.getCause());
        }
        return new DesksideException(
                ErrorCode.UNRECOGNISED,
                "The provider at %s answered %d with a body that is not the JSON of this protocol; check the base URL."
                        .formatted(host, failure.status()));
    }

    /** Only what surely wasn't sent is UNAVAILABLE. */
    private DesksideException writeFailed(FeignException failure) {
        if (!(failure instanceof RetryableException)) {
            return new DesksideException(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "The provider at %s answered %d with a body that is not the JSON of this protocol; it may have been"
                                    .formatted(host, failure.status())
                            + " done or not. Look before asking again.");
        }
        return failure.getCause() instanceof NothingSent nothing
                ? notSent(nothing)
                : new DesksideException(
                        ErrorCode.OUTCOME_UNKNOWN,
                        "The provider at %s did not answer in full; it may have been done or not. Look before asking"
                                        .formatted(host)
                                + " again.",
                        failure.getCause());
    }

    private DesksideException notSent(NothingSent nothing) {
        if (!nothing.isUnreachable()) {
            return new NotLetThrough(
                    "Nothing was sent to the provider at %s: %s.".formatted(host, nothing.getMessage()));
        }
        return new DesksideException(
                ErrorCode.UNAVAILABLE,
                "Nothing was sent to the provider at %s: %s; check the network and the base URL."
                        .formatted(host, nothing.getMessage()),
                nothing.getCause());
    }

    /** Says where it is. */
    @Override
    public String toString() {
        return "Upstream[" + host + "]";
    }
}
