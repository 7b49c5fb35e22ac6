package dev.deskside.bootstrap.kill;

import java.util.Random;

/** What clusters have in common in being struck. */
final class Strikes {
    private Strikes() {}

    /** Every fourth time a node is killed once more while it starts. */
    static String killStartingNowAndThen(Node node, Random random) {
        if (random.nextInt(4) > 0) {
            return "";
        }
        try {
            node.killStarting(random);
            return ", and again while it started";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
