package dev.deskside.persistence;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Sessions;

/** The stores of a platform in one database, open until {@link #close}. Safe for use from several threads. */
public interface Store extends AutoCloseable {
    /** The sessions in this store. */
    Sessions sessions();

    /** When the sessions in this store are looked at next. */
    Follows follows();

    /** The recordings in this store. */
    Recordings recordings();

    /** The accounts in this store. */
    Accounts accounts();

    /**
     * Whether the store's links are made with the key that is known by this fingerprint. The first one that a store is
     * asked for is the one it keeps.
     */
    boolean isKeyedBy(String fingerprint);

    /** Lets what runs come to its end, refuses what comes after with UNAVAILABLE. May be called twice. */
    @Override
    void close();
}
