package dev.deskside.http.callback;

import java.net.UnknownHostException;

/** A host has an address that callbacks aren't sent to. The message says which, and what would let it through. */
final class RefusedTarget extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedTarget(String address) {
        super("the receiver's address %s isn't public; --callback-allow would let it through".formatted(address));
    }
}
