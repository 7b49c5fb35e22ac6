/**
 * The command line as a client: it calls any v1 server through the Feign adapters, and says what came of it to people,
 * as tables and single lines, and to programs, as JSON and exit codes.
 *
 * <p>Stability: internal.
 */
package dev.deskside.bootstrap.cli;
