/**
 * What every part of the domain shares: the one root of all expected failures, and the checks that make a value valid.
 * The domain knows the JDK and nothing else.
 *
 * <p>Stability: stable.
 */
package dev.deskside.domain;
