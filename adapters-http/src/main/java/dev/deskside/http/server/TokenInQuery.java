package dev.deskside.http.server;

/**
 * What becomes of an access token in the query, {@code ?oauth_token=…}, as one old client of v1 sends it. A URL ends up
 * in the logs of proxies and in histories, so it is passed over unless an operator has such a client. Our own log never
 * has it.
 */
public enum TokenInQuery {
    /** As if it weren't there. */
    IGNORED,
    /** It authorizes a request that has no token in its header. */
    ACCEPTED
}
