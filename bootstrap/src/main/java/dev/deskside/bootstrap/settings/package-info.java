/** What an operator can set, where it may be said, and what it has to look like. */
package dev.deskside.bootstrap.settings;
