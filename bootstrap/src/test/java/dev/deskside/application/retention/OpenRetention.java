package dev.deskside.application.retention;

/** Wrong on purpose: see ArchitectureTeethTest. */
public class OpenRetention {
    /** Does nothing. */
    public void run() {}
}
