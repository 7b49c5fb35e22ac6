package dev.deskside.http.callback;

/** How the body of a callback is written. */
public enum CallbackFormat {
    /** As v1 answers {@code GET /sessions/{id}}. */
    JSON,
    /**
     * The same fields as those of a form, for receivers that read {@code sessionId} and {@code status} as such; what
     * holds more than one value is the text of its JSON.
     */
    FORM
}
