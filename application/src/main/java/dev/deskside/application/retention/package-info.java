/**
 * What is kept, and for how long: the use cases of whoever owns the records. They know ports and the domain alone.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.application.retention;
