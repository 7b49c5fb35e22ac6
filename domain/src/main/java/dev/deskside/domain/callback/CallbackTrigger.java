package dev.deskside.domain.callback;

/** Why a callback was sent. */
public enum CallbackTrigger {
    /** A session's status had changed. */
    CHANGE,
    /** Somebody asked for it once more. */
    REPLAY
}
