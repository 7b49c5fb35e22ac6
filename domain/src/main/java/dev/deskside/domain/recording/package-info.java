/** The recording of a session, the states it goes through until it can be watched, and the question for many. */
package dev.deskside.domain.recording;
