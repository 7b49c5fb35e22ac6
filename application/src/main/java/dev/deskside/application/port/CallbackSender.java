package dev.deskside.application.port;

import dev.deskside.domain.callback.CallbackAnswer;

/**
 * Brings status callbacks to their receivers.
 *
 * <ol>
 *   <li>D1 A callback is posted once for each call, and never where the answer is HELD_BACK.
 *   <li>D2 A 2xx is DELIVERED, a 410 is GONE, everything else is FAILED: another status, a redirect, no answer within
 *       15 s, no connection, a target that isn't allowed. What the receiver asked for in {@code Retry-After} comes
 *       along.
 *   <li>D3 Nothing that a receiver does makes a call fail or last longer than its deadline.
 *   <li>D4 Each secret has a signature of its own over id, time and body.
 *   <li>D5 A receiver that keeps failing is HELD_BACK for a while, and no other one with it.
 *   <li>D6 Concurrent calls from many threads are as good as calls one after the other.
 * </ol>
 */
public interface CallbackSender {
    /**
     * Posts it, and says what became of it.
     *
     * @param callback what is told to whom
     * @return the receiver's answer, or why there is none
     */
    CallbackAnswer send(OutgoingCallback callback);
}
