/** What is written for readers is true: the javadoc is whole, and links lead where they say. */
package dev.deskside.bootstrap.docs;
