/**
 * This platform as the provider: the provider ports on our own stores, and the commands that only a provider has
 * (launch, join, end).
 *
 * <p>Stability: evolving.
 */
package dev.deskside.application.hosted;
