/**
 * Sending what is to be sent: one bounded step, which whoever owns the threads takes again and again. Knows ports
 * alone.
 */
package dev.deskside.application.delivery;
