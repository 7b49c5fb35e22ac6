package dev.deskside.application.usecase;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record UseCaseCallsAnother(StartSession other) {}
