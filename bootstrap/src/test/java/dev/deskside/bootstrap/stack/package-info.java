/** One contract, every stack. */
package dev.deskside.bootstrap.stack;
