/** The threads in the background, at work. */
package dev.deskside.bootstrap.schedule;
