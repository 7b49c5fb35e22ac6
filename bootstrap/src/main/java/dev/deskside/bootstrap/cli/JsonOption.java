package dev.deskside.bootstrap.cli;

import picocli.CommandLine.Option;

/** Whether a program reads the answer. */
public final class JsonOption {
    @Option(names = "--json", description = "Print one JSON document instead, with the names that the API uses")
    private boolean json;

    /** Whether it does. */
    public boolean json() {
        return json;
    }
}
