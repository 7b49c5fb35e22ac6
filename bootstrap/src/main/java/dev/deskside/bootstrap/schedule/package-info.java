/** The only owner of background threads. Whoever needs one is handed an executor from here. */
package dev.deskside.bootstrap.schedule;
