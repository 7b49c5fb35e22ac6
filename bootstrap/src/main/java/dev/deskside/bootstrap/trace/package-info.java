/**
 * Traces, in OpenTelemetry's terms: the only package that knows it. What is in a span is bounded: the names of ports,
 * operations and routes, statuses and codes; never a token, a name, an address or anything else that was sent.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.bootstrap.trace;
