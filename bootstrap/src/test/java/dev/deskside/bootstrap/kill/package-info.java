/** The jar under load while it is killed, and what must be true afterwards. */
package dev.deskside.bootstrap.kill;
