package dev.deskside.persistence;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Follows;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.StartKeys;

/** The stores of a platform in one database, open until {@link #close}. Safe for use from several threads. */
public interface Store extends AutoCloseable {
    /** {@return the sessions in this store} */
    Sessions sessions();

    /** {@return when the sessions in this store are looked at next} */
    Follows follows();

    /** {@return the recordings in this store} */
    Recordings recordings();

    /** {@return the callbacks of those sessions} */
    Callbacks callbacks();

    /**
     * Tells the listener of each commit that has something to be called back, when it is on stable storage. There is
     * one listener; it must return at once and throw nothing.
     *
     * @param listener what to call
     */
    void onCallbackDue(Runnable listener);

    /** {@return the accounts in this store} */
    Accounts accounts();

    /** {@return the keys of starts that this store's platform has sent on} */
    StartKeys startKeys();

    /** {@return the end of what is kept in this store} */
    Retention retention();

    /** {@return what is kept of customers in this store} */
    PersonalData personalData();

    /**
     * {@return whether the store's links are made with the key that is known by this fingerprint} The first one that a
     * store is asked for is the one it keeps.
     *
     * @param fingerprint a hash that leads to no key
     */
    boolean isKeyedBy(String fingerprint);

    /** {@return what is counted in this store; a question that goes by indexes} UNAVAILABLE where it can't be read. */
    StoreFigures figures();

    /** {@return how many writes wait for others; 0 in a store where none does} */
    int waitingWrites();

    /** Writes what is there already, to see whether it can be written. UNAVAILABLE where it can't. */
    void probe();

    /** Lets what runs come to its end, refuses what comes after with UNAVAILABLE. May be called twice. */
    @Override
    void close();
}
