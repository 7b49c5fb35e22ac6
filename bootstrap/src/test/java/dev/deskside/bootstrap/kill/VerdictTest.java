package dev.deskside.bootstrap.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.bootstrap.kill.History.Logged;
import dev.deskside.bootstrap.kill.History.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The checker of the kill test finds what it is there to find. */
class VerdictTest {
    private static final Told WAITING = new Told(1, "a", 11, Status.WAITING);
    private static final Told ACTIVE = new Told(1, "b", 14, Status.ACTIVE);
    private static final Told COMPLETE = new Told(1, "c", 17, Status.COMPLETE);
    private static final List<Logged> LOG = List.of(
            new Logged(1, 10, Status.NOT_STARTED),
            new Logged(1, 11, Status.WAITING),
            new Logged(2, 12, Status.NOT_STARTED),
            new Logged(1, 14, Status.ACTIVE),
            new Logged(1, 17, Status.COMPLETE));
    private static final Map<Integer, Status> FOUND = Map.of(1, Status.COMPLETE, 2, Status.NOT_STARTED);

    private static History history(Told... callbacks) {
        History history = new History();
        for (Status status : List.of(Status.NOT_STARTED, Status.WAITING, Status.ACTIVE, Status.COMPLETE)) {
            history.acknowledge(1, status);
        }
        history.acknowledge(2, Status.NOT_STARTED);
        List.of(callbacks).forEach(history::tell);
        return history;
    }

    private static List<String> verdict(Told... callbacks) {
        return Verdict.of(history(callbacks), LOG, FOUND);
    }

    private static List<Logged> log(UnaryOperator<List<Logged>> change) {
        return change.apply(new ArrayList<>(LOG));
    }

    @Test
    @DisplayName("in order, with repeats at any time, all is well")
    void right() {
        assertThat(verdict(WAITING, WAITING, ACTIVE, WAITING, COMPLETE, ACTIVE)).isEmpty();
    }

    @Test
    @DisplayName("a callback that never arrived is reported")
    void lost() {
        assertThat(verdict(WAITING, ACTIVE)).singleElement().asString().contains("never arrived", "17");
        assertThat(Verdict.missing(history(WAITING, COMPLETE), LOG)).containsExactly(new Logged(1, 14, Status.ACTIVE));
    }

    @Test
    @DisplayName("a younger one before an older one's first arrival is reported")
    void reordered() {
        assertThat(verdict(ACTIVE, WAITING, COMPLETE)).anyMatch(each -> each.contains("after a younger one"));
    }

    @Test
    @DisplayName("a repeat with another id is reported")
    void anotherId() {
        assertThat(verdict(WAITING, ACTIVE, new Told(1, "x", 14, Status.ACTIVE), COMPLETE))
                .anyMatch(each -> each.contains("another id"));
    }

    @Test
    @DisplayName("an id for two changes is reported")
    void sameId() {
        assertThat(verdict(WAITING, new Told(1, "a", 14, Status.ACTIVE), COMPLETE))
                .anyMatch(each -> each.contains("the same id"));
    }

    @Test
    @DisplayName("a repeat that says something else is reported")
    void saysSomethingElse() {
        assertThat(verdict(WAITING, ACTIVE, new Told(1, "b", 14, Status.COMPLETE), COMPLETE))
                .anyMatch(each -> each.contains("not the same"));
    }

    @Test
    @DisplayName("a new id with an older state is reported, whatever its sequence")
    void olderState() {
        List<Logged> twice = log(log -> {
            log.add(new Logged(1, 18, Status.WAITING));
            return log;
        });
        Told late = new Told(1, "d", 18, Status.WAITING);
        assertThat(Verdict.of(history(WAITING, ACTIVE, COMPLETE, late), twice, FOUND))
                .anyMatch(each -> each.contains("an older state"));
    }

    @Test
    @DisplayName("a callback of what was rolled back is reported")
    void neverCommitted() {
        assertThat(verdict(WAITING, ACTIVE, COMPLETE, new Told(2, "e", 99, Status.WAITING)))
                .singleElement()
                .asString()
                .contains("not in the log");
    }

    @Test
    @DisplayName("an acknowledged change that isn't in the log is reported")
    void notInTheLog() {
        List<Logged> shorter = log(log -> {
            log.remove(2);
            return log;
        });
        assertThat(Verdict.of(history(WAITING, ACTIVE, COMPLETE), shorter, FOUND))
                .singleElement()
                .asString()
                .contains("not in the log", "session=2");
    }

    @Test
    @DisplayName("an acknowledged change that GET doesn't show is reported")
    void notFound() {
        assertThat(Verdict.of(history(WAITING, ACTIVE, COMPLETE), LOG, Map.of(1, Status.ACTIVE, 2, Status.NOT_STARTED)))
                .singleElement()
                .asString()
                .contains("GET answers ACTIVE");
        assertThat(Verdict.of(history(WAITING, ACTIVE, COMPLETE), LOG, Map.of(1, Status.COMPLETE)))
                .singleElement()
                .asString()
                .contains("GET answers null");
    }
}
