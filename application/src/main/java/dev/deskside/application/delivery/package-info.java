/**
 * Sending what is to be sent: one bounded step, which whoever owns the threads takes again and again. Knows ports
 * alone.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.application.delivery;
