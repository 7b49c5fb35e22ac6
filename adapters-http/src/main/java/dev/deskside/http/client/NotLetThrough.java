package dev.deskside.http.client;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;

/** A call that we ourselves kept from the provider: it says nothing about the provider, and isn't tried again. */
final class NotLetThrough extends DesksideException {
    private static final long serialVersionUID = 1L;

    NotLetThrough(String message) {
        super(ErrorCode.UNAVAILABLE, message);
    }
}
