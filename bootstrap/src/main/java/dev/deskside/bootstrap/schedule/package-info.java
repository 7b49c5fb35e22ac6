/**
 * The only owner of background threads. Whoever needs one is handed an executor from here.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.bootstrap.schedule;
