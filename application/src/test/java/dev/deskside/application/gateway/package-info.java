/** A gateway in front of a provider, over the in-memory stores. */
package dev.deskside.application.gateway;
