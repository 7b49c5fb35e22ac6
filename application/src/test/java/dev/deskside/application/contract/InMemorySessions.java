package dev.deskside.application.contract;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.PersonalData;
import dev.deskside.application.port.Retention;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.DataSubject;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.TokenHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Sessions that are gone with the process; for tests. Knows no accounts, so that any may be named. */
public final class InMemorySessions implements Sessions {
    private static final Comparator<Versioned<Session>> NEWEST_FIRST = Comparator.comparing(
                    (Versioned<Session> stored) -> stored.value().createdAt(), Comparator.reverseOrder())
            .thenComparing(stored -> stored.value().key().toString());

    private final Map<SessionKey, Versioned<Session>> byKey = new HashMap<>();
    private final Map<SessionKey, List<ChatMessage>> chats = new HashMap<>();
    private final List<LoggedChange> log = new ArrayList<>();
    private Consumer<LoggedChange> calledBack = change -> {};
    private long sequence;

    /** A store without sessions. */
    public InMemorySessions() {}

    @Override
    public synchronized long commit(Session session, long expectedVersion, List<SessionChange> changes) {
        Versioned<Session> stored = byKey.get(session.key());
        if (expectedVersion == 0 && stored != null) {
            throw alreadyExists();
        }
        if (expectedVersion != (stored == null ? 0 : stored.version())) {
            throw new DesksideException(ErrorCode.STALE_WRITE, "The session was changed in between.");
        }
        for (Versioned<Session> other : byKey.values()) {
            if (!other.value().key().equals(session.key()) && clash(other.value(), session)) {
                throw alreadyExists();
            }
        }
        long version = expectedVersion + 1;
        byKey.put(session.key(), new Versioned<>(session, version));
        for (SessionChange change : changes) {
            LoggedChange logged = new LoggedChange(++sequence, session.key(), version, change);
            log.add(logged);
            if (session.isCalledBack(change)) {
                calledBack.accept(logged);
            }
        }
        return version;
    }

    /** Tells of each change that is to be called back, in the act of its commit. */
    synchronized void whenCalledBack(Consumer<LoggedChange> listener) {
        calledBack = listener;
    }

    /** A session that is there. */
    synchronized Session kept(SessionKey key) {
        return byKey.get(key).value();
    }

