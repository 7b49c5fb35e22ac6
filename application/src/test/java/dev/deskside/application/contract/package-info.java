/**
 * For whoever writes an adapter: the contracts of the ports as JUnit interfaces, the stages that they play on, fakes
 * that pass them, and the architecture's rules for adapters. Published as the {@code tests} jar of
 * deskside-application.
 */
package dev.deskside.application.contract;
