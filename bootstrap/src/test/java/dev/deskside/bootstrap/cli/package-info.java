/** The command line's parts, each by itself. */
package dev.deskside.bootstrap.cli;
