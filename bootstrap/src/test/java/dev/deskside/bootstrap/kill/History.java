package dev.deskside.bootstrap.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened in a run, as seen from outside. A session is known by the number in its callback URL. */
final class History {
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    /** An answer said that the session has this status. */
    record Acknowledged(int session, Status status) {}

    /**
     * A callback arrived, whatever the receiver answered.
     *
     * @param id its {@code webhook-id}
     * @param sequence its {@code deskside-sequence}
     */
    record Told(int session, String id, long sequence, Status status) {}

    /** An entry of the change log. */
    record Logged(int session, long sequence, Status status) {}

    synchronized void acknowledge(int session, Status status) {
        acknowledged.add(new Acknowledged(session, status));
    }

    synchronized void tell(Told callback) {
        told.add(callback);
    }

    synchronized List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** In the order of arrival. */
    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    Map<Integer, List<Told>> toldBySession() {
        Map<Integer, List<Told>> bySession = new TreeMap<>();
        told().forEach(callback -> bySession
                .computeIfAbsent(callback.session(), session -> new ArrayList<>())
                .add(callback));
        return bySession;
    }
}
