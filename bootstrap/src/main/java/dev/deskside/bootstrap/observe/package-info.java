/**
 * What whoever runs the platform gets to see: metrics, logs, the id of a request, and how it stands with each part. The
 * only package that knows Micrometer and the log's back end; it hangs on the hooks of the adapters and in front of the
 * stores' ports, none of which know it.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.bootstrap.observe;
