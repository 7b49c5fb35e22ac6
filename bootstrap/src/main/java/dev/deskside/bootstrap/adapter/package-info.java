/**
 * Adapters that somebody else wrote: found in a directory, each with a class loader of its own, and opened.
 *
 * <p>Stability: internal.
 */
package dev.deskside.bootstrap.adapter;
