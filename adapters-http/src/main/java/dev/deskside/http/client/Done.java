package dev.deskside.http.client;

/** The answer of what has nothing to tell but that it was done: without a body, or with any JSON; a page is none. */
enum Done {
    DONE
}
