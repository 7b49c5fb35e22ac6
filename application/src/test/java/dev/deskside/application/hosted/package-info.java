/** This platform as the provider, over the in-memory stores. */
package dev.deskside.application.hosted;
