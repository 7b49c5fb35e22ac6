package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.account.AccountKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A session as it is seen from outside at one moment: the response parameters of v1's {@code GET /sessions/{id}}, and
 * the body of a status callback. Only the status is always there; what a provider leaves out is absent.
 *
 * @param id absent until the session has started on the endpoint
 * @param status how the session stands
 * @param account the account that the session is hosted from
 * @param technician the first technician of the session, v1's "expert"
 * @param customer who is helped
 * @param partnerObject the ticket or case that it belongs to
 * @param partnerObjectUrl where the technician can look at the partner object
 * @param startedAt when the technician started the session
 * @param customerJoinedAt when the customer joined it
 * @param endedAt when it ended, joined or not
 * @param machine present for an unattended session only
 * @param customerJoinUrl to be sent to the customer; whoever has it may join
 * @param notes what the technician wrote during the session, at most {@value #MAX_NOTES} characters
 * @param recordingUrl where the technician can watch the session's recording
 * @param collaborators other technicians who joined
 * @param startToken a number to name the session to people with; only lists of sessions tell it
 */
public record SessionSnapshot(
        Optional<SessionId> id,
        SessionStatus status,
        Optional<AccountKey> account,
        Participant technician,
        Customer customer,
        Optional<PartnerObject> partnerObject,
        Optional<URI> partnerObjectUrl,
        Optional<Instant> startedAt,
        Optional<Instant> customerJoinedAt,
        Optional<Instant> endedAt,
        Optional<UnattendedMachine> machine,
        Optional<URI> customerJoinUrl,
        Optional<String> notes,
        Optional<URI> recordingUrl,
        List<Participant> collaborators,
        Optional<SessionStartToken> startToken) {
    /** The most characters of all notes together. */
    public static final int MAX_NOTES = 65_536;

    public SessionSnapshot {
        Objects.requireNonNull(id);
        Objects.requireNonNull(status);
        Objects.requireNonNull(account);
        Objects.requireNonNull(technician);
        Objects.requireNonNull(customer);
        Objects.requireNonNull(partnerObject);
        partnerObjectUrl.ifPresent(url -> Check.webUrl("partnerObjectUrl", url));
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(customerJoinedAt);
        Objects.requireNonNull(endedAt);
        Objects.requireNonNull(machine);
        customerJoinUrl.ifPresent(url -> Check.webUrl("customerJoinUrl", url));
        notes.ifPresent(text -> Check.paragraph("notes", text, MAX_NOTES));
        recordingUrl.ifPresent(url -> Check.webUrl("sessionRecordingUrl", url));
        collaborators = List.copyOf(collaborators);
        Objects.requireNonNull(startToken);
    }

    /**
     * {@return a snapshot of which only the status is known}
     *
     * @param status how the session stands
     */
    public static Builder in(SessionStatus status) {
        return new Builder().status(status);
    }

    /** {@return a builder that starts from this snapshot} */
    public Builder toBuilder() {
        return new Builder()
                .id(id)
                .status(status)
                .account(account)
                .technician(technician)
                .customer(customer)
                .partnerObject(partnerObject)
                .partnerObjectUrl(partnerObjectUrl)
                .startedAt(startedAt)
                .customerJoinedAt(customerJoinedAt)
                .endedAt(endedAt)
                .machine(machine)
                .customerJoinUrl(customerJoinUrl)
                .notes(notes)
                .recordingUrl(recordingUrl)
                .collaborators(collaborators)
                .startToken(startToken);
    }

    /** {@return whether a customer is expected} */
    public Attendance attendance() {
        return machine.isPresent() ? Attendance.UNATTENDED : Attendance.ATTENDED;
    }

    /** Says which session it is and how it stands; no names, and no URL that lets somebody join. */
    @Override
    public String toString() {
        return "SessionSnapshot[id=%s, status=%s]"
                .formatted(id.map(SessionId::value).orElse("none yet"), status);
    }

    /** Collects a snapshot. All but the status may stay absent. */
    public static final class Builder {
        private Optional<SessionId> id = Optional.empty();
        private SessionStatus status;
        private Optional<AccountKey> account = Optional.empty();
        private Participant technician = Participant.UNKNOWN;
        private Customer customer = Customer.UNKNOWN;
        private Optional<PartnerObject> partnerObject = Optional.empty();
        private Optional<URI> partnerObjectUrl = Optional.empty();
        private Optional<Instant> startedAt = Optional.empty();
        private Optional<Instant> customerJoinedAt = Optional.empty();
        private Optional<Instant> endedAt = Optional.empty();
        private Optional<UnattendedMachine> machine = Optional.empty();
        private Optional<URI> customerJoinUrl = Optional.empty();
        private Optional<String> notes = Optional.empty();
        private Optional<URI> recordingUrl = Optional.empty();
        private List<Participant> collaborators = List.of();
        private Optional<SessionStartToken> startToken = Optional.empty();

        private Builder() {}

        /**
         * See {@link SessionSnapshot#id()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder id(Optional<SessionId> value) {
            id = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#status()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder status(SessionStatus value) {
            status = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#account()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder account(Optional<AccountKey> value) {
            account = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#technician()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder technician(Participant value) {
            technician = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#customer()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder customer(Customer value) {
            customer = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#partnerObject()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder partnerObject(Optional<PartnerObject> value) {
            partnerObject = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#partnerObjectUrl()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder partnerObjectUrl(Optional<URI> value) {
            partnerObjectUrl = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#startedAt()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder startedAt(Optional<Instant> value) {
            startedAt = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#customerJoinedAt()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder customerJoinedAt(Optional<Instant> value) {
            customerJoinedAt = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#endedAt()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder endedAt(Optional<Instant> value) {
            endedAt = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#machine()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder machine(Optional<UnattendedMachine> value) {
            machine = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#customerJoinUrl()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder customerJoinUrl(Optional<URI> value) {
            customerJoinUrl = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#notes()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder notes(Optional<String> value) {
            notes = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#recordingUrl()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder recordingUrl(Optional<URI> value) {
            recordingUrl = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#collaborators()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder collaborators(List<Participant> value) {
            collaborators = value;
            return this;
        }

        /**
         * See {@link SessionSnapshot#startToken()}.
         *
         * @param value what it is to be
         * @return this builder
         */
        public Builder startToken(Optional<SessionStartToken> value) {
            startToken = value;
            return this;
        }

        /** {@return the snapshot; throws where a part is not valid} */
        public SessionSnapshot build() {
            return new SessionSnapshot(
                    id,
                    status,
                    account,
                    technician,
                    customer,
                    partnerObject,
                    partnerObjectUrl,
                    startedAt,
                    customerJoinedAt,
                    endedAt,
                    machine,
                    customerJoinUrl,
                    notes,
                    recordingUrl,
                    collaborators,
                    startToken);
        }
    }
}
