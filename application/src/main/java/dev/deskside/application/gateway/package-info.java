/**
 * This platform in front of another provider: whose each session is, when one credential upstream serves many callers.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.application.gateway;
