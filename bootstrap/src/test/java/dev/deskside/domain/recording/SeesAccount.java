package dev.deskside.domain.recording;

import dev.deskside.domain.account.SeesRecording;

/** Wrong on purpose: see ArchitectureTeethTest. */
public record SeesAccount(SeesRecording other) {}
