/** The jar as a process, as an operator runs it. */
package dev.deskside.bootstrap.process;
