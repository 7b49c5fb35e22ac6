/**
 * What can be done with this platform, whoever provides the sessions: one final class for each, named by verb and noun,
 * with one public method. They own what holds for every provider.
 *
 * <p>Stability: stable.
 */
package dev.deskside.application.usecase;
