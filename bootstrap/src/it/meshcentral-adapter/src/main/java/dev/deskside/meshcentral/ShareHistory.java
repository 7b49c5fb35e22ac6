package dev.deskside.meshcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.UnattendedMachine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one sharing link, as the log tells it. The numbers are those of MeshCentral's messages.
 *
 * <ul>
 *   <li>The link was made (101): the session is not started.
 *   <li>A guest's viewer and the agent met at the relay (15): it waits.
 *   <li>The agent began to show the desktop, after its user agreed (30), was told (35) or without either (36): it is
 *       active.
 *   <li>The two parted (11), the link was removed (102), or its time was up: it has ended.
 * </ul>
 *
 * A link that is used a second time goes on being the session that ended: see {@link SharingLinks#find}.
 */
final class ShareHistory {
    private static final int MADE = 101;
    private static final int REMOVED = 102;
    private static final int RELAY_STARTED = 15;
    private static final int RELAY_ENDED = 11;
    private static final Set<Integer> SHOWN = Set.of(30, 35, 36);
    private static final String TIME = "DATETIME:";
    private static final int MARK_DIGITS = 16;

    private final Map<Step, Instant> first = new HashMap<>();
    private String node = "";

    private enum Step {
        MADE,
        EXPIRES,
        STARTED,
        JOINED,
        PARTED,
        REMOVED
    }

    /** All histories of these events, by the mark that the guest's name ends with. */
    static Map<String, ShareHistory> byMark(JsonNode events) {
        Map<String, ShareHistory> histories = new HashMap<>();
        for (JsonNode event : events) {
            String guest =
                    event.path("guestname").asText(event.path("msgArgs").path(0).asText(""));
            String mark = guest.substring(Math.max(0, guest.length() - MARK_DIGITS));
            if (mark.matches("[0-9a-f]{16}")) {
                histories.computeIfAbsent(mark, any -> new ShareHistory()).take(event);
            }
        }
        histories.values().removeIf(history -> history.madeAt().isEmpty());
        return histories;
    }

    /** When the link was made; the beginning of the log may be gone. */
    Optional<Instant> madeAt() {
        return at(Step.MADE);
    }

    /** The device, where the log is that of more than one. */
    String node() {
        return node;
    }

    /** Whether the link would still let somebody in, though the session has ended. */
    boolean isOpen(Instant now) {
        return at(Step.REMOVED).isEmpty() && at(Step.EXPIRES).map(now::isBefore).orElse(true);
    }

    SessionSnapshot snapshot(ShareReference reference, Instant now) {
        Optional<Instant> ended = endedAt(now);
        Optional<Instant> started =
                at(Step.STARTED).filter(time -> !ended.map(time::isAfter).orElse(false));
        Optional<Instant> joined = at(Step.JOINED)
                .filter(time -> started.isPresent() && !ended.map(time::isAfter).orElse(false))
                .map(time -> time.isBefore(started.orElseThrow()) ? started.orElseThrow() : time);
        return SessionSnapshot.in(status(started, joined, ended))
                .id(started.map(time -> reference.id()))
                .startedAt(started)
                .customerJoinedAt(joined)
                .endedAt(ended)
                .machine(Optional.of(new UnattendedMachine(
                        DeviceId.uuid(reference.node()), Optional.empty(), Optional.empty(), Optional.empty())))
                .build();
    }

    private static SessionStatus status(Optional<Instant> started, Optional<Instant> joined, Optional<Instant> ended) {
        if (ended.isPresent()) {
            return joined.isPresent() ? SessionStatus.COMPLETE : SessionStatus.ABANDONED;
        }
        if (joined.isPresent()) {
            return SessionStatus.ACTIVE;
        }
        return started.isPresent() ? SessionStatus.WAITING : SessionStatus.NOT_STARTED;
    }

    private Optional<Instant> endedAt(Instant now) {
        Optional<Instant> expired = at(Step.EXPIRES).filter(time -> !now.isBefore(time));
        return earliest(earliest(at(Step.PARTED), at(Step.REMOVED)), expired);
    }

    private void take(JsonNode event) {
        Optional<Instant> time = time(event.path("time").asText());
        int message = event.path("msgid").asInt();
        switch (event.path("action").asText()) {
            case "addedDeviceShare" -> {
                if (message == MADE) {
                    put(Step.MADE, time);
                    put(Step.EXPIRES, expiry(event.path("msgArgs").path(2).asText()));
                    node = event.path("nodeid").asText();
                }
            }
            case "removedDeviceShare" -> {
                if (message == REMOVED) {
                    put(Step.REMOVED, time);
                }
            }
            case "relaylog" -> {
                if (message == RELAY_STARTED) {
                    put(Step.STARTED, time);
                } else if (message == RELAY_ENDED) {
                    put(Step.PARTED, time);
                }
            }
            case "agentlog" -> {
                if (SHOWN.contains(message)) {
                    put(Step.JOINED, time);
                }
            }
            default -> {
                // Other news of the same guest says nothing about how the session stands.
            }
        }
    }

    private void put(Step step, Optional<Instant> time) {
        time.ifPresent(at -> first.merge(step, at, (one, other) -> one.isBefore(other) ? one : other));
    }

    private Optional<Instant> at(Step step) {
        return Optional.ofNullable(first.get(step));
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent()
                ? one.filter(time -> time.isBefore(other.get())).or(() -> other)
                : one.or(() -> other);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> expiry(String text) {
        return text.matches(TIME + "\\d{1,15}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text.substring(TIME.length()))))
                : Optional.empty();
    }
}
