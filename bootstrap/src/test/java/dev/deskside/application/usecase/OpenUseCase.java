package dev.deskside.application.usecase;

/** Wrong on purpose: see ArchitectureTeethTest. */
public class OpenUseCase {
    /** Does nothing. */
    public void run() {}
}
