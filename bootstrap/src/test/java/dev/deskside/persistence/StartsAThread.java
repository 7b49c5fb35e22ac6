package dev.deskside.persistence;

/** Wrong on purpose: see ArchitectureTeethTest. */
public final class StartsAThread {
    /** A thread that nobody owns. */
    public void run() {
        new Thread(() -> {}).start();
    }
}
