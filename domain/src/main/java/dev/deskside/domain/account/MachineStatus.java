package dev.deskside.domain.account;

/** Whether an unattended machine can be reached: v1's {@code machineStatus}. */
public enum MachineStatus {
    /** A session can be started on it. */
    ONLINE,
    /** It isn't connected at the moment. */
    OFFLINE,
    /** It is known, and sessions on it are not allowed. */
    BLOCKED,
    /** It doesn't belong to its company any more. */
    REMOVED
}
