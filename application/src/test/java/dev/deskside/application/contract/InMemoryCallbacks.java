package dev.deskside.application.contract;

import dev.deskside.application.port.Callbacks;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Retention;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.callback.CallbackTarget;
import dev.deskside.domain.callback.CallbackTrigger;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The callbacks of sessions in memory; for tests. Its clock is the one that leases and delays count on. */
public final class InMemoryCallbacks implements Callbacks {
    private final InMemorySessions sessions;
    private final Clock clock;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Map<Lane, Place> lanes = new HashMap<>();
    private final Map<String, Epoch> epochs = new HashMap<>();
    private long leases;

    /**
     * The callbacks of these sessions, from now on.
     *
     * @param sessions the sessions that they tell of
     * @param clock the time
     */
    public InMemoryCallbacks(InMemorySessions sessions, Clock clock) {
        this.sessions = Objects.requireNonNull(sessions);
        this.clock = Objects.requireNonNull(clock);
        sessions.whenCalledBack(this::add);
    }

    private void add(LoggedChange change) {
        entries.put(change.sequence(), new Entry(change));
        lanes.computeIfAbsent(new Lane(change.session(), CallbackTrigger.CHANGE), lane -> new Place(clock.instant()));
    }

    @Override
    public List<Claim> claim(int limit, Duration lease, Map<CallbackTarget, Integer> room) {
        synchronized (sessions) {
            Instant now = clock.instant();
            Map<CallbackTarget, Integer> left = new HashMap<>(room);
            List<Claim> claims = new ArrayList<>();
            List<Lane> due = lanes.entrySet().stream()
                    .filter(entry -> !entry.getValue().due.isAfter(now))
                    .sorted(Comparator.comparing(entry -> entry.getValue().due))
                    .map(Map.Entry::getKey)
                    .toList();
            for (Lane lane : due) {
                Session session = sessions.kept(lane.session());
                CallbackTarget target =
                        CallbackTarget.of(session.statusCallbackUrl().orElseThrow());
                int places = left.getOrDefault(target, 1);
                if (places > 0 && claims.size() < limit) {
                    left.put(target, places - 1);
                    claims.add(hold(lane, session, now.plus(lease)));
                }
            }
            return claims;
        }
    }

    private Claim hold(Lane lane, Session session, Instant until) {
        Entry oldest = oldest(lane).orElseThrow();
        Place place = lanes.get(lane);
        if (place.sequence != oldest.change.sequence()) {
            place.sequence = oldest.change.sequence();
            place.attempts = 0;
        }
        place.due = until;
        place.held = true;
        place.lease = ++leases;
        return new Claim(oldest.change, session, lane.trigger(), place.attempts, place.lease);
    }

    private Optional<Entry> oldest(Lane lane) {
        return entries.values().stream()
                .filter(entry -> entry.change.session().equals(lane.session()))
                .filter(entry ->
                        lane.trigger() == CallbackTrigger.CHANGE ? entry.state == CallbackState.PENDING : entry.replay)
                .findFirst();
    }

    @Override
    public boolean settle(Claim claim, CallbackAttempt attempt, Optional<Duration> retry) {
        synchronized (sessions) {
            Lane lane = new Lane(claim.session().key(), claim.trigger());
            Optional<Place> held = held(claim);
            held.ifPresent(place -> {
                Entry entry = entries.get(place.sequence);
                entry.attempts.add(attempt);
                place.held = false;
                if (retry.isPresent()) {
                    place.attempts++;
                    place.due = clock.instant().plus(retry.get());
                } else {
                    end(lane, entry, attempt);
                }
            });
            return held.isPresent();
        }
    }

    private void end(Lane lane, Entry entry, CallbackAttempt attempt) {
        if (lane.trigger() == CallbackTrigger.CHANGE || entry.state != CallbackState.PENDING) {
            entry.state = attempt.answer().result() == CallbackAnswer.Result.DELIVERED
                    ? CallbackState.DELIVERED
                    : CallbackState.FAILED;
        }
        if (lane.trigger() == CallbackTrigger.REPLAY) {
            entry.replay = false;
        }
        lanes.remove(lane);
        if (oldest(lane).isPresent()) {
            lanes.put(lane, new Place(clock.instant()));
        }
    }

    @Override
    public boolean handBack(Claim claim, Duration delay) {
        synchronized (sessions) {
            Optional<Place> held = held(claim);
            held.ifPresent(place -> {
                place.held = false;
                place.due = clock.instant().plus(delay);
            });
            return held.isPresent();
        }
    }

    private Optional<Place> held(Claim claim) {
        return Optional.ofNullable(lanes.get(new Lane(claim.session().key(), claim.trigger())))
                .filter(place -> place.held && place.lease == claim.lease());
    }

    @Override
    public Optional<Duration> untilDue() {
        synchronized (sessions) {
            Instant now = clock.instant();
            return lanes.values().stream()
                    .map(place -> place.due)
                    .min(Comparator.naturalOrder())
                    .map(due -> due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO);
        }
    }

    @Override
    public Listed list(Caller caller, CallbackQuery query) {
        long before = query.after().map(InMemoryCallbacks::place).orElse(Long.MAX_VALUE);
        synchronized (sessions) {
            List<Callback> left = entries.descendingMap().values().stream()
                    .filter(entry -> entry.change.sequence() < before)
                    .filter(entry -> isVisible(caller, entry))
                    .filter(entry -> query.state().map(entry.state::equals).orElse(true))
                    .filter(entry -> query.session()
                            .map(reference -> isOf(caller, reference, entry))
                            .orElse(true))
                    .filter(entry -> isBetween(entry, query.from(), query.to()))
                    .map(this::callback)
                    .toList();
            List<Callback> page = left.subList(0, Math.min(query.limit(), left.size()));
            return new Listed(
                    page,
                    left.size() > page.size()
                            ? Optional.of(new PageCursor(
                                    "after-" + page.get(page.size() - 1).sequence()))
                            : Optional.empty());
        }
    }

