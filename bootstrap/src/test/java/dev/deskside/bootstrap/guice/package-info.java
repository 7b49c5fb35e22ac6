/** A host's injector with the platform in it. */
package dev.deskside.bootstrap.guice;
