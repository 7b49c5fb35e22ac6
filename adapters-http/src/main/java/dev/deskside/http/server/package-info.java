/**
 * The server: v1's routes as the seed's tables have them, our own routes beside them, and the pages behind launch and
 * join URLs. Everything it does is a use case or a hosted command; what it owns is how that looks over HTTP.
 *
 * <p>Stability: internal.
 */
package dev.deskside.http.server;
