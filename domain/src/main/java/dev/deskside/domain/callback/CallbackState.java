package dev.deskside.domain.callback;

/** What has become of a callback. */
public enum CallbackState {
    /** It is to be sent, or to be sent again. */
    PENDING,
    /** The receiver has it. */
    DELIVERED,
    /** It was given up: the receiver didn't take it in all attempts, or doesn't want it. */
    FAILED
}
