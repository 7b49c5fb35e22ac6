package dev.deskside.application.delivery;

import dev.deskside.domain.callback.CallbackTarget;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is on its way, by target. One that answers gets several at a time; one that fails, or of which nothing is known,
 * gets one: so the dead take one place each, however much waits for them.
 */
final class Lanes {
    private static final int MOST_OF_A_TARGET = 8;
    private static final int MOST_REMEMBERED = 1024;

    private final int most;
    private final Map<CallbackTarget, Integer> inFlight = new HashMap<>();
    /** Those that took the last one; who took something longest ago is forgotten first. */
    private final Set<CallbackTarget> answering = new LinkedHashSet<>();

    private int total;

    Lanes(int most) {
        this.most = most;
    }

    /** How many more may be on their way. */
    synchronized int free() {
        return most - total;
    }

    /** How many more each target may be sent at once; one that isn't named, one. */
    synchronized Map<CallbackTarget, Integer> room() {
        Map<CallbackTarget, Integer> room = new HashMap<>();
        answering.forEach(target -> room.put(target, MOST_OF_A_TARGET));
        inFlight.forEach((target, count) -> room.put(target, Math.max(0, room.getOrDefault(target, 1) - count)));
        return room;
    }

    synchronized void begin(CallbackTarget target) {
        inFlight.merge(target, 1, Integer::sum);
        total++;
    }

    synchronized void end(CallbackTarget target, boolean answered) {
        inFlight.computeIfPresent(target, (key, count) -> count == 1 ? null : count - 1);
        total--;
        answering.remove(target);
        if (answered) {
            answering.add(target);
            if (answering.size() > MOST_REMEMBERED) {
                Iterator<CallbackTarget> oldest = answering.iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }
}
