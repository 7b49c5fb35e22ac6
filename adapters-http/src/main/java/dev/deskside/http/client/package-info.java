/**
 * Another provider behind the ports, reached over the v1 protocol: Feign for the calls, Resilience4j around the ports.
 * {@link dev.deskside.http.client.V1Provider} is where a host begins.
 *
 * <p>Stability: stable.
 */
package dev.deskside.http.client;
