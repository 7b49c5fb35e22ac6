package dev.deskside.meshcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.Capability;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStartToken;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.SessionToken;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions as device-sharing links. The technician opens the link and sees the device's desktop in MeshCentral's own
 * viewer, without an account there; the server writes down who met whom and when. A session is known as long as the
 * server keeps its events: 20 days, unless it is told otherwise.
 */
final class SharingLinks implements RemoteSupport, SessionControl {
    private static final int DESKTOP = 2;
    private static final String OK = "OK";

    private final ControlChannel channel;
    private final Terms terms;
    private final Clock clock;
    private final Ids ids;

    /**
     * On which terms a desktop is shared.
     *
     * @param mostEvents that are read of a log
     */
    record Terms(String guestName, Duration lifetime, Consent consent, int mostEvents) {}

    SharingLinks(ControlChannel channel, Terms terms, Clock clock, Ids ids) {
        this.channel = channel;
        this.terms = terms;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        MachineUuid machine = request.machine().orElseThrow(Capability.ATTENDED_SESSIONS::unsupported);
        String node = DeviceId.node(machine.value()).orElseThrow(SharingLinks::noSuchMachine);
        SessionToken token = ShareReference.token(machine.value(), ids.next());
        ShareReference reference = ShareReference.of(SessionReference.to(token)).orElseThrow();
        JsonNode made = channel.make(ControlChannel.command("createDeviceShareLink")
                .put("nodeid", node)
                .put("guestname", terms.guestName() + " " + reference.mark())
                .put("p", DESKTOP)
                .put("consent", terms.consent().flags())
                .put("expire", terms.lifetime().toMinutes()));
        String result = made.path("result").asText();
        if (!result.equals(OK)) {
            throw refused(result);
        }
        return new StartedSession(launchUrl(made.path("url").asText()), token);
    }