    @Override
    public synchronized Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
        TokenHash hash = TokenHash.of(reference.value());
        return first(session -> isVisible(caller, session)
                && (session.id()
                                .filter(id -> id.value().equals(reference.value()))
                                .isPresent()
                        || session.tokens().session().equals(hash)));
    }

    @Override
    public synchronized Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
        return first(session -> isVisible(caller, session)
                && session.startKey().map(StartKey::value).equals(Optional.of(key.value())));
    }

    @Override
    public synchronized Optional<Versioned<Session>> find(LaunchToken token) {
        Optional<TokenHash> hash = Optional.of(TokenHash.of(token.value()));
        return first(session -> session.tokens().launch().equals(hash));
    }

    @Override
    public synchronized Optional<Versioned<Session>> find(JoinToken token) {
        Optional<TokenHash> hash = Optional.of(TokenHash.of(token.value()));
        return first(session -> session.tokens().join().equals(hash));
    }

    @Override
    public synchronized Listed list(Caller caller, SessionQuery query) {
        List<Versioned<Session>> all = byKey.values().stream()
                .filter(stored -> isVisible(caller, stored.value()) && query.matches(stored.value()))
                .sorted(NEWEST_FIRST)
                .toList();
        Optional<Place> after = query.after().map(Place::read);
        List<Versioned<Session>> left = all.stream()
                .filter(stored ->
                        after.map(place -> place.isBefore(stored.value())).orElse(true))
                .toList();
        List<Versioned<Session>> page = left.subList(0, Math.min(query.limit(), left.size()));
        Optional<PageCursor> next = left.size() > page.size()
                ? Optional.of(Place.of(page.get(page.size() - 1).value()).cursor())
                : Optional.empty();
        return new Listed(all.size(), page, next);
    }

    @Override
    public synchronized void say(SessionKey session, ChatMessage message) {
        if (!byKey.containsKey(session)) {
            throw new DesksideException(ErrorCode.INVALID_KEY, "There is no such session.");
        }
        chats.computeIfAbsent(session, key -> new ArrayList<>()).add(message);
    }

    @Override
    public synchronized List<ChatMessage> messages(Caller caller, SessionReference reference) {
        return find(caller, reference)
                .map(found -> List.copyOf(chats.getOrDefault(found.value().key(), List.of())))
                .orElse(List.of());
    }

    @Override
    public synchronized List<LoggedChange> changes(Caller caller, SessionReference reference) {
        return find(caller, reference)
                .map(found -> log.stream()
                        .filter(entry -> entry.session().equals(found.value().key()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public synchronized ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
        long seen = after.map(this::feedPlace).orElse(0L);
        long start = seen;
        List<LoggedChange> left =
                log.stream().filter(entry -> entry.sequence() > start).toList();
        List<FeedChange> page = new ArrayList<>();
        int passed = 0;
        while (passed < left.size() && page.size() < limit) {
            LoggedChange entry = left.get(passed);
            passed++;
            seen = entry.sequence();
            Session session = byKey.get(entry.session()).value();
            if (isVisible(caller, session)) {
                page.add(new FeedChange(entry, session, feedCursor(seen)));
            }
        }
        boolean more = passed < left.size();
        return new ChangePage(page, feedCursor(more ? seen : sequence), more);
    }

    @Override
    public synchronized PageCursor changesEnd(Caller caller) {
        return feedCursor(sequence);
    }

    private static PageCursor feedCursor(long seen) {
        return new PageCursor("changes_" + seen);
    }

    private long feedPlace(PageCursor cursor) {
        for (long seen = sequence; seen >= 0; seen--) {
            if (feedCursor(seen).equals(cursor)) {
                return seen;
            }
        }
        throw PageCursor.unreadable();
    }

    /** Deletes those that ended before this; the fake of {@link Retention} has the rest. */
    synchronized List<Retention.DeletedSession> deleteEnded(Instant before, int limit) {
        List<Retention.DeletedSession> expired = byKey.values().stream()
                .map(Versioned::value)
                .filter(session -> !isKept(session))
                .map(session -> new Retention.DeletedSession(session.key(), end(session)))
                .filter(session -> session.endedAt().isBefore(before))
                .sorted(Comparator.comparing(Retention.DeletedSession::endedAt)
                        .thenComparing(session -> session.key().toString()))
                .limit(limit)
                .toList();
        for (Retention.DeletedSession session : expired) {
            byKey.remove(session.key());
            chats.remove(session.key());
            log.removeIf(entry -> entry.session().equals(session.key()));
        }
        return expired;
    }

    /** Whether what belongs to this session is to be kept, however old it is. */
    synchronized boolean isKept(SessionKey session) {
        return Optional.ofNullable(byKey.get(session))
                .filter(stored -> isKept(stored.value()))
                .isPresent();
    }

    /** What is kept of a customer; see {@link PersonalData}. */
    synchronized List<PersonalData.KeptSession> keptOf(AccountKey account, DataSubject subject) {
        return byKey.values().stream()
                .map(Versioned::value)
                .filter(session -> session.snapshot().account().equals(Optional.of(account))
                        && subject.is(session.snapshot().customer()))
                .sorted(Comparator.comparing(Session::createdAt)
                        .thenComparing(session -> session.key().toString()))
                .map(session -> new PersonalData.KeptSession(session, chats.getOrDefault(session.key(), List.of())))
                .toList();
    }

    /** Removes what is kept of a customer; see {@link PersonalData}. */
    synchronized PersonalData.Erasure erase(AccountKey account, DataSubject subject) {
        List<SessionKey> held = new ArrayList<>();
        int erased = 0;
        int messages = 0;
        for (PersonalData.KeptSession kept : keptOf(account, subject)) {
            SessionKey key = kept.session().key();
            if (kept.session().hold().isPresent()) {
                held.add(key);
            } else {
                byKey.put(
                        key,
                        new Versioned<>(erased(kept.session()), byKey.get(key).version() + 1));
                chats.remove(key);
                erased++;
                messages += kept.messages().size();
            }
        }
        return new PersonalData.Erasure(erased, messages, held);
    }

    private static Session erased(Session session) {
        return new Session(
                session.key(),
                session.createdAt(),
                session.tokenEpoch(),
                session.tokens(),
                session.statusCallbackUrl(),
                session.snapshot().toBuilder()
                        .customer(Customer.UNKNOWN)
                        .notes(Optional.empty())
                        .collaborators(List.of())
                        .build(),
                session.endReason(),
                session.sealedStart(),
                session.startKey(),
                session.hold());
    }

    /** Whether it is under a legal hold. */
    synchronized boolean isHeld(SessionKey session) {
        return Optional.ofNullable(byKey.get(session))
                .flatMap(stored -> stored.value().hold())
                .isPresent();
    }

    private static boolean isKept(Session session) {
        return !session.status().isEnded() || session.hold().isPresent();
    }

    private Instant end(Session session) {
        return session.snapshot()
                .endedAt()
                .orElseGet(() -> log.stream()
                        .filter(entry -> entry.session().equals(session.key()))
                        .map(entry -> entry.change().at())
                        .max(Comparator.naturalOrder())
                        .orElse(session.createdAt()));
    }

    /** All sessions, for the stores beside this one. */
    synchronized List<Versioned<Session>> all() {
        return List.copyOf(byKey.values());
    }

    private Optional<Versioned<Session>> first(Predicate<Session> condition) {
        return byKey.values().stream()
                .filter(stored -> condition.test(stored.value()))
                .findFirst();
    }

    static boolean isVisible(Caller caller, Session session) {
        return session.snapshot().account().equals(Optional.of(caller.account()))
                && session.snapshot()
                        .machine()
                        .flatMap(machine -> machine.company())
                        .map(caller.companies()::contains)
                        .orElse(true);
    }

    private static boolean clash(Session one, Session other) {
        return bothHave(one.id(), other.id())
                || (bothHave(
                                one.startKey().map(StartKey::value),
                                other.startKey().map(StartKey::value))
                        && one.snapshot().account().equals(other.snapshot().account()))
                || one.tokens().session().equals(other.tokens().session())
                || bothHave(one.tokens().launch(), other.tokens().launch())
                || bothHave(one.tokens().join(), other.tokens().join());
    }

    private static boolean bothHave(Optional<?> one, Optional<?> other) {
        return one.isPresent() && one.equals(other);
    }

    private static DesksideException alreadyExists() {
        return new DesksideException(ErrorCode.ALREADY_EXISTS, "There is such a session already.");
    }

    /** Where a page ended. */
    private record Place(Instant createdAt, String key) {
        static Place of(Session session) {
            return new Place(session.createdAt(), session.key().toString());
        }

        static Place read(PageCursor cursor) {
            List<String> parts = List.of(cursor.value().split("_", 2));
            try {
                Place place = new Place(
                        Instant.parse(parts.get(0)),
                        UUID.fromString(parts.get(1)).toString());
                if (place.cursor().equals(cursor)) {
                    return place;
                }
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw PageCursor.unreadable();
            }
            throw PageCursor.unreadable();
        }

        PageCursor cursor() {
            return new PageCursor(createdAt + "_" + key);
        }

        boolean isBefore(Session session) {
            return session.createdAt().isBefore(createdAt)
                    || (session.createdAt().equals(createdAt)
                            && session.key().toString().compareTo(key) > 0);
        }
    }
}
