package dev.deskside.domain.recording;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class Changeable {
    private int count;

    /** Counts. */
    public int next() {
        return ++count;
    }
}
