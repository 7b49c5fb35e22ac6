package dev.deskside.domain.account;

import dev.deskside.domain.recording.SeesAccount;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record SeesRecording(SeesAccount other) {}
