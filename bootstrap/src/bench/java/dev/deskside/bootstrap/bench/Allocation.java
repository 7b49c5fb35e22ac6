package dev.deskside.bootstrap.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes that were allocated, on whatever thread of this JVM: a client that lets others work for it doesn't get away
 * with it. What a thread allocated that began and ended in between isn't counted; those of the clients outlive a round.
 */
record Allocation(Map<Long, Long> byThread) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Allocation untilNow() {
        Map<Long, Long> bytes = new HashMap<>();
        long[] ids = THREADS.getAllThreadIds();
        long[] allocated = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            bytes.put(ids[i], Math.max(0, allocated[i]));
        }
        return new Allocation(bytes);
    }

    long since(Allocation before) {
        return byThread.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.byThread().getOrDefault(thread.getKey(), 0L))
                .sum();
    }
}
