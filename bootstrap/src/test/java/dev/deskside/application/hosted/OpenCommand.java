package dev.deskside.application.hosted;

/** Wrong on purpose: see ArchitectureTeethTest. */
public class OpenCommand {
    /** Does nothing. */
    public void run() {}
}
