package dev.deskside.http.wire;

import dev.deskside.domain.session.LegalHold;
import java.time.Instant;

/**
 * Our {@code /sessions/{id}/hold}: why a session is kept, and since when. Whoever places it sends the reason alone.
 *
 * @param since as {@link WireTime} writes it
 */
public record HoldJson(String reason, String since) {
    /** What is answered. */
    public static HoldJson of(LegalHold hold) {
        return new HoldJson(hold.reason(), WireTime.format(hold.since()));
    }

    /** What is sent to place one. */
    public static HoldJson because(String reason) {
        return new HoldJson(reason, null);
    }

    /** What was answered; a hold without a time was always there. */
    public LegalHold toHold() {
        return new LegalHold(reason, WireTime.parse(since == null ? "" : since).orElse(Instant.EPOCH));
    }

    /** Says what it is, not what it holds. */
    @Override
    public String toString() {
        return "HoldJson[…]";
    }
}
