package dev.deskside.http.server;

import org.eclipse.jetty.server.Handler;

/**
 * Stands around everything else that handles a request, so that no answer leaves without it: how this build's tests
 * hold each answer against the OpenAPI document, whoever started the server. Found by {@link java.util.ServiceLoader}.
 * It is no way in for others: what a host may add has a port.
 */
interface OutermostHandler {
    /** The handler, made for one server. */
    Handler.Singleton handler();
}
