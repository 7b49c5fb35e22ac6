package dev.deskside.bootstrap.kill;

import dev.deskside.bootstrap.kill.History.Acknowledged;
import dev.deskside.bootstrap.kill.History.Logged;
import dev.deskside.bootstrap.kill.History.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must be true of a run: nothing that was acknowledged is lost; each change of status in the log arrived at least
 * once; those of a session arrived first in their order; and each repeat is known by the same id and says the same.
 */
final class Verdict {
    private final List<String> violations = new ArrayList<>();
    private final Map<Integer, List<Logged>> log = new TreeMap<>();
    private final History history;
    private final Map<Integer, Status> found;

    private Verdict(History history, List<Logged> log, Map<Integer, Status> found) {
        this.history = history;
        this.found = found;
        log.forEach(change -> this.log
                .computeIfAbsent(change.session(), session -> new ArrayList<>())
                .add(change));
    }

    /**
     * What is wrong, a sentence each.
     *
     * @param log in its order
     * @param found what GET answered at the end, for each session whose start was acknowledged
     */
    static List<String> of(History history, List<Logged> log, Map<Integer, Status> found) {
        Verdict verdict = new Verdict(history, log, found);
        verdict.nothingAcknowledgedIsLost();
        verdict.everyChangeArrived();
        verdict.history.toldBySession().forEach(verdict::inOrder);
        return List.copyOf(verdict.violations);
    }

    /** The changes in the log that have not arrived yet. */
    static List<Logged> missing(History history, List<Logged> log) {
        Set<Long> arrived = new HashSet<>();
        history.told().forEach(callback -> arrived.add(callback.sequence()));
        return log.stream()
                .filter(change -> change.status() != Status.NOT_STARTED && !arrived.contains(change.sequence()))
                .toList();
    }

    private void nothingAcknowledgedIsLost() {
        for (Acknowledged each : history.acknowledged()) {
            boolean logged = log.getOrDefault(each.session(), List.of()).stream()
                    .anyMatch(change -> change.status() == each.status());
            if (!logged) {
                violations.add("acknowledged, but not in the log: " + each);
            }
            Status now = found.get(each.session());
            if (now == null || now.step() < each.status().step()) {
                violations.add("acknowledged, but GET answers %s: %s".formatted(now, each));
            }
        }
    }

    private void everyChangeArrived() {
        List<Logged> all = log.values().stream().flatMap(List::stream).toList();
        missing(history, all).forEach(change -> violations.add("never arrived: " + change));
    }

    private void inOrder(int session, List<Told> callbacks) {
        Map<Long, Status> logged = new HashMap<>();
        log.getOrDefault(session, List.of()).forEach(change -> logged.put(change.sequence(), change.status()));
        Map<String, Told> firstById = new HashMap<>();
        Map<Long, String> idBySequence = new HashMap<>();
        Told newest = null;
        for (Told callback : callbacks) {
            if (callback.status() != logged.get(callback.sequence())) {
                violations.add("tells what is not in the log: " + callback);
            }
            String id = idBySequence.putIfAbsent(callback.sequence(), callback.id());
            if (id != null && !id.equals(callback.id())) {
                violations.add("repeated with another id than %s: %s".formatted(id, callback));
            }
            Told first = firstById.putIfAbsent(callback.id(), callback);
            if (first != null && !first.equals(callback)) {
                violations.add("the same id, but not the same: %s and %s".formatted(first, callback));
            }
            if (first == null) {
                if (newest != null && newest.sequence() >= callback.sequence()) {
                    violations.add("arrived first after a younger one, %s: %s".formatted(newest, callback));
                }
                if (newest != null
                        && newest.status().step() >= callback.status().step()) {
                    violations.add("an older state after %s: %s".formatted(newest, callback));
                }
                newest = newest == null || newest.sequence() < callback.sequence() ? callback : newest;
            }
        }
    }
}
