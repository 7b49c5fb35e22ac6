package dev.deskside.meshcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.spi.Capability;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.Attendance;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that the server's relay recorded. One that is there is complete, so it is ready for download; its number is
 * the first 60 bits of the SHA-256 of its file's name. A recording belongs to the company that its device's group is,
 * and is listed for a caller with access to that company. Who started it isn't written down there.
 */
final class SessionRecordings implements RecordingArchive {
    private final ControlChannel channel;
    private final DeviceGroups groups;
    private final Clock clock;

    private record Recorded(RecordingId id, Instant startedAt) {}

    SessionRecordings(ControlChannel channel, DeviceGroups groups, Clock clock) {
        this.channel = channel;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public AvailableRecordings available(Caller caller, RecordingQuery query) {
        if (query.user().isPresent()) {
            // Nobody but the caller is known to be one of theirs.
            if (!query.user().equals(Optional.of(caller.user()))) {
                throw new DesksideException(
                        ErrorCode.INVALID_KEY, "MeshCentral's recordings can't be searched by this userKey.");
            }
            throw new DesksideException(
                    ErrorCode.UNSUPPORTED, "MeshCentral's recordings can't be searched by technician.");
        }
        if (query.after().isPresent()) {
            throw DesksideException.invalid("cursor", "is none of this list: it has one page");
        }
        if (query.archived() || query.attendance().equals(Optional.of(Attendance.ATTENDED))) {
            return AvailableRecordings.NONE;
        }
        RecordingQuery placed = query.at(clock.instant());
        JsonNode events = events();
        Map<String, CompanyId> companies = new HashMap<>();
        groups.companiesByGroup().forEach((group, company) -> {
            if (caller.companies().contains(company)
                    && query.company().map(company::equals).orElse(true)) {
                companies.put(group, company);
            }
        });
        Map<RecordingId, Recorded> found = new HashMap<>();
        for (JsonNode event : events) {
            if (event.path("present").asInt() == 1
                    && companies.containsKey(event.path("meshid").asText())) {
                startedAt(event).filter(time -> isWithin(time, placed)).ifPresent(time -> {
                    RecordingId id = new RecordingId(
                            DeviceGroups.derived(event.path("filename").asText())
                                    .value());
                    found.put(id, new Recorded(id, time));
                });
            }
        }
        return new AvailableRecordings(
                List.of(),
                found.values().stream()
                        .sorted(Comparator.comparing(Recorded::startedAt).thenComparing(Recorded::id))
                        .limit(AvailableRecordings.LIMIT)
                        .map(Recorded::id)
                        .toList());
    }

    @Override
    public void transcode(Caller caller, RecordingSelection recordings) {
        throw Capability.TRANSCODING.unsupported();
    }

    @Override
    public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
        throw Capability.RECORDING_LINKS.unsupported();
    }

    @Override
    public void archive(Caller caller, RecordingSelection recordings) {
        throw Capability.ARCHIVING.unsupported();
    }

    /** The server says nothing at all to an account without the right, or where nothing is recorded. */
    private JsonNode events() {
        JsonNode answer = channel.readUnlessSilent(ControlChannel.command("recordings"))
                .orElseThrow(() -> new DesksideException(
                        ErrorCode.UNAVAILABLE,
                        "MeshCentral doesn't tell its recordings: the account needs the site right for recordings, "
                                + "and sessionRecording has to be set in its config.json."));
        if (!answer.path("events").isArray()) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "MeshCentral can't read its recordings: their directory is made with the first of them.");
        }
        return answer.path("events");
    }

    private static boolean isWithin(Instant time, RecordingQuery query) {
        return query.from().map(from -> !time.isBefore(from)).orElse(true)
                && query.to().map(to -> !time.isAfter(to)).orElse(true);
    }

    /** When the recording began; the event itself is written some seconds after its end. */
    private static Optional<Instant> startedAt(JsonNode event) {
        if (event.path("startTime").isNumber()) {
            return Optional.of(Instant.ofEpochMilli(event.path("startTime").asLong()));
        }
        try {
            return Optional.of(Instant.parse(event.path("time").asText()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
