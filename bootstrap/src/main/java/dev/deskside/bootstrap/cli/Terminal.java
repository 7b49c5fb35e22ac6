package dev.deskside.bootstrap.cli;

import java.util.OptionalInt;

/** What the person in front of the command sees of it. */
public interface Terminal {
    /** How many columns a line of standard output has; absent where it is a file or a pipe. */
    OptionalInt width();

    /** Whether somebody sees standard error while the command runs. */
    boolean showsProgress();

    /** Nobody looks: the output is a file or a pipe. */
    Terminal NONE = new Terminal() {
        @Override
        public OptionalInt width() {
            return OptionalInt.empty();
        }

        @Override
        public boolean showsProgress() {
            return false;
        }
    };
}
