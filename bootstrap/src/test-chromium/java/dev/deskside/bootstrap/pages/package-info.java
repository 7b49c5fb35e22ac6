/** The pages in a real browser. */
package dev.deskside.bootstrap.pages;
