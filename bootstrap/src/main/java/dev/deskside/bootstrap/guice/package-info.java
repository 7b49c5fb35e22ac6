/**
 * For hosts with Guice: an opened platform as a module beside theirs. Our own wiring knows nothing of it.
 *
 * <p>Stability: stable.
 */
package dev.deskside.bootstrap.guice;
