package dev.deskside.bootstrap.bench;

import java.time.Duration;

/**
 * How much a side runs before it is measured. Counted in calls, since that is what the JVM's compiler goes by: in the
 * same time the faster side would get warmer, and on a busy machine the other might not get warm at all.
 *
 * @param least runs so long in any case
 * @param calls runs on until there were so many
 * @param most but no longer than this
 */
record WarmUp(Duration least, int calls, Duration most) {
    boolean isEnough(Duration time, long made) {
        return time.compareTo(most) >= 0 || (time.compareTo(least) >= 0 && made >= calls);
    }
}
