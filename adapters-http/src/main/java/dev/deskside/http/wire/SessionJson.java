package dev.deskside.http.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStartToken;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to {@code GET /sessions/{id}}, an item of {@code GET /sessions}, and the body of a status callback: the
 * seed's response parameters, flat. A field without a value is left out, never null or empty.
 *
 * @param sessionType always {@code screen_sharing}
 * @param status {@code notStarted}, {@code waiting}, {@code active}, {@code complete} or {@code abandoned}
 * @param accountKey a number of any size
 * @param expertUserKey digits, as text
 * @param startedAt as {@link WireTime} writes it, like the other times
 * @param sessionStartToken a number; in lists alone
 */
public record SessionJson(
        @JsonDeserialize(using = LenientText.class) String sessionId,
        @JsonDeserialize(using = LenientText.class) String sessionType,
        @JsonDeserialize(using = LenientText.class) String status,
        @JsonDeserialize(using = LenientNumber.class) BigInteger accountKey,
        @JsonDeserialize(using = LenientText.class) String expertName,
        @JsonDeserialize(using = LenientText.class) String expertEmail,
        @JsonDeserialize(using = LenientText.class) String expertUserKey,
        PartnerObjectJson partnerObject,
        @JsonDeserialize(using = LenientText.class) String partnerObjectUrl,
        @JsonDeserialize(using = LenientText.class) String startedAt,
        @JsonDeserialize(using = LenientText.class) String customerJoinedAt,
        @JsonDeserialize(using = LenientText.class) String endedAt,
        @JsonDeserialize(using = LenientText.class) String unattendedMachineName,
        @JsonDeserialize(using = LenientText.class) String unattendedMachineUuid,
        @JsonDeserialize(using = LenientText.class) String accountName,
        @JsonDeserialize(using = LenientText.class) String customerName,
        @JsonDeserialize(using = LenientText.class) String customerEmail,
        @JsonDeserialize(using = LenientText.class) String customerJoinUrl,
        @JsonDeserialize(using = LenientText.class) String notes,
        @JsonDeserialize(using = LenientText.class) String sessionRecordingUrl,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<CollaboratorJson> collaborators,

        @JsonDeserialize(using = LenientNumber.class) BigInteger sessionStartToken) {

    /** What is sent for this session. */
    public static SessionJson of(SessionSnapshot session) {
        Participant technician = session.technician();
        Optional<UnattendedMachine> machine = session.machine();
        return new SessionJson(
                session.id().map(SessionId::value).orElse(null),
                "screen_sharing",
                SessionStatusText.of(session.status()),
                session.account().map(AccountKey::value).orElse(null),
                technician.name().orElse(null),
                technician.email().map(EmailAddress::value).orElse(null),
                technician.userKey().map(UserKey::toString).orElse(null),
                session.partnerObject().map(PartnerObjectJson::of).orElse(null),
                text(session.partnerObjectUrl()),
                time(session.startedAt()),
                time(session.customerJoinedAt()),
                time(session.endedAt()),
                machine.flatMap(UnattendedMachine::name).orElse(null),
                machine.map(UnattendedMachine::uuid).map(MachineUuid::value).orElse(null),
                machine.flatMap(UnattendedMachine::accountName).orElse(null),
                session.customer().name().orElse(null),
                session.customer().email().map(EmailAddress::value).orElse(null),
                text(session.customerJoinUrl()),
                session.notes().orElse(null),
                text(session.recordingUrl()),
                session.collaborators().stream().map(CollaboratorJson::of).toList(),
                session.startToken().map(SessionStartToken::value).orElse(null));
    }

    /**
     * What was received. What decides something (status, times, the session's id) must be readable: UNRECOGNISED,
     * naming the field, where it isn't. What only describes is left out where it can't be read.
     */
    public SessionSnapshot toSnapshot() {
        SessionStatus read = SessionStatusText.parse(Objects.requireNonNullElse(status, ""))
                .orElseThrow(() -> unrecognised("status", status));
        return SessionSnapshot.in(read)
                .id(id())
                .account(Optional.ofNullable(accountKey).flatMap(key -> Tolerant.read(key.toString(), AccountKey::of)))
                .technician(Tolerant.participant(expertUserKey, expertName, expertEmail))
                .customer(
                        new Customer(Tolerant.line(customerName, 256), Tolerant.read(customerEmail, EmailAddress::new)))
                .partnerObject(Optional.ofNullable(partnerObject).flatMap(SessionJson::readable))
                .partnerObjectUrl(Tolerant.url(partnerObjectUrl))
                .startedAt(time("startedAt", startedAt))
                .customerJoinedAt(time("customerJoinedAt", customerJoinedAt))
                .endedAt(time("endedAt", endedAt))
                .machine(Tolerant.read(unattendedMachineUuid, MachineUuid::new)
                        .map(uuid -> new UnattendedMachine(
                                uuid,
                                Tolerant.line(unattendedMachineName, 256),
                                Tolerant.line(accountName, 256),
                                Optional.empty())))
                .customerJoinUrl(Tolerant.url(customerJoinUrl))
                .notes(Tolerant.read(notes, text -> Check.paragraph("notes", text, SessionSnapshot.MAX_NOTES)))
                .recordingUrl(Tolerant.url(sessionRecordingUrl))
                .collaborators(Optional.ofNullable(collaborators).orElse(List.of()).stream()
                        .filter(Objects::nonNull)
                        .map(CollaboratorJson::toParticipant)
                        .filter(participant -> !participant.equals(Participant.UNKNOWN))
                        .toList())
                .startToken(Optional.ofNullable(sessionStartToken)
                        .flatMap(number -> Tolerant.read(number.toString(), SessionStartToken::of)))
                .build();
    }

    /** Says which session it is and how it stands; no names, and no URL that lets somebody join. */
    @Override
    public String toString() {
        return "SessionJson[sessionId=%s, status=%s]".formatted(sessionId, status);
    }

    private Optional<SessionId> id() {
        if (sessionId == null) {
            return Optional.empty();
        }
        return Optional.of(
                Tolerant.read(sessionId, SessionId::new).orElseThrow(() -> unrecognised("sessionId", sessionId)));
    }

    private static Optional<PartnerObject> readable(PartnerObjectJson json) {
        try {
            return json.read();
        } catch (DesksideException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String field, String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(WireTime.parse(text).orElseThrow(() -> unrecognised(field, text)));
    }

    private static DesksideException unrecognised(String field, String value) {
        String shown = value == null ? "none" : "'" + Excerpt.of(value, 40) + "'";
        return new DesksideException(
                ErrorCode.UNRECOGNISED,
                "The provider's %s is %s, which this version can't read.".formatted(field, shown));
    }

    private static String time(Optional<Instant> instant) {
        return instant.map(WireTime::format).orElse(null);
    }

    private static String text(Optional<URI> url) {
        return url.map(URI::toString).orElse(null);
    }
}
