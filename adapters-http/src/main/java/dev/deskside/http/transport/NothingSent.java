package dev.deskside.http.transport;

import java.io.IOException;

/** A request failed before a byte of it had left: nothing can have been made of it. */
public final class NothingSent extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean unreachable;

    private NothingSent(String why, boolean unreachable, Throwable cause) {
        super(why, cause);
        this.unreachable = unreachable;
    }

    /** The other side was not reached. */
    static NothingSent unreachable(IOException failure) {
        return new NothingSent("it can't be reached", true, failure);
    }

    /** It was kept on our side; why, as the rest of a sentence. */
    static NothingSent kept(String why, Throwable cause) {
        return new NothingSent(why, false, cause);
    }

    /** Whether the address or the network may be what is wrong. */
    public boolean isUnreachable() {
        return unreachable;
    }
}
