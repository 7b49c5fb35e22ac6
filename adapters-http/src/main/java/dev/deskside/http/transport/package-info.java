/**
 * How requests leave, whoever sends them: Feign on Apache's client, under one deadline each.
 *
 * <p>Stability: internal.
 */
package dev.deskside.http.transport;
