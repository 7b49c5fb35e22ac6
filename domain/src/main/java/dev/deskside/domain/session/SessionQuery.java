package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.UserKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which sessions somebody asks for. All that is given must hold; the answer has the newest first, by when they were
 * asked for.
 *
 * <p>v1's {@code GET /sessions} knows the time window alone; the rest is for providers that can
 * {@linkplain #isWindowAlone search}.
 *
 * @param statuses any of these; empty for all
 * @param from asked for at this time or later
 * @param to asked for at this time or earlier; it may lie in the future
 * @param technician hosted by this one
 * @param customer a part of the customer's name or e-mail address; capital and small letters of ASCII are the same
 * @param partnerObject the id's text, whether it is text or a number
 * @param limit the most sessions of one answer, 1 to {@value #MAX_LIMIT}; a provider that knows no limit gives all
 * @param after where the answer before went on
 */
public record SessionQuery(
        Set<SessionStatus> statuses,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<UserKey> technician,
        Optional<String> customer,
        Optional<String> partnerObject,
        int limit,
        Optional<PageCursor> after) {
    /** The most sessions of one answer. */
    public static final int MAX_LIMIT = 500;

    public SessionQuery {
        statuses = Set.copyOf(statuses);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw DesksideException.invalid("fromTime", "must not be after toTime");
        }
        Objects.requireNonNull(technician);
        customer.ifPresent(text -> Check.line("customer", text, 256));
        partnerObject.ifPresent(text -> Check.line(PartnerObject.FIELD, text, 256));
        if (limit < 1 || limit > MAX_LIMIT) {
            throw DesksideException.invalid("limit", "must be from 1 to " + MAX_LIMIT);
        }
        Objects.requireNonNull(after);
    }

    /** {@return all sessions, unless more is said} */
    public static Builder all() {
        return new Builder();
    }

    /** {@return whether nothing but a time window is asked for: what v1 can answer} */
    public boolean isWindowAlone() {
        return statuses.isEmpty() && technician.isEmpty() && customer.isEmpty() && partnerObject.isEmpty();
    }

    /**
     * {@return the same question, from where the answer before went on}
     *
     * @param cursor where to go on
     */
    public SessionQuery after(PageCursor cursor) {
        return new SessionQuery(statuses, from, to, technician, customer, partnerObject, limit, Optional.of(cursor));
    }

    /** {@return a builder that starts from this question} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.statuses = statuses;
        builder.from = from;
        builder.to = to;
        builder.technician = technician;
        builder.customer = customer;
        builder.partnerObject = partnerObject;
        builder.limit = limit;
        builder.after = after;
        return builder;
    }

    /**
     * {@return whether this session is meant, wherever the page begins}
     *
     * @param session any session
     */
    public boolean matches(Session session) {
        SessionSnapshot snapshot = session.snapshot();
        return (statuses.isEmpty() || statuses.contains(session.status()))
                && from.map(t -> !session.createdAt().isBefore(t)).orElse(true)
                && to.map(t -> !session.createdAt().isAfter(t)).orElse(true)
                && (technician.isEmpty()
                        || technician.equals(snapshot.technician().userKey()))
                && customer.map(text -> names(snapshot.customer(), text)).orElse(true)
                && (partnerObject.isEmpty()
                        || partnerObject.equals(snapshot.partnerObject().map(PartnerObject::text)));
    }

    private static boolean names(Customer customer, String text) {
        return customer.name()
                        .map(name -> Check.containsIgnoringAsciiCase(name, text))
                        .orElse(false)
                || customer.email()
                        .map(email -> Check.containsIgnoringAsciiCase(email.value(), text))
                        .orElse(false);
    }

    /** Collects a question. */
    public static final class Builder {
        private Set<SessionStatus> statuses = Set.of();
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> to = Optional.empty();
        private Optional<UserKey> technician = Optional.empty();
        private Optional<String> customer = Optional.empty();
        private Optional<String> partnerObject = Optional.empty();
        private int limit = MAX_LIMIT;
        private Optional<PageCursor> after = Optional.empty();

        private Builder() {}

        /**
         * Only those in one of these states.
         *
         * @param any the states; none is all of them
         * @return this builder
         */
        public Builder statuses(Set<SessionStatus> any) {
            statuses = any;
            return this;
        }

        /**
         * Only those asked for at this time or later.
         *
         * @param earliest the earliest time, itself included
         * @return this builder
         */
        public Builder from(Instant earliest) {
            from = Optional.of(earliest);
            return this;
        }

        /**
         * Only those asked for at this time or earlier.
         *
         * @param latest the latest time, itself included
         * @return this builder
         */
        public Builder to(Instant latest) {
            to = Optional.of(latest);
            return this;
        }

        /**
         * Only those that this technician hosts.
         *
         * @param key the technician's key
         * @return this builder
         */
        public Builder technician(UserKey key) {
            technician = Optional.of(key);
            return this;
        }

        /**
         * Only those of customers with this in their name or e-mail address.
         *
         * @param text a part of the name or the address
         * @return this builder
         */
        public Builder customer(String text) {
            customer = Optional.of(text);
            return this;
        }

        /**
         * Only those of this ticket or case.
         *
         * @param id the id as text, whole
         * @return this builder
         */
        public Builder partnerObject(String id) {
            partnerObject = Optional.of(id);
            return this;
        }

        /**
         * At most so many in one answer.
         *
         * @param most from 1 to as many as {@link SessionQuery} allows
         * @return this builder
         */
        public Builder limit(int most) {
            limit = most;
            return this;
        }

        /**
         * From where the answer before went on.
         *
         * @param cursor where to go on
         * @return this builder
         */
        public Builder after(PageCursor cursor) {
            after = Optional.of(cursor);
            return this;
        }

        /** {@return the question; throws where a part is not valid} */
        public SessionQuery build() {
            return new SessionQuery(statuses, from, to, technician, customer, partnerObject, limit, after);
        }
    }
}
