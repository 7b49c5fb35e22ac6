package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody asks for who wants a session: the request parameters of v1's {@code POST /sessions}.
 *
 * @param type what kind of session
 * @param customer for whom it is
 * @param partnerObject the ticket or case that it belongs to
 * @param partnerObjectUrl where the technician can look at the partner object
 * @param statusCallbackUrl receives a POST on each change of the session's status
 * @param machine with it the session is unattended, without it attended
 * @param key with it the session is made once, however often it is asked for
 */
public record SessionRequest(
        SessionType type,
        Customer customer,
        Optional<PartnerObject> partnerObject,
        Optional<URI> partnerObjectUrl,
        Optional<URI> statusCallbackUrl,
        Optional<MachineUuid> machine,
        Optional<IdempotencyKey> key) {
    public SessionRequest {
        Objects.requireNonNull(type);
        Objects.requireNonNull(customer);
        Objects.requireNonNull(partnerObject);
        partnerObjectUrl.ifPresent(url -> Check.webUrl("partnerObjectUrl", url));
        statusCallbackUrl.ifPresent(url -> Check.webUrl("sessionStatusCallbackUrl", url));
        Objects.requireNonNull(machine);
        Objects.requireNonNull(key);
    }

    /** {@return a request for a screen-sharing session; attended, unless {@link Builder#machine} is called} */
    public static Builder screenSharing() {
        return new Builder();
    }

    /**
     * {@return the same request under this key, or under none}
     *
     * @param other the key; absent for none
     */
    public SessionRequest under(Optional<IdempotencyKey> other) {
        return new SessionRequest(type, customer, partnerObject, partnerObjectUrl, statusCallbackUrl, machine, other);
    }

    /**
     * {@return what the start is recognised by, where it has a key} Requests that are equal, asked for by the same
     * technician, have the same hash, and no others have: the answer lets whoever has it start the session as that
     * technician.
     *
     * @param technician who asks for the session
     */
    public Optional<StartKey> startKey(UserKey technician) {
        return key.map(named -> new StartKey(named.value(), TokenHash.of(canonical(technician))));
    }

    /** Everything but the key; each part with its length, so that no two requests run together to the same text. */
    private String canonical(UserKey technician) {
        StringBuilder text = new StringBuilder();
        Stream.of(
                        Optional.of(technician.toString()),
                        Optional.of(type.name()),
                        customer.name(),
                        customer.email().map(EmailAddress::value),
                        partnerObject.map(object -> object instanceof PartnerObject.Numeric ? "number" : "text"),
                        partnerObject.map(PartnerObject::text),
                        partnerObjectUrl.map(URI::toString),
                        statusCallbackUrl.map(URI::toString),
                        machine.map(MachineUuid::value))
                .forEach(part -> part.ifPresentOrElse(
                        value -> text.append(value.length()).append(':').append(value), () -> text.append('-')));
        return text.toString();
    }

    /** {@return whether a customer is expected} */
    public Attendance attendance() {
        return machine.isPresent() ? Attendance.UNATTENDED : Attendance.ATTENDED;
    }

    /**
     * {@return the same, with changes of the session's status sent there, or nowhere}
     *
     * @param url where to; absent for nowhere
     */
    public SessionRequest calledBackAt(Optional<URI> url) {
        return new SessionRequest(type, customer, partnerObject, partnerObjectUrl, url, machine, key);
    }

    /** Collects a request; each part is optional. */
    public static final class Builder {
        private Optional<String> customerName = Optional.empty();
        private Optional<EmailAddress> customerEmail = Optional.empty();
        private Optional<PartnerObject> partnerObject = Optional.empty();
        private Optional<URI> partnerObjectUrl = Optional.empty();
        private Optional<URI> statusCallbackUrl = Optional.empty();
        private Optional<MachineUuid> machine = Optional.empty();
        private Optional<IdempotencyKey> key = Optional.empty();

        private Builder() {}

        /**
         * For whom the session is.
         *
         * @param name one line of text
         * @return this builder
         */
        public Builder customerName(String name) {
            customerName = Optional.of(name);
            return this;
        }

        /**
         * The customer's address.
         *
         * @param email where the customer gets mail
         * @return this builder
         */
        public Builder customerEmail(EmailAddress email) {
            customerEmail = Optional.of(email);
            return this;
        }

        /**
         * The ticket or case that the session belongs to.
         *
         * @param object what the ticket's system calls it
         * @return this builder
         */
        public Builder partnerObject(PartnerObject object) {
            partnerObject = Optional.of(object);
            return this;
        }

        /**
         * The ticket or case that the session belongs to, by an id that is text.
         *
         * @param id what the ticket's system calls it
         * @return this builder
         */
        public Builder partnerObject(String id) {
            return partnerObject(new PartnerObject.Text(id));
        }

        /**
         * Where the ticket or case can be looked at.
         *
         * @param url an http or https URL
         * @return this builder
         */
        public Builder partnerObjectUrl(URI url) {
            partnerObjectUrl = Optional.of(url);
            return this;
        }

        /**
         * Where changes of the session's status are to be sent.
         *
         * @param url an http or https URL
         * @return this builder
         */
        public Builder statusCallbackUrl(URI url) {
            statusCallbackUrl = Optional.of(url);
            return this;
        }

        /**
         * Makes it an unattended session with this machine.
         *
         * @param uuid the machine's id
         * @return this builder
         */
        public Builder machine(MachineUuid uuid) {
            machine = Optional.of(uuid);
            return this;
        }

        /**
         * Makes it once, however often it is asked for under this key.
         *
         * @param name a key of the caller's choice
         * @return this builder
         */
        public Builder key(IdempotencyKey name) {
            key = Optional.of(name);
            return this;
        }

        /** {@return the request; throws where a part is not valid} */
        public SessionRequest build() {
            return new SessionRequest(
                    SessionType.SCREEN_SHARING,
                    new Customer(customerName, customerEmail),
                    partnerObject,
                    partnerObjectUrl,
                    statusCallbackUrl,
                    machine,
                    key);
        }
    }
}
