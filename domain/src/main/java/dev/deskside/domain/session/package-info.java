/**
 * A support session: its states and the one guard around them, what others see of it, and the requests that create it.
 *
 * <p>Stability: stable.
 */
package dev.deskside.domain.session;
