/**
 * The stores on JDBC. {@link dev.deskside.persistence.SqliteStore} is the door; what it opens implements the store
 * ports of {@code application.port} and passes their contracts.
 *
 * <p>Stability: evolving.
 */
package dev.deskside.persistence;
