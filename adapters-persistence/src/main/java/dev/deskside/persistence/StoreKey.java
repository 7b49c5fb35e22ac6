package dev.deskside.persistence;

import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The fingerprint of the key that a store's links are made with. */
final class StoreKey {
    private final Database database;

    StoreKey(Database database) {
        this.database = Objects.requireNonNull(database);
    }

    /** Whether it is this one, as it is from then on where there was none. */
    boolean is(String fingerprint) {
        return database.ask(StoreKey::kept).orElseGet(() -> keep(fingerprint)).equals(fingerprint);
    }

    static Optional<String> kept(Handle handle) {
        return handle.select("SELECT fingerprint FROM store_key")
                .mapTo(String.class)
                .findOne();
    }

    /** Of nodes that start at once, the first one's is kept. */
    private String keep(String fingerprint) {
        database.write(handle -> handle.execute(
                "INSERT INTO store_key (one, fingerprint) VALUES (1, ?) ON CONFLICT (one) DO NOTHING", fingerprint));
        return database.ask(StoreKey::kept).orElseThrow();
    }
}
