package dev.deskside.bootstrap.settings;

/** What settings are about, in the order in which an operator meets them; and so which commands take them. */
public enum SettingTopic {
    /** Where everything is kept. */
    DATA("The data and where they are", "Of `serve` and of each command that opens the data directory."),
    /** Where and how it answers. */
    SERVER("The server", "Of `serve`."),
    /** Who provides the sessions. */
    PROVIDER("The provider, and the credential of a gateway", "Of `serve`; `--upstream…` with another provider alone."),
    /** How another provider is called. */
    PATIENCE("The patience of a gateway", "Of `serve`, with another provider alone."),
    /** How status callbacks are sent. */
    CALLBACKS("Status callbacks", "Of `serve`."),
    /** How long sessions wait, stay open and are kept. */
    LIFETIMES("How long things wait, stay open and are kept", "Of `serve`."),
    /** How a server is watched, and how it ends. */
    OPERATION("Watching the server, and its end", "Of `serve`."),
    /** How what was done is followed from one process into the next. */
    TRACES("Traces", "Of `serve`, and of each command that calls a server."),
    /** The commands that call a server. */
    CLIENT(
            "The commands that call a server",
            "Of `session`, `recordings`, `machines` and `callbacks`. `serve` doesn't take them.");

    private final String title;
    private final String takenBy;

    SettingTopic(String title, String takenBy) {
        this.title = title;
        this.takenBy = takenBy;
    }

    /** {@return its heading} */
    public String title() {
        return title;
    }

    /** {@return which commands take these settings: a sentence in Markdown} */
    public String takenBy() {
        return takenBy;
    }
}
