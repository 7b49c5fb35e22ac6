/**
 * What can be done with this platform, whoever provides the sessions: one final class for each, named by verb and noun,
 * with one public method. They own what holds for every provider.
 */
package dev.deskside.application.usecase;
