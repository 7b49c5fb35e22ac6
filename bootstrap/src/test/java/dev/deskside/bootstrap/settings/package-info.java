/** What an operator may say, and what they hear when it is wrong. */
package dev.deskside.bootstrap.settings;
