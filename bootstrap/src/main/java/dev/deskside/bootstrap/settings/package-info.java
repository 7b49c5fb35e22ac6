/**
 * What an operator can set, where it may be said, and what it has to look like.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.bootstrap.settings;
