/**
 * Status callbacks on their way out: signed, posted once each, and never to an address that isn't meant to be asked.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.http.callback;
