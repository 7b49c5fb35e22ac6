/** The rules of the house, and the proof that each can fail. */
package dev.deskside.bootstrap.architecture;
