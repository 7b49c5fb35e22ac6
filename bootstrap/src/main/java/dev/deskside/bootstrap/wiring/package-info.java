/**
 * How the parts are put together: the only package that knows Guice, but for the module that a host may install. One
 * private module for each adapter exposes its ports and nothing else; which modules there are is settled by the
 * settings before anything is injected.
 *
 * <p>Stability: internal.
 */
package dev.deskside.bootstrap.wiring;
