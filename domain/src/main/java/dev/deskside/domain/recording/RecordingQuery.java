package dev.deskside.domain.recording;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Attendance;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which available recordings somebody asks for: the request parameters of v1's {@code GET /archive/recordings}.
 *
 * <ul>
 *   <li>At least one of account, user and company is given; all that are given must hold.
 *   <li>{@code from} ≤ start time ≤ {@code to}: both ends count.
 *   <li>A time period is counted back from the moment of asking, and goes with neither {@code from} nor {@code to}.
 * </ul>
 *
 * @param account recordings of sessions hosted from this account
 * @param user recordings of sessions that this technician started
 * @param company recordings of unattended sessions with this company's machines
 * @param attendance only those of attended, or only those of unattended sessions
 * @param from the earliest start time
 * @param to the latest start time
 * @param timePeriod whole days, 1 to {@value #MAX_PERIOD_DAYS}
 * @param archived the archived ones, instead of those that are not
 * @param after where the answer before went on
 */
public record RecordingQuery(
        Optional<AccountKey> account,
        Optional<UserKey> user,
        Optional<CompanyId> company,
        Optional<Attendance> attendance,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Duration> timePeriod,
        boolean archived,
        Optional<PageCursor> after) {
    /** The longest time period: a hundred years. */
    public static final int MAX_PERIOD_DAYS = 36_500;

    public RecordingQuery {
        Objects.requireNonNull(attendance);
        Objects.requireNonNull(after);
        if (account.isEmpty() && user.isEmpty() && company.isEmpty()) {
            throw DesksideException.invalid(
                    "accountKey", "is missing: one or more of accountKey, userKey and companyId must be given");
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw DesksideException.invalid("fromTime", "must not be after toTime");
        }
        if (timePeriod.isPresent()) {
            if (from.isPresent() || to.isPresent()) {
                throw DesksideException.invalid("timePeriod", "cannot be combined with fromTime or toTime");
            }
            Duration period = timePeriod.get();
            boolean wholeDays = period.equals(Duration.ofDays(period.toDays()));
            if (!wholeDays || period.toDays() < 1 || period.toDays() > MAX_PERIOD_DAYS) {
                throw DesksideException.invalid(
                        "timePeriod", "must be a whole number of days from 1 to " + MAX_PERIOD_DAYS);
            }
        }
    }

    /**
     * {@return recordings of this account}
     *
     * @param account the account's key
     */
    public static Builder ofAccount(AccountKey account) {
        return new Builder().account(account);
    }

    /**
     * {@return recordings of sessions that this technician started}
     *
     * @param user the technician's key
     */
    public static Builder ofUser(UserKey user) {
        return new Builder().user(user);
    }

    /**
     * {@return recordings of unattended sessions with this company's machines}
     *
     * @param company the company's id
     */
    public static Builder ofCompany(CompanyId company) {
        return new Builder().company(company);
    }

    /**
     * {@return the same question with a time period replaced by the earliest start time that it means at this moment}
     *
     * @param now the moment that a time period is counted back from
     */
    public RecordingQuery at(Instant now) {
        return timePeriod
                .map(period -> toBuilder()
                        .timePeriod(Optional.empty())
                        .from(now.minus(period))
                        .build())
                .orElse(this);
    }

    /**
     * {@return the same question, from where the answer before went on}
     *
     * @param cursor where to go on
     */
    public RecordingQuery after(PageCursor cursor) {
        return toBuilder().after(cursor).build();
    }

    /**
     * {@return the same question for this window alone, from its beginning}
     *
     * @param earliest the earliest start, itself included
     * @param latest the latest start, itself included
     */
    public RecordingQuery between(Instant earliest, Instant latest) {
        Builder builder =
                toBuilder().timePeriod(Optional.empty()).from(earliest).to(latest);
        builder.after = Optional.empty();
        return builder.build();
    }

    /**
     * {@return the same question, narrowed to one account}
     *
     * @param one the account's key
     */
    public RecordingQuery within(AccountKey one) {
        return toBuilder().account(one).build();
    }

    /** {@return the same question, narrowed to attended sessions} */
    public RecordingQuery attended() {
        return toBuilder().attendance(Attendance.ATTENDED).build();
    }

    /** {@return a builder that starts from this question} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.account = account;
        builder.user = user;
        builder.company = company;
        builder.attendance = attendance;
        builder.from = from;
        builder.to = to;
        builder.timePeriod = timePeriod;
        builder.archived = archived;
        builder.after = after;
        return builder;
    }

    /**
     * {@return whether this recording is meant, whatever its state and wherever the page begins} The question has been
     * {@linkplain #at placed in time}.
     *
     * @param recording any recording
     */
    public boolean matches(Recording recording) {
        return account.map(recording.account()::equals).orElse(true)
                && user.map(recording.technician()::equals).orElse(true)
                && (company.isEmpty() || company.equals(recording.company()))
                && attendance.map(a -> a == recording.attendance()).orElse(true)
                && from.map(t -> !recording.startedAt().isBefore(t)).orElse(true)
                && to.map(t -> !recording.startedAt().isAfter(t)).orElse(true)
                && archived == recording.archived();
    }

    /** Collects a question. */
    public static final class Builder {
        private Optional<AccountKey> account = Optional.empty();
        private Optional<UserKey> user = Optional.empty();
        private Optional<CompanyId> company = Optional.empty();
        private Optional<Attendance> attendance = Optional.empty();
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> to = Optional.empty();
        private Optional<Duration> timePeriod = Optional.empty();
        private boolean archived;
        private Optional<PageCursor> after = Optional.empty();

        private Builder() {}

        /**
         * Only those of this account.
         *
         * @param key the key
         * @return this builder
         */
        public Builder account(AccountKey key) {
            account = Optional.of(key);
            return this;
        }

        /**
         * Only those of sessions that this technician started.
         *
         * @param key the key
         * @return this builder
         */
        public Builder user(UserKey key) {
            user = Optional.of(key);
            return this;
        }

        /**
         * Only those of unattended sessions with this company's machines.
         *
         * @param id the company's id
         * @return this builder
         */
        public Builder company(CompanyId id) {
            company = Optional.of(id);
            return this;
        }

        /**
         * Only those of attended, or only those of unattended sessions.
         *
         * @param only which of the two
         * @return this builder
         */
        public Builder attendance(Attendance only) {
            attendance = Optional.of(only);
            return this;
        }

        /**
         * Only those started at this time or later.
         *
         * @param earliest the earliest start, itself included
         * @return this builder
         */
        public Builder from(Instant earliest) {
            from = Optional.of(earliest);
            return this;
        }

        /**
         * Only those started at this time or earlier.
         *
         * @param latest the latest start, itself included
         * @return this builder
         */
        public Builder to(Instant latest) {
            to = Optional.of(latest);
            return this;
        }

        /**
         * Only those of the last days.
         *
         * @param days how many days, counted back from when it is asked
         * @return this builder
         */
        public Builder lastDays(int days) {
            timePeriod = Optional.of(Duration.ofDays(days));
            return this;
        }

        /**
         * The archived ones, instead of those that are not.
         *
         * @return this builder
         */
        public Builder archived() {
            archived = true;
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

        private Builder timePeriod(Optional<Duration> period) {
            timePeriod = period;
            return this;
        }

        /** {@return the question; throws where its parts contradict each other} */
        public RecordingQuery build() {
            return new RecordingQuery(account, user, company, attendance, from, to, timePeriod, archived, after);
        }
    }
}
