package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.http.wire.WireTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A v1 provider's recordings. Each call is one request.
 *
 * <p>v1 tells times in whole seconds, so a window is sent as the whole seconds that lie within it: {@code from} rounded
 * up, {@code to} rounded down. Nothing outside the window is ever listed; a recording that a provider dates more
 * finely, within the last second that the window only partly covers, is not listed either. A window without a whole
 * second is empty, and the provider isn't asked.
 */
final class FeignRecordingArchive implements RecordingArchive {
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final V1Upstream upstream;

    FeignRecordingArchive(V1Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        // The wire's years have four digits; no recording is older or younger.
        Optional<Instant> to = query.to().map(time -> earlier(time, LATEST).truncatedTo(ChronoUnit.SECONDS));
        Optional<Instant> from = query.from().map(time -> roundedUp(later(time, EARLIEST)));
        if (from.orElse(EARLIEST).isAfter(to.orElse(LATEST))) {
            return AvailableRecordings.NONE;
        }
        AvailableRecordings all = upstream.read(
                caller,
                (api, token) ->
                        api.recordings(token, parameters(query, from, to)).toRecordings(),
                answer -> {
                    throw upstream.errors().archive(answer);
                });
        return new AvailableRecordings(capped(all.readyForTranscode()), capped(all.readyForDownload()));
    }

    private static Map<String, String> parameters(RecordingQuery query, Optional<Instant> from, Optional<Instant> to) {
        Map<String, String> parameters = new LinkedHashMap<>();
        query.account().ifPresent(key -> parameters.put("accountKey", key.toString()));
        query.user().ifPresent(key -> parameters.put("userKey", key.toString()));
        query.company().ifPresent(id -> parameters.put("companyId", id.toString()));
        query.attendance()
                .ifPresent(attendance -> parameters.put(
                        "sessionType",
                        switch (attendance) {
                            case ATTENDED -> "0";
                            case UNATTENDED -> "1";
                        }));
        from.ifPresent(time -> parameters.put("fromTime", WireTime.format(time)));
        to.ifPresent(time -> parameters.put("toTime", WireTime.format(time)));
        query.timePeriod().ifPresent(period -> parameters.put("timePeriod", Long.toString(period.toDays())));
        if (query.archived()) {
            parameters.put("archived", "1");
        }
        return parameters;
    }

    /** Rounding the last second of all up would leave time itself: it is after {@link #LATEST} anyway. */
    private static Instant roundedUp(Instant time) {
        Instant down = time.truncatedTo(ChronoUnit.SECONDS);
        return down.equals(time) || time.isAfter(LATEST) ? time : down.plusSeconds(1);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The oldest come first; a provider that knows no limit is held to ours. */
    private static List<RecordingId> capped(List<RecordingId> ids) {
        return ids.subList(0, Math.min(ids.size(), AvailableRecordings.LIMIT));
    }

    @Override
    public String toString() {
        return "FeignRecordingArchive[" + upstream + "]";
    }
}
