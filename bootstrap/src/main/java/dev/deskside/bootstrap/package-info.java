/**
 * Where everything meets: the command line, and {@link dev.deskside.bootstrap.Deskside} for hosts that embed the
 * platform.
 *
 * <p>Stability: stable.
 */
package dev.deskside.bootstrap;
