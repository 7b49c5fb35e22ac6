/**
 * The recording of a session, the states it goes through until it can be watched, and the question for many.
 *
 * <p>Stability: stable.
 */
package dev.deskside.domain.recording;
