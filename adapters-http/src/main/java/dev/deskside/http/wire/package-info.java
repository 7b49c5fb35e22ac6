/**
 * The GoToAssist Remote Support v1 protocol, once for both sides: records that are the JSON of a message, and how they
 * turn into the domain's values and back. Strict in what is written, liberal in what is read.
 *
 * <p>Stability: internal.
 */
package dev.deskside.http.wire;
