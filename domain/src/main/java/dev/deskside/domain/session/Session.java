package dev.deskside.domain.session;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A support session as this platform keeps it: who it belongs to, what it is recognised by, and its current
 * {@link SessionSnapshot snapshot}. It is immutable; each verb returns the session after it, or throws
 * {@link ErrorCode#ILLEGAL_TRANSITION} and changes nothing.
 *
 * <p>Two ways lead to a new state, and they differ on purpose. A <em>command</em> ({@link #launch}, {@link #join},
 * {@link #end}, {@link #cancel}) is ours to allow, so it obeys the table of {@link SessionStatus} step by step. An
 * <em>observation</em> ({@link #observe}) is a fact from another provider: it only ever moves the session forward, and
 * may skip states that we never saw.
 *
 * <p>Time never runs backwards within a session: where a clock was set back, a step is dated like the one before it.
 *
 * @param key what the store knows it by
 * @param createdAt when it was asked for
 * @param tokenEpoch counts up when its tokens are to be replaced; part of what they are derived from
 * @param tokens the hashes that it is found by
 * @param statusCallbackUrl where its changes are to be sent
 * @param snapshot its state, without what is only rendered on output (a join URL of our own)
 * @param endReason why it ended; absent while it hasn't, and where that is not known
 * @param sealedStart what another provider gave for it; absent where this platform provides it
 * @param startKey what its start is recognised by when it is asked for again
 * @param hold keeps it, and all that belongs to it, from being deleted
 */
public record Session(
        SessionKey key,
        Instant createdAt,
        int tokenEpoch,
        SessionTokens tokens,
        Optional<URI> statusCallbackUrl,
        SessionSnapshot snapshot,
        Optional<EndReason> endReason,
        Optional<Sealed> sealedStart,
        Optional<StartKey> startKey,
        Optional<LegalHold> hold) {
    public Session {
        Objects.requireNonNull(key);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(tokens);
        statusCallbackUrl.ifPresent(url -> Check.webUrl("sessionStatusCallbackUrl", url));
        Objects.requireNonNull(snapshot);
        if (snapshot.account().isEmpty()) {
            throw DesksideException.invalid("accountKey", "is missing: every kept session belongs to an account");
        }
        if (snapshot.customerJoinUrl().isPresent()) {
            throw DesksideException.invalid(
                    "customerJoinUrl", "lets people in: it is rendered on output and never kept");
        }
        if (snapshot.startToken().isPresent()) {
            throw DesksideException.invalid(SessionStartToken.FIELD, "is rendered on output and never kept");
        }
        Objects.requireNonNull(endReason);
        Objects.requireNonNull(sealedStart);
        Objects.requireNonNull(startKey);
        Objects.requireNonNull(hold);
    }

    /**
     * A session that this platform provides, and of which nothing more is known.
     *
     * @param key what the store knows it by
     * @param createdAt when it was asked for
     * @param tokenEpoch which generation of its tokens is good
     * @param tokens the hashes of its tokens
     * @param statusCallbackUrl where changes are told; absent where nobody wants to hear
     * @param snapshot how it stands
     */
    public Session(
            SessionKey key,
            Instant createdAt,
            int tokenEpoch,
            SessionTokens tokens,
            Optional<URI> statusCallbackUrl,
            SessionSnapshot snapshot) {
        this(
                key,
                createdAt,
                tokenEpoch,
                tokens,
                statusCallbackUrl,
                snapshot,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@return how it stands} */
    public SessionStatus status() {
        return snapshot.status();
    }

    /** {@return the id that it got when it started} */
    public Optional<SessionId> id() {
        return snapshot.id();
    }

    /**
     * The technician starts it: not started → waiting.
     *
     * @param id what it is called from now on
     * @param at when it happens
     * @return the session, waiting for its customer
     */
    public Session launch(SessionId id, Instant at) {
        guard(SessionStatus.WAITING);
        return with(snapshot.toBuilder()
                .status(SessionStatus.WAITING)
                .id(Optional.of(id))
                .startedAt(Optional.of(notBefore(at))));
    }

    /**
     * The customer joins: waiting → active.
     *
     * @param at when it happens
     * @return the session, active
     */
    public Session join(Instant at) {
        guard(SessionStatus.ACTIVE);
        return with(snapshot.toBuilder().status(SessionStatus.ACTIVE).customerJoinedAt(Optional.of(notBefore(at))));
    }

    /**
     * It ends: waiting → abandoned, active → complete.
     *
     * @param at when it happens
     * @return the session, ended
     */
    public Session end(Instant at) {
        SessionStatus ended = status() == SessionStatus.WAITING ? SessionStatus.ABANDONED : SessionStatus.COMPLETE;
        guard(ended);
        return with(snapshot.toBuilder().status(ended).endedAt(Optional.of(notBefore(at))))
                .endedBy(EndReason.ENDED);
    }

    /**
     * It is taken to be over, from whatever state it is in: active → complete, everything before → abandoned.
     *
     * @param reason why nobody had to end it
     * @param at when it happens
     * @return the session, ended for this reason
     */
    public Session giveUp(EndReason reason, Instant at) {
        if (status().isEnded()) {
            throw new DesksideException(ErrorCode.ILLEGAL_TRANSITION, "The session has ended.");
        }
        SessionStatus ended = status() == SessionStatus.ACTIVE ? SessionStatus.COMPLETE : SessionStatus.ABANDONED;
        return with(snapshot.toBuilder().status(ended).endedAt(Optional.of(notBefore(at))))
                .endedBy(reason);
    }

    /**
     * It is called off before its technician started it: not started → abandoned.
     *
     * @param at when it happens
     * @return the session, called off
     */
    public Session cancel(Instant at) {
        if (status() != SessionStatus.NOT_STARTED) {
            throw new DesksideException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    status().isEnded()
                            ? "The session has ended."
                            : "The session has been started; it can be ended, and not cancelled any more.");
        }
        return with(snapshot.toBuilder().status(SessionStatus.ABANDONED).endedAt(Optional.of(notBefore(at))))
                .endedBy(EndReason.CANCELLED);
    }

    /** {@return whether it was called off before it was started} */
    public boolean isCancelled() {
        return status() == SessionStatus.ABANDONED && snapshot.startedAt().isEmpty();
    }

    /**
     * The technician writes something down, in whatever state the session is: a new line below the notes so far.
     * INVALID_VALUE where all notes together would be longer than {@value SessionSnapshot#MAX_NOTES} characters.
     *
     * @param text what is written down
     * @return the session with it
     */
    public Session addNote(String text) {
        Check.paragraph("notes", text, SessionSnapshot.MAX_NOTES);
        String notes = snapshot.notes().map(before -> before + "\n" + text).orElse(text);
        return with(snapshot.toBuilder().notes(Optional.of(notes)));
    }

    /**
     * Takes in what a provider reports. A status that no path leads to from here (an older one, or the other end)
     * leaves the session as it is. Otherwise each part that the report gives replaces ours, and what it leaves out
     * stays: nothing is guessed, and nothing that was known is lost. Whose session it is never changes by a report, and
     * a join URL is not taken over: whoever has it may join, so it is asked for whenever it is shown.
     *
     * @param reported what the provider says
     * @return the session as it is known from now on
     */
    public Session observe(SessionSnapshot reported) {
        if (reported.status() != status() && !status().leadsTo(reported.status())) {
            return this;
        }
        Session after = with(snapshot.toBuilder()
                .status(reported.status())
                .id(reported.id().or(snapshot::id))
                .technician(merge(snapshot.technician(), reported.technician()))
                .customer(merge(snapshot.customer(), reported.customer()))
                .partnerObject(reported.partnerObject().or(snapshot::partnerObject))
                .partnerObjectUrl(reported.partnerObjectUrl().or(snapshot::partnerObjectUrl))
                .startedAt(reported.startedAt().or(snapshot::startedAt))
                .customerJoinedAt(reported.customerJoinedAt().or(snapshot::customerJoinedAt))
                .endedAt(reported.endedAt().or(snapshot::endedAt))
                .machine(merge(snapshot.machine(), reported.machine()))
                .notes(reported.notes().or(snapshot::notes))
                .recordingUrl(reported.recordingUrl().or(snapshot::recordingUrl))
                .collaborators(
                        reported.collaborators().isEmpty() ? snapshot.collaborators() : reported.collaborators()));
        return after.status().isEnded() && !status().isEnded() ? after.endedBy(EndReason.ENDED) : after;
    }

    /**
     * {@return the same session, its start recognised by this when it is asked for again}
     *
     * @param key the key of its start
     */
    public Session withStartKey(StartKey key) {
        return copy(snapshot, endReason, sealedStart, Optional.of(key), hold);
    }

    /**
     * {@return the same session, with what another provider gave for it}
     *
     * @param start launch URL and token, sealed
     */
    public Session withSealedStart(Sealed start) {
        return copy(snapshot, endReason, Optional.of(start), startKey, hold);
    }

    /**
     * {@return the same session, kept from being deleted, or not any more}
     *
     * @param placed the hold; absent to release it
     */
    public Session withHold(Optional<LegalHold> placed) {
        return copy(snapshot, endReason, sealedStart, startKey, placed);
    }

    /**
     * {@return how it stood right after this change, as far as its status and times go; all else is as it is now}
     *
     * @param change one of its own
     */
    public SessionSnapshot at(SessionChange change) {
        if (change.status() == status()) {
            return snapshot;
        }
        SessionSnapshot.Builder then = snapshot.toBuilder()
                .status(change.status())
                .endedAt(Optional.empty())
                .recordingUrl(Optional.empty());
        return switch (change.status()) {
            case NOT_STARTED ->
                then.id(Optional.empty())
                        .startedAt(Optional.empty())
                        .customerJoinedAt(Optional.empty())
                        .build();
            case WAITING -> then.customerJoinedAt(Optional.empty()).build();
            case ACTIVE -> then.build();
            // Nothing follows an end.
            case COMPLETE, ABANDONED -> snapshot;
        };
    }

    /**
     * {@return whether this change is told to the session's callback URL: nothing is before the session was started,
     * nor where it never is}
     *
     * @param change one of its own
     */
    public boolean isCalledBack(SessionChange change) {
        return statusCallbackUrl.isPresent()
                && change.status() != SessionStatus.NOT_STARTED
                && snapshot.id().isPresent()
                && snapshot.startedAt().isPresent();
    }

    /**
     * {@return what is to be written into the change log along with this session}
     *
     * @param before the session that this one came from
     * @param at when it happened or was learned
     */
    public List<SessionChange> changesSince(Session before, Instant at) {
        return before.status() == status() ? List.of() : List.of(new SessionChange(status(), at));
    }

    /** Says which session it is and how it stands. */
    @Override
    public String toString() {
        return "Session[key=%s, status=%s]".formatted(key, status());
    }

    private void guard(SessionStatus next) {
        if (status().canBecome(next)) {
            return;
        }
        throw new DesksideException(
                ErrorCode.ILLEGAL_TRANSITION,
                switch (status()) {
                    case NOT_STARTED -> "The session has not been started by its technician yet.";
                    case WAITING -> "The session is already started and waits for its customer.";
                    case ACTIVE -> "The customer has already joined the session.";
                    case COMPLETE, ABANDONED -> "The session has ended.";
                });
    }

    private Instant notBefore(Instant at) {
        return Stream.of(Optional.of(createdAt), snapshot.startedAt(), snapshot.customerJoinedAt(), Optional.of(at))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(at);
    }

    private Session with(SessionSnapshot.Builder next) {
        return copy(next.build(), endReason, sealedStart, startKey, hold);
    }

    /** The same session: what it is known by never changes. */
    private Session copy(
            SessionSnapshot nextSnapshot,
            Optional<EndReason> nextEndReason,
            Optional<Sealed> nextSealedStart,
            Optional<StartKey> nextStartKey,
            Optional<LegalHold> nextHold) {
        return new Session(
                key,
                createdAt,
                tokenEpoch,
                tokens,
                statusCallbackUrl,
                nextSnapshot,
                nextEndReason,
                nextSealedStart,
                nextStartKey,
                nextHold);
    }

    private Session endedBy(EndReason reason) {
        return copy(snapshot, Optional.of(reason), sealedStart, startKey, hold);
    }

    private static Participant merge(Participant ours, Participant reported) {
        return new Participant(
                reported.userKey().or(ours::userKey),
                reported.name().or(ours::name),
                reported.email().or(ours::email));
    }

    private static Customer merge(Customer ours, Customer reported) {
        return new Customer(reported.name().or(ours::name), reported.email().or(ours::email));
    }

    private static Optional<UnattendedMachine> merge(
            Optional<UnattendedMachine> ours, Optional<UnattendedMachine> reported) {
        if (ours.isEmpty() || reported.isEmpty()) {
            return reported.or(() -> ours);
        }
        // The company is never on the wire, and it decides who may see the session: it stays.
        return Optional.of(new UnattendedMachine(
                reported.get().uuid(),
                reported.get().name().or(ours.get()::name),
                reported.get().accountName().or(ours.get()::accountName),
                ours.get().company()));
    }
}
