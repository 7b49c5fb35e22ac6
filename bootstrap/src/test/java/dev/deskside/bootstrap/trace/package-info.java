/** Traces: what is told of a call, and of one start through processes of their own. */
package dev.deskside.bootstrap.trace;
