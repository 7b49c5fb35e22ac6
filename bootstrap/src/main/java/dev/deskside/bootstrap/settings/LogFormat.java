package dev.deskside.bootstrap.settings;

/** How the log is written. */
public enum LogFormat {
    /** Lines for people. */
    TEXT,
    /** One JSON object on one line for each event, for programs. */
    JSON
}
