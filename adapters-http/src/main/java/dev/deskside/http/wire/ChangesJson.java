package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.domain.session.EndReason;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The answer to {@code GET /deskside/v1/changes}.
 *
 * @param changes the oldest first; the array is always there
 * @param next what {@code after} is in the next request
 */
public record ChangesJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Change> changes,
        @JsonDeserialize(using = LenientText.class) String next) {

    /**
     * One change; alone the data of a server-sent event.
     *
     * @param cursor what {@code after} is to go on behind this change
     * @param key the same for all changes of a session
     * @param at as {@link WireTime} writes it
     * @param endReason {@code ended}, {@code cancelled}, {@code expired}, {@code vanished} or {@code lost}
     * @param session what {@code GET /sessions/{id}} would have answered right after the change
     */
    public record Change(
            @JsonDeserialize(using = LenientText.class) String cursor,
            long sequence,
            @JsonDeserialize(using = LenientText.class) String key,
            long version,
            @JsonDeserialize(using = LenientText.class) String status,
            @JsonDeserialize(using = LenientText.class) String at,
            @JsonDeserialize(using = LenientText.class) String endReason,
            SessionJson session) {
        /** What is sent for this change. */
        public static Change of(ChangedSession changed) {
            return new Change(
                    changed.place().value(),
                    changed.sequence(),
                    changed.session().toString(),
                    changed.version(),
                    SessionStatusText.of(changed.change().status()),
                    WireTime.format(changed.change().at()),
                    changed.endReason()
                            .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                            .orElse(null),
                    SessionJson.of(changed.snapshot()));
        }

        private ChangedSession toChange() {
            return new ChangedSession(
                    Tolerant.read(cursor, PageCursor::new).orElseThrow(() -> unrecognised("cursor")),
                    sequence,
                    Tolerant.read(key, Change::key).orElseThrow(() -> unrecognised("key")),
                    version,
                    new SessionChange(
                            Optional.ofNullable(status)
                                    .flatMap(SessionStatusText::parse)
                                    .orElseThrow(() -> unrecognised("status")),
                            Optional.ofNullable(at).flatMap(WireTime::parse).orElseThrow(() -> unrecognised("at"))),
                    reason(),
                    Optional.ofNullable(session)
                            .orElseThrow(() -> unrecognised("session"))
                            .toSnapshot());
        }

        private Optional<EndReason> reason() {
            return Stream.of(EndReason.values())
                    .filter(reason -> reason.name().equalsIgnoreCase(endReason))
                    .findFirst();
        }

        private static SessionKey key(String text) {
            try {
                return new SessionKey(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                throw DesksideException.invalid("key", "is no UUID");
            }
        }

        /** Says which change it is, and nothing of the session. */
        @Override
        public String toString() {
            return "Change[sequence=%d, status=%s]".formatted(sequence, status);
        }
    }

    /** What is sent for these changes. */
    public static ChangesJson of(ChangedSessions page) {
        return new ChangesJson(
                page.changes().stream().map(Change::of).toList(), page.next().value());
    }

    /** What was received. UNRECOGNISED where a change or the place to go on can't be read: it would be lost. */
    public ChangedSessions toChanges() {
        if (changes == null) {
            throw unrecognised("changes");
        }
        return new ChangedSessions(
                changes.stream().filter(Objects::nonNull).map(Change::toChange).toList(),
                Tolerant.read(next, PageCursor::new).orElseThrow(() -> unrecognised("next")));
    }

    private static DesksideException unrecognised(String field) {
        return new DesksideException(
                ErrorCode.UNRECOGNISED,
                "The server's list of changes has no %s that this version can read.".formatted(field));
    }
}
