package dev.deskside.bootstrap.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.bootstrap.kill.KillRun.Outcome;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is lost, whenever it is killed. A few rounds in the build; {@code mvn -Pkill verify} does fifty, or
 * {@code -Dkill.rounds}, on {@code -Dkill.store} ({@code sqlite} or {@code postgres}; both where it isn't said), by the
 * chance of {@code -Dkill.seed}.
 */
class KillRoundsIT {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final String STORE = System.getProperty("kill.store", "");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("one node on SQLite")
    void sqlite() throws Exception {
        assumeAskedFor("sqlite");
        try (Cluster cluster = new OneNode(folder, new Random(SEED))) {
            assertNothingIsLost(cluster);
        }
    }

    @Test
    @DisplayName("two nodes on PostgreSQL, which is stopped, too")
    void postgres() throws Exception {
        assumeAskedFor("postgres");
        try (Cluster cluster = new TwoNodes(folder, new Random(SEED))) {
            assertNothingIsLost(cluster);
        }
    }

    private static void assumeAskedFor(String store) {
        Assumptions.assumeTrue(STORE.isEmpty() || STORE.equals(store), "the other store is asked for");
    }

    private static void assertNothingIsLost(Cluster cluster) throws Exception {
        System.out.println("kill test: -Dkill.seed=" + SEED);
        Outcome outcome = new KillRun(cluster, ROUNDS, SEED).run();
        System.out.println(outcome.report());
        assertThat(outcome.violations()).as(outcome.report()).isEmpty();
    }
}
