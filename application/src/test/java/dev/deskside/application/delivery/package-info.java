/** The sending of callbacks, with a clock in hand. */
package dev.deskside.application.delivery;