    /**
     * How the session stands. A link would let its technician in again after they left; a session has one end, so the
     * link of one that has ended is removed by whoever looks first.
     */
    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        return ShareReference.of(reference)
                .flatMap(share -> history(share).map(history -> {
                    SessionSnapshot snapshot = history.snapshot(share, clock.instant());
                    if (snapshot.status().isEnded() && history.isOpen(clock.instant())) {
                        close(share);
                    }
                    return snapshot;
                }));
    }

    /** What was asked is how the session stands: where the link can't be removed now, the next look removes it. */
    private void close(ShareReference share) {
        try {
            remove(share);
        } catch (DesksideException e) {
            if (e.code() != ErrorCode.UNAVAILABLE) {
                throw e;
            }
        }
    }

    /** All of them at once: the server's log knows no pages. */
    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        if (!query.isWindowAlone()) {
            throw new DesksideException(
                    ErrorCode.UNSUPPORTED, "MeshCentral's log can be searched by a window of time alone.");
        }
        JsonNode events = events(ControlChannel.command("events"));
        List<SessionSnapshot> sessions = new ArrayList<>();
        Instant now = clock.instant();
        for (Map.Entry<String, ShareHistory> entry : ShareHistory.byMark(events).entrySet()) {
            ShareHistory history = entry.getValue();
            Instant madeAt = history.madeAt().orElseThrow();
            String uuid = DeviceId.uuid(history.node()).value();
            boolean isMeant = query.from().map(from -> !madeAt.isBefore(from)).orElse(true)
                    && query.to().map(to -> !madeAt.isAfter(to)).orElse(true);
            if (isMeant && DeviceId.node(uuid).isPresent()) {
                ShareReference reference = new ShareReference(uuid, entry.getKey());
                sessions.add(history.snapshot(reference, now).toBuilder()
                        .startToken(Optional.of(number(reference)))
                        .build());
            }
        }
        if (events.size() >= terms.mostEvents() && reachesBack(events, query)) {
            throw new DesksideException(
                    ErrorCode.UNAVAILABLE,
                    "MeshCentral's log of this time is longer than what is read of it; the setting %s says how much."
                            .formatted(MeshCentralFactory.EVENTS));
        }
        return new SessionPage(sessions.size(), sessions, Optional.empty());
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        throw Capability.TRANSCRIPT.unsupported();
    }

    /** Removing its link parts viewer and agent at once. */
    @Override
    public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
        return step(reference, snapshot -> {
            if (snapshot.status() == SessionStatus.NOT_STARTED) {
                throw illegal("The session has not been started by its technician yet.");
            }
        });
    }

    @Override
    public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
        Optional<SessionSnapshot> cancelled = step(reference, snapshot -> {
            if (snapshot.startedAt().isPresent()) {
                throw started();
            }
        });
        // Its technician may have started it in between: then it was ended, and there was nothing left to cancel.
        cancelled.filter(snapshot -> snapshot.startedAt().isPresent()).ifPresent(snapshot -> {
            throw started();
        });
        return cancelled;
    }

    @Override
    public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
        throw Capability.NOTES.unsupported();
    }

    /** What has to be true of a session before it is moved on. */
    @FunctionalInterface
    private interface Guard {
        void check(SessionSnapshot snapshot);
    }

    private Optional<SessionSnapshot> step(SessionReference reference, Guard guard) {
        Optional<ShareReference> share = ShareReference.of(reference);
        Optional<SessionSnapshot> before = share.flatMap(this::snapshot);
        if (before.isEmpty()) {
            return before;
        }
        guard.check(before.get());
        if (before.get().status().isEnded()) {
            return before;
        }
        remove(share.get());
        return snapshot(share.get());
    }

    private Optional<SessionSnapshot> snapshot(ShareReference share) {
        return history(share).map(history -> history.snapshot(share, clock.instant()));
    }

    private Optional<ShareHistory> history(ShareReference share) {
        JsonNode events = events(ControlChannel.command("events").put("nodeid", share.node()));
        return Optional.ofNullable(ShareHistory.byMark(events).get(share.mark()));
    }

    private JsonNode events(ObjectNode question) {
        return channel.read(question.put("limit", terms.mostEvents())).path("events");
    }

    /** Where somebody else has removed it meanwhile, it is gone as it should be. */
    private void remove(ShareReference share) {
        JsonNode shares = channel.read(ControlChannel.command("deviceShares").put("nodeid", share.node()))
                .path("deviceShares");
        for (JsonNode each : shares) {
            if (each.path("guestName").asText().endsWith(" " + share.mark())) {
                channel.read(ControlChannel.command("removeDeviceShare")
                        .put("nodeid", share.node())
                        .put("publicid", each.path("publicid").asText()));
            }
        }
    }

    private static boolean reachesBack(JsonNode events, SessionQuery query) {
        String oldest = events.path(events.size() - 1).path("time").asText();
        return query.from().map(from -> oldest.compareTo(from.toString()) > 0).orElse(true);
    }

    private static URI launchUrl(String url) {
        try {
            URI link = URI.create(url);
            if ("https".equals(link.getScheme())) {
                return link;
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static SessionStartToken number(ShareReference reference) {
        return new SessionStartToken(new BigInteger(reference.mark(), 16).max(BigInteger.ONE));
    }

    private static DesksideException refused(String result) {
        return switch (result) {
            case "Invalid node id", "Invalid domain" -> noSuchMachine();
            case "Access denied" ->
                new DesksideException(
                        ErrorCode.REFUSED,
                        "The account on MeshCentral may not share this device: it needs the rights to control it and "
                                + "to share it with guests.");
            default -> new DesksideException(ErrorCode.REFUSED, "MeshCentral refused to share this device.");
        };
    }

    private static DesksideException noSuchMachine() {
        return new DesksideException(ErrorCode.MACHINE_NOT_FOUND, "MeshCentral has no device with this machineUuid.");
    }

    private static DesksideException unreadable(Throwable cause) {
        return new DesksideException(
                ErrorCode.OUTCOME_UNKNOWN, "MeshCentral made a link, but didn't say readably which one.", cause);
    }

    private static DesksideException started() {
        return illegal("The session has been started; it can be ended, and not cancelled any more.");
    }

    private static DesksideException illegal(String message) {
        return new DesksideException(ErrorCode.ILLEGAL_TRANSITION, message);
    }
}
