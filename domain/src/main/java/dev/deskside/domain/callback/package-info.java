/**
 * Status callbacks: what is sent of a change, how it is known and signed, and what becomes of it.
 *
 * <p>Stability: stable.
 */
package dev.deskside.domain.callback;