    private static long place(PageCursor cursor) {
        try {
            long place = Long.parseLong(cursor.value().replaceFirst("^after-", ""));
            if (cursor.value().equals("after-" + place)) {
                return place;
            }
        } catch (NumberFormatException e) {
            throw PageCursor.unreadable();
        }
        throw PageCursor.unreadable();
    }

    private boolean isOf(Caller caller, SessionReference reference, Entry entry) {
        return sessions.find(caller, reference)
                .filter(found -> found.value().key().equals(entry.change.session()))
                .isPresent();
    }

    private boolean isVisible(Caller caller, Entry entry) {
        return InMemorySessions.isVisible(caller, sessions.kept(entry.change.session()));
    }

    private static boolean isBetween(Entry entry, Optional<Instant> from, Optional<Instant> to) {
        Instant at = entry.change.change().at();
        return !from.map(at::isBefore).orElse(false) && !to.map(at::isAfter).orElse(false);
    }

    private Callback callback(Entry entry) {
        Session session = sessions.kept(entry.change.session());
        Lane lane = new Lane(session.key(), CallbackTrigger.CHANGE);
        boolean isFirst = entry.state == CallbackState.PENDING
                && oldest(lane).filter(entry::equals).isPresent();
        return new Callback(
                CallbackId.of(session.key(), entry.change.sequence()),
                entry.change.sequence(),
                session.id().orElseThrow(),
                entry.change.change(),
                session.statusCallbackUrl().orElseThrow(),
                entry.state,
                entry.attempts.size(),
                entry.attempts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(entry.attempts.get(entry.attempts.size() - 1)),
                isFirst ? Optional.of(lanes.get(lane).due) : Optional.empty());
    }

    @Override
    public Optional<Told> find(Caller caller, CallbackId id) {
        synchronized (sessions) {
            return visible(caller, id).map(entry -> new Told(callback(entry), entry.attempts));
        }
    }

    private Optional<Entry> visible(Caller caller, CallbackId id) {
        return entries.values().stream()
                .filter(entry -> isVisible(caller, entry))
                .filter(entry -> CallbackId.of(entry.change.session(), entry.change.sequence())
                        .equals(id))
                .findFirst();
    }

    @Override
    public boolean replay(Caller caller, CallbackId id) {
        synchronized (sessions) {
            Optional<Entry> found = visible(caller, id);
            found.ifPresent(this::replay);
            return found.isPresent();
        }
    }

    @Override
    public long replay(Caller caller, Instant from, Instant to) {
        synchronized (sessions) {
            List<Entry> found = entries.values().stream()
                    .filter(entry -> isVisible(caller, entry))
                    .filter(entry -> isBetween(entry, Optional.of(from), Optional.of(to)))
                    .toList();
            found.forEach(this::replay);
            return found.size();
        }
    }

    private void replay(Entry entry) {
        entry.replay = true;
        Place place = lanes.computeIfAbsent(
                new Lane(entry.change.session(), CallbackTrigger.REPLAY), lane -> new Place(clock.instant()));
        if (!place.held) {
            place.due = clock.instant();
        }
    }

    @Override
    public Epoch epoch(AccountKey account, CallbackEndpoint endpoint) {
        synchronized (sessions) {
            return epochs.getOrDefault(account + " " + endpoint, Epoch.FIRST);
        }
    }

    @Override
    public Epoch rotate(AccountKey account, CallbackEndpoint endpoint, Instant at) {
        synchronized (sessions) {
            Epoch next = new Epoch(epoch(account, endpoint).number() + 1, Optional.of(at));
            epochs.put(account + " " + endpoint, next);
            return next;
        }
    }

    /** See {@link Retention#deleteAttempts}. */
    int deleteAttempts(Instant before, int limit) {
        synchronized (sessions) {
            int deleted = 0;
            while (deleted < limit) {
                Optional<Entry> next = entries.values().stream()
                        .filter(entry -> entry.state != CallbackState.PENDING
                                && !entry.attempts.isEmpty()
                                && !sessions.isHeld(entry.change.session()))
                        .min(Comparator.comparing(entry -> first(entry).at()))
                        .filter(entry -> first(entry).at().isBefore(before));
                if (next.isEmpty()) {
                    return deleted;
                }
                next.get().attempts.remove(first(next.get()));
                deleted++;
            }
            return deleted;
        }
    }

    private static CallbackAttempt first(Entry entry) {
        return Collections.min(entry.attempts, Comparator.comparing(CallbackAttempt::at));
    }

    private record Lane(SessionKey session, CallbackTrigger trigger) {}

    private static final class Place {
        private long sequence;
        private int attempts;
        private Instant due;
        private boolean held;
        private long lease;

        Place(Instant due) {
            this.due = due;
        }
    }

    private static final class Entry {
        private final LoggedChange change;
        private final List<CallbackAttempt> attempts = new ArrayList<>();
        private CallbackState state = CallbackState.PENDING;
        private boolean replay;

        Entry(LoggedChange change) {
            this.change = change;
        }
    }
}
