/**
 * What the application needs from outside. {@link dev.deskside.application.port.RemoteSupport},
 * {@link dev.deskside.application.port.RecordingArchive}, {@link dev.deskside.application.port.Machines} and
 * {@link dev.deskside.application.port.SessionControl} are what a provider offers; the others are what we keep. Each
 * port's javadoc numbers its promises, and the published contract of the same name holds every adapter to them.
 *
 * <p>What holds for all of them: implementations may be called from any thread; absence is an {@code Optional}; every
 * expected failure is a {@link dev.deskside.domain.DesksideException}; nothing of what is passed in or handed out can
 * be changed afterwards.
 *
 * <p>Stability: stable.
 */
package dev.deskside.application.port;
