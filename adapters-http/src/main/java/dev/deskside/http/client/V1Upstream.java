package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import feign.FeignException;
import feign.RetryableException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What both adapters need of one provider. Feign's exceptions end here: their messages quote the URL, and with it a
 * session's token, so that not even as causes are they passed on.
 */
final class V1Upstream {
    private final V1Api api;
    private final AccessTokens accessTokens;
    private final String host;
    private final ErrorTable errors;

    V1Upstream(V1Api api, AccessTokens accessTokens, String host, ErrorTable errors) {
        this.api = api;
        this.accessTokens = accessTokens;
        this.host = host;
        this.errors = errors;
    }

    V1Api api() {
        return api;
    }

    ErrorTable errors() {
        return errors;
    }

    /** The caller's token, sure to fit into a header. */
    String tokenFor(Caller caller) {
        String token = accessTokens.tokenFor(caller);
        if (!FixedToken.fits(token)) {
            throw new DesksideException(
                    ErrorCode.UNAUTHENTICATED,
                    "There is no access token for the provider at %s, or one that a header can't carry."
                            .formatted(host));
        }
        return token;
    }

    /** No answer, or none of the protocol, to a read. */
    DesksideException readFailed(FeignException failure) {
        if (failure instanceof RetryableException) {
            return neverReached(failure.getCause())
                    ? unreachable(failure.getCause())
                    : new DesksideException(
                            ErrorCode.UNAVAILABLE,
                            "The provider at %s did not answer in full; try again later.".formatted(host),
                            failure.getCause());
        }
        return new DesksideException(
                ErrorCode.UNRECOGNISED,
                "The provider at %s answered %d with a body that is not the JSON of this protocol; check the base URL,"
                                .formatted(host, failure.status())
                        + " setting '" + BaseUrl.FIELD + "'.");
    }

    /** No answer, or none of the protocol, to a start. Only what surely wasn't sent is UNAVAILABLE. */
    DesksideException startFailed(FeignException failure) {
        if (!(failure instanceof RetryableException)) {
            return new DesksideException(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "The provider at %s answered %d with a body that is not the JSON of this protocol; there may be a"
                                    .formatted(host, failure.status())
                            + " new session or not.");
        }
        return neverReached(failure.getCause())
                ? unreachable(failure.getCause())
                : new DesksideException(
                        ErrorCode.OUTCOME_UNKNOWN,
                        "The provider at %s did not answer in full; there may be a new session or not.".formatted(host),
                        failure.getCause());
    }

    private DesksideException unreachable(Throwable cause) {
        return new DesksideException(
                ErrorCode.UNAVAILABLE,
                "The provider at %s can't be reached; check the network and the base URL, setting '%s'."
                        .formatted(host, BaseUrl.FIELD),
                cause);
    }

    /** Whether it failed before a byte of the request was sent. */
    private static boolean neverReached(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLHandshakeException
                || (failure != null && failure.getCause() instanceof UnresolvedAddressException);
    }

    /** Says where it is. */
    @Override
    public String toString() {
        return "V1Upstream[" + host + "]";
    }
}
