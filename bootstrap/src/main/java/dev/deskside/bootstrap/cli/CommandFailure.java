package dev.deskside.bootstrap.cli;

/** A command ends without having done what it was asked for, for a reason that no {@code ErrorCode} stands for. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * Ends with this code.
     *
     * @param message one line: what is wrong, and what would be right
     */
    public CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the command ends with. */
    public int exitCode() {
        return exitCode;
    }
}
