package dev.deskside.application.store;

import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.SessionsContract;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartKey;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of sessions")
class SessionsTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(
                SessionsTeethTest.class,
                Right.class,
                "S1",
                "S2",
                "S3",
                "S4",
                "S5",
                "S6",
                "S7",
                "S8",
                "S9",
                "S10",
                "S11",
                "S12",
                "S13",
                "S14");
    }

    /** A right adapter; each test below gets one thing wrong. */
    abstract static class Almost implements SessionsContract, Sessions {
        final Sessions right = new InMemorySessions();
        /** Every session that was committed, with the version that it has. */
        final Map<SessionKey, Versioned<Session>> seen = new ConcurrentHashMap<>();

        private final Accounts accounts = new InMemoryAccounts();

        @Override
        public Sessions sessions() {
            return this;
        }

        @Override
        public int patience() {
            return 1;
        }

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            long version = right.commit(session, expectedVersion, changes);
            seen.put(session.key(), new Versioned<>(session, version));
            return version;
        }

        @Override
        public Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
            return right.find(caller, reference);
        }

        @Override
        public Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
            return right.find(caller, key);
        }

        @Override
        public Optional<Versioned<Session>> find(LaunchToken token) {
            return right.find(token);
        }

        @Override
        public Optional<Versioned<Session>> find(JoinToken token) {
            return right.find(token);
        }

        @Override
        public List<LoggedChange> changes(Caller caller, SessionReference reference) {
            return right.changes(caller, reference);
        }

        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            return right.changesAfter(caller, after, limit);
        }

        @Override
        public PageCursor changesEnd(Caller caller) {
            return right.changesEnd(caller);
        }

        @Override
        public Listed list(Caller caller, SessionQuery query) {
            List<Versioned<Session>> all = seen.values().stream()
                    .filter(stored -> isOfAccount(caller, stored.value()) && isOfCompany(caller, stored.value()))
                    .filter(stored -> matches(query, stored.value()))
                    .sorted(Comparator.comparing(Versioned::value, order()))
                    .toList();
            Optional<Session> last = query.after().flatMap(this::read);
            List<Versioned<Session>> left = left(all, last, query.limit());
            List<Versioned<Session>> page = left.subList(0, Math.min(query.limit(), left.size()));
            return new Listed(
                    total(all, page),
                    page,
                    goesOn(left.size(), query.limit())
                            ? Optional.of(new PageCursor(
                                    page.get(page.size() - 1).value().key().toString()))
                            : Optional.empty());
        }

        boolean isOfAccount(Caller caller, Session session) {
            return session.snapshot().account().equals(Optional.of(caller.account()));
        }

        boolean isOfCompany(Caller caller, Session session) {
            return session.snapshot()
                    .machine()
                    .flatMap(UnattendedMachine::company)
                    .map(caller.companies()::contains)
                    .orElse(true);
        }

        boolean matches(SessionQuery query, Session session) {
            return query.matches(session);
        }

        Comparator<Session> order() {
            return Comparator.comparing(Session::createdAt, Comparator.reverseOrder())
                    .thenComparing(session -> session.key().toString());
        }

        long total(List<Versioned<Session>> all, List<Versioned<Session>> page) {
            return all.size();
        }

        /** The session that the page before ended with. */
        Optional<Session> read(PageCursor cursor) {
            return Optional.of(seen.values().stream()
                    .map(Versioned::value)
                    .filter(session -> session.key().toString().equals(cursor.value()))
                    .findFirst()
                    .orElseThrow(PageCursor::unreadable));
        }

        /** What is left of a list where the page before ended with this. */
        List<Versioned<Session>> left(List<Versioned<Session>> all, Optional<Session> last, int limit) {
            return all.stream()
                    .filter(stored ->
                            last.map(place -> isAfter(place, stored.value())).orElse(true))
                    .toList();
        }

        boolean isAfter(Session last, Session session) {
            return order().compare(last, session) < 0;
        }

        boolean goesOn(int left, int limit) {
            return left > limit;
        }

        /** The question without what it asks of the customer and the partner object. */
        static SessionQuery withoutTexts(SessionQuery query) {
            return new SessionQuery(
                    query.statuses(),
                    query.from(),
                    query.to(),
                    query.technician(),
                    Optional.empty(),
                    Optional.empty(),
                    query.limit(),
                    query.after());
        }

        @Override
        public void say(SessionKey session, ChatMessage message) {
            right.say(session, message);
        }

        @Override
        public List<ChatMessage> messages(Caller caller, SessionReference reference) {
            return right.messages(caller, reference);
        }

        /** The owner's own view of a session, whoever asks. */
        final Caller owner(Caller caller, Optional<AccountKey> account, Set<CompanyId> companies) {
            return new Caller(
                    account.orElse(caller.account()), companies, caller.user(), caller.roles(), caller.seat());
        }

        static Session with(Session session, SessionSnapshot.Builder snapshot) {
            return new Session(
                    session.key(),
                    session.createdAt(),
                    session.tokenEpoch(),
                    session.tokens(),
                    session.statusCallbackUrl(),
                    snapshot.build());
        }
    }

    static class Right extends Almost {}

    @Breaks("S1")
    static class ForgetsTheLaunchToken extends Almost {
        @Override
        public Optional<Versioned<Session>> find(LaunchToken token) {
            return Optional.empty();
        }
    }

    @Breaks("S1")
    static class TakesAnyTokenForAnyPurpose extends Almost {
        @Override
        public Optional<Versioned<Session>> find(JoinToken token) {
            return right.find(token).or(() -> right.find(new LaunchToken(token.value())));
        }
    }

    @Breaks("S1")
    static class MakesNumbersOfDigits extends Almost {
        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            Optional<PartnerObject> object = session.snapshot().partnerObject().map(MakesNumbersOfDigits::number);
            return super.commit(
                    with(session, session.snapshot().toBuilder().partnerObject(object)), expectedVersion, changes);
        }

        private static PartnerObject number(PartnerObject object) {
            try {
                return new PartnerObject.Numeric(new BigDecimal(object.text()));
            } catch (NumberFormatException e) {
                return object;
            }
        }
    }

    @Breaks("S1")
    static class KeepsWholeSeconds extends Almost {
        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            SessionSnapshot.Builder rounded = session.snapshot().toBuilder()
                    .startedAt(session.snapshot().startedAt().map(t -> t.truncatedTo(ChronoUnit.SECONDS)));
            return super.commit(with(session, rounded), expectedVersion, changes);
        }
    }

    @Breaks("S1")
    static class KeepsTheFirstNotes extends Almost {
        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            Optional<String> notes = Optional.ofNullable(seen.get(session.key()))
                    .flatMap(before -> before.value().snapshot().notes())
                    .or(session.snapshot()::notes);
            return super.commit(with(session, session.snapshot().toBuilder().notes(notes)), expectedVersion, changes);
        }
    }

    @Breaks("S2")
    static class LosesChanges extends Almost {
        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            return super.commit(
                    session, expectedVersion, changes.stream().limit(1).toList());
        }
    }

    @Breaks("S3")
    static class IgnoresTheVersion extends Almost {
        @Override
        public synchronized long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            Versioned<Session> stored = seen.get(session.key());
            return super.commit(
                    session, expectedVersion == 0 || stored == null ? expectedVersion : stored.version(), changes);
        }
    }

    @Breaks("S3")
    static class WritesBeforeItLooks extends Almost {
        @Override
        public synchronized long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            Versioned<Session> stored = seen.get(session.key());
            if (stored != null && expectedVersion != 0 && stored.version() != expectedVersion) {
                super.commit(session, stored.version(), changes);
            }
            return super.commit(session, expectedVersion, changes);
        }
    }

    @Breaks("S3")
    static class AddsWhateverTheVersion extends Almost {
        @Override
        public synchronized long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            return super.commit(session, seen.containsKey(session.key()) ? expectedVersion : 0, changes);
        }
    }

    @Breaks("S4")
    static class CountsFromZero extends Almost {
        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            return super.commit(session, expectedVersion, changes) - 1;
        }
    }

    @Breaks("S5")
    static class LeaksOtherAccounts extends Almost {
        @Override
        public Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
            return Stream.concat(
                            Stream.of(caller),
                            seen.values().stream()
                                    .map(s -> owner(caller, s.value().snapshot().account(), caller.companies())))
                    .flatMap(who -> right.find(who, reference).stream())
                    .findFirst();
        }
    }

    @Breaks("S5")
    static class LeaksTheLog extends Almost {
        @Override
        public List<LoggedChange> changes(Caller caller, SessionReference reference) {
            return seen.values().stream()
                    .map(s -> owner(caller, s.value().snapshot().account(), caller.companies()))
                    .map(who -> right.changes(who, reference))
                    .filter(log -> !log.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
    }

    @Breaks("S5")
    static class LeaksOtherCompanies extends Almost {
        @Override
        public Optional<Versioned<Session>> find(Caller caller, SessionReference reference) {
            Set<CompanyId> all = new HashSet<>();
            seen.values()
                    .forEach(s -> s.value()
                            .snapshot()
                            .machine()
                            .flatMap(UnattendedMachine::company)
                            .ifPresent(all::add));
            return right.find(owner(caller, Optional.empty(), all), reference);
        }
    }

    @Breaks("S6")
    static class TellsTheLatestFirst extends Almost {
        @Override
        public List<LoggedChange> changes(Caller caller, SessionReference reference) {
            List<LoggedChange> log = new ArrayList<>(right.changes(caller, reference));
            Collections.reverse(log);
            return log;
        }
    }

    @Breaks("S6")
    static class CountsEachLogAlone extends Almost {
        @Override
        public List<LoggedChange> changes(Caller caller, SessionReference reference) {
            List<LoggedChange> log = new ArrayList<>();
            for (LoggedChange entry : right.changes(caller, reference)) {
                log.add(new LoggedChange(log.size() + 1L, entry.session(), entry.version(), entry.change()));
            }
            return log;
        }
    }

    @Breaks("S7")
    static class SaysYesToEveryone extends Almost {
        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            try {
                return super.commit(session, expectedVersion, changes);
            } catch (DesksideException e) {
                if (e.code() == ErrorCode.STALE_WRITE) {
                    return expectedVersion + 1;
                }
                throw e;
            }
        }
    }

    @Breaks("S8")
    static class ReplacesWhatIsThere extends Almost {
        @Override
        public synchronized long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            Versioned<Session> stored = seen.get(session.key());
            return super.commit(
                    session, expectedVersion == 0 && stored != null ? stored.version() : expectedVersion, changes);
        }
    }

    @Breaks("S8")
    static class DropsAnIdThatIsTaken extends Almost {
        @Override
        public synchronized long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            boolean taken = seen.values().stream()
                    .map(Versioned::value)
                    .anyMatch(other -> !other.key().equals(session.key())
                            && other.id().isPresent()
                            && other.id().equals(session.id()));
            return super.commit(
                    taken ? with(session, session.snapshot().toBuilder().id(Optional.empty())) : session,
                    expectedVersion,
                    changes);
        }
    }

    @Breaks("S9")
    static class ListsTheOldestFirst extends Almost {
        @Override
        Comparator<Session> order() {
            return super.order().reversed();
        }
    }

    @Breaks("S9")
    static class LeavesTiesAsTheyCome extends Almost {
        @Override
        Comparator<Session> order() {
            return Comparator.comparing(Session::createdAt, Comparator.reverseOrder())
                    .thenComparing(session -> session.tokens().session().hex());
        }
    }

    @Breaks("S9")
    static class ListsOtherAccounts extends Almost {
        @Override
        boolean isOfAccount(Caller caller, Session session) {
            return true;
        }
    }

    @Breaks("S9")
    static class ListsOtherCompanies extends Almost {
        @Override
        boolean isOfCompany(Caller caller, Session session) {
            return true;
        }
    }

    @Breaks("S9")
    static class CountsThePageAlone extends Almost {
        @Override
        long total(List<Versioned<Session>> all, List<Versioned<Session>> page) {
            return page.size();
        }
    }

    @Breaks("S9")
    static class CountsWhatNobodySees extends Almost {
        @Override
        long total(List<Versioned<Session>> all, List<Versioned<Session>> page) {
            return seen.size();
        }
    }

    @Breaks("S9")
    static class ForgetsTheNextPage extends Almost {
        @Override
        boolean goesOn(int left, int limit) {
            return false;
        }
    }

    @Breaks("S9")
    static class GoesOnThoughItJustFits extends Almost {
        @Override
        boolean goesOn(int left, int limit) {
            return left >= limit;
        }
    }

    @Breaks("S9")
    static class RepeatsTheLast extends Almost {
        @Override
        boolean isAfter(Session last, Session session) {
            return order().compare(last, session) <= 0;
        }
    }

    @Breaks("S9")
    static class SkipsWhatWasAskedForAtTheSameTime extends Almost {
        @Override
        boolean isAfter(Session last, Session session) {
            return session.createdAt().isBefore(last.createdAt());
        }
    }

    @Breaks("S9")
    static class TakesAnyCursor extends Almost {
        @Override
        Optional<Session> read(PageCursor cursor) {
            try {
                return super.read(cursor);
            } catch (DesksideException e) {
                return Optional.empty();
            }
        }
    }

    @Breaks("S9")
    static class CountsFromTheBeginning extends Almost {
        private final Map<SessionKey, Integer> places = new ConcurrentHashMap<>();

        @Override
        List<Versioned<Session>> left(List<Versioned<Session>> all, Optional<Session> last, int limit) {
            int skipped = last.map(session -> places.get(session.key())).orElse(0);
            if (all.size() > skipped + limit) {
                places.put(all.get(skipped + limit - 1).value().key(), skipped + limit);
            }
            return all.subList(Math.min(skipped, all.size()), all.size());
        }
    }

    @Breaks("S9")
    static class BelievesTheCursor extends Almost {
        private boolean goingOn;

        @Override
        public synchronized Listed list(Caller caller, SessionQuery query) {
            goingOn = query.after().isPresent();
            return super.list(caller, query);
        }

        @Override
        boolean isOfCompany(Caller caller, Session session) {
            return goingOn || super.isOfCompany(caller, session);
        }
    }

    @Breaks("S9")
    static class ExcludesTheBeginning extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    && query.from()
                            .map(from -> session.createdAt().isAfter(from))
                            .orElse(true);
        }
    }

    @Breaks("S9")
    static class ExcludesTheEnd extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    && query.to().map(to -> session.createdAt().isBefore(to)).orElse(true);
        }
    }

    @Breaks("S9")
    static class ListsEveryStatus extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.toBuilder().statuses(Set.of()).build().matches(session);
        }
    }

    @Breaks("S9")
    static class ListsWhereTheTechnicianHelped extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    || session.snapshot().collaborators().stream()
                            .anyMatch(helper -> helper.userKey().isPresent()
                                    && helper.userKey().equals(query.technician()));
        }
    }

    @Breaks("S9")
    static class KnowsTheCustomersNameAlone extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            Session nameless = with(
                    session,
                    session.snapshot().toBuilder()
                            .customer(new Customer(session.snapshot().customer().name(), Optional.empty())));
            return query.matches(nameless);
        }
    }

    @Breaks("S9")
    static class TellsCapitalLettersApart extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    && query.customer()
                            .map(text ->
                                    session.snapshot().customer().toString().contains(text))
                            .orElse(true);
        }
    }

    @Breaks("S9")
    static class KnowsCapitalLettersOfEveryAlphabet extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    || query.customer()
                            .map(text -> text.toLowerCase(Locale.ROOT))
                            .map(text -> session.snapshot()
                                            .customer()
                                            .name()
                                            .map(name -> name.toLowerCase(Locale.ROOT)
                                                    .contains(text))
                                            .orElse(false)
                                    && withoutTexts(query).matches(session))
                            .orElse(false);
        }
    }

    @Breaks("S9")
    static class TakesWildCards extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    || (query.customer().equals(Optional.of("%"))
                            && withoutTexts(query).matches(session));
        }
    }

    @Breaks("S9")
    static class TellsNumbersFromText extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    && (query.partnerObject().isEmpty()
                            || session.snapshot().partnerObject().orElse(null) instanceof PartnerObject.Text);
        }
    }

    @Breaks("S9")
    static class FindsPartsOfPartnerObjects extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    || query.partnerObject()
                            .map(part -> session.snapshot()
                                            .partnerObject()
                                            .map(whole -> whole.text().contains(part))
                                            .orElse(false)
                                    && withoutTexts(query).matches(session))
                            .orElse(false);
        }
    }

    @Breaks("S9")
    static class IsContentWithOneCondition extends Almost {
        @Override
        boolean matches(SessionQuery query, Session session) {
            return query.matches(session)
                    || (query.technician().isPresent()
                            && SessionQuery.all()
                                    .technician(query.technician().get())
                                    .build()
                                    .matches(session));
        }
    }

    @Breaks("S10")
    static class SortsByTheClock extends Almost {
        @Override
        public List<ChatMessage> messages(Caller caller, SessionReference reference) {
            return right.messages(caller, reference).stream()
                    .sorted(Comparator.comparing(ChatMessage::at))
                    .toList();
        }
    }

    @Breaks("S10")
    static class KeepsWhatIsSaidTwiceOnce extends Almost {
        @Override
        public List<ChatMessage> messages(Caller caller, SessionReference reference) {
            return right.messages(caller, reference).stream().distinct().toList();
        }
    }

    @Breaks("S10")
    static class ForgetsWhoSaidIt extends Almost {
        @Override
        public void say(SessionKey session, ChatMessage message) {
            super.say(session, new ChatMessage(message.at(), message.content(), Optional.empty()));
        }
    }

    @Breaks("S10")
    static class MakesOneLineOfSeveral extends Almost {
        @Override
        public void say(SessionKey session, ChatMessage message) {
            super.say(
                    session,
                    new ChatMessage(
                            message.at(), message.content().replaceAll("\\s+", " "), message.participantName()));
        }
    }

    @Breaks("S10")
    static class ShowsTheChatToOtherAccounts extends Almost {
        @Override
        public List<ChatMessage> messages(Caller caller, SessionReference reference) {
            return seen.values().stream()
                    .map(s -> owner(caller, s.value().snapshot().account(), caller.companies()))
                    .map(who -> right.messages(who, reference))
                    .filter(said -> !said.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
    }

    @Breaks("S10")
    static class ShowsTheChatToOtherCompanies extends Almost {
        @Override
        public List<ChatMessage> messages(Caller caller, SessionReference reference) {
            Set<CompanyId> all = new HashSet<>();
            seen.values()
                    .forEach(s -> s.value()
                            .snapshot()
                            .machine()
                            .flatMap(UnattendedMachine::company)
                            .ifPresent(all::add));
            return right.messages(owner(caller, Optional.empty(), all), reference);
        }
    }

    @Breaks("S10")
    static class TakesWhatIsSaidNowhere extends Almost {
        @Override
        public void say(SessionKey session, ChatMessage message) {
            if (seen.containsKey(session)) {
                super.say(session, message);
            }
        }
    }

    @Breaks("S11")
    static class ReadsTheLastTwice extends Almost {
        private final Map<PageCursor, PageCursor> before = new ConcurrentHashMap<>();

        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            ChangePage page = right.changesAfter(caller, after.map(place -> before.getOrDefault(place, place)), limit);
            for (int i = 1; i < page.changes().size(); i++) {
                before.put(
                        page.changes().get(i).place(), page.changes().get(i - 1).place());
            }
            return page;
        }
    }

    @Breaks("S11")
    static class SkipsWhatDoesNotFit extends Almost {
        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            ChangePage page = right.changesAfter(caller, after, limit + 1);
            return new ChangePage(page.changes().stream().limit(limit).toList(), page.next(), page.more());
        }
    }

    @Breaks("S11")
    static class TellsTheFeedBackwards extends Almost {
        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            ChangePage page = right.changesAfter(caller, after, limit);
            List<FeedChange> changes = new ArrayList<>(page.changes());
            Collections.reverse(changes);
            return new ChangePage(changes, page.next(), page.more());
        }
    }

    @Breaks("S11")
    static class TellsTheLastChangeOfEachAlone extends Almost {
        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            ChangePage page = right.changesAfter(caller, after, limit);
            return new ChangePage(
                    page.changes().stream()
                            .filter(change -> change.logged().change().status()
                                    == change.session().status())
                            .toList(),
                    page.next(),
                    page.more());
        }
    }

    @Breaks("S11")
    static class ShowsAllCompaniesInTheFeed extends Almost {
        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            Set<CompanyId> all = new HashSet<>();
            seen.values()
                    .forEach(s -> s.value()
                            .snapshot()
                            .machine()
                            .flatMap(UnattendedMachine::company)
                            .ifPresent(all::add));
            return right.changesAfter(owner(caller, Optional.empty(), all), after, limit);
        }
    }

    @Breaks("S11")
    static class ShowsAllAccountsInTheFeed extends Almost {
        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            ChangePage own = right.changesAfter(caller, after, limit);
            List<FeedChange> changes = new ArrayList<>(own.changes());
            seen.values().stream()
                    .map(s -> owner(caller, s.value().snapshot().account(), caller.companies()))
                    .filter(who -> !who.account().equals(caller.account()))
                    .distinct()
                    .forEach(who ->
                            changes.addAll(right.changesAfter(who, after, limit).changes()));
            return new ChangePage(changes, own.next(), own.more());
        }
    }

    @Breaks("S11")
    static class StaysWhereNothingIsToBeSeen extends Almost {
        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            ChangePage page = right.changesAfter(caller, after, limit);
            return page.changes().isEmpty() && after.isEmpty()
                    ? new ChangePage(List.of(), new PageCursor("changes_0"), page.more())
                    : page;
        }
    }

    @Breaks("S12")
    static class TakesAnyPlaceInTheFeed extends Almost {
        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            try {
                return right.changesAfter(caller, after, limit);
            } catch (DesksideException e) {
                return right.changesAfter(caller, Optional.empty(), limit);
            }
        }
    }

    @Breaks("S13")
    static class BeginsWithWhatIsThere extends Almost {
        @Override
        public PageCursor changesEnd(Caller caller) {
            return new PageCursor("changes_0");
        }
    }

    @Breaks("S13")
    static class LosesTheFirstAfterTheEnd extends Almost {
        private final Map<PageCursor, PageCursor> ends = new ConcurrentHashMap<>();

        @Override
        public PageCursor changesEnd(Caller caller) {
            PageCursor end = right.changesEnd(caller);
            ends.put(end, end);
            return end;
        }

        @Override
        public ChangePage changesAfter(Caller caller, Optional<PageCursor> after, int limit) {
            ChangePage page = right.changesAfter(caller, after, limit);
            return after.filter(ends::containsKey).isPresent()
                    ? new ChangePage(page.changes().stream().skip(1).toList(), page.next(), page.more())
                    : page;
        }
    }

    @Breaks("S14")
    static class FindsStartKeysOfOthers extends Almost {
        @Override
        public Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
            return seen.values().stream()
                    .filter(stored ->
                            stored.value().startKey().map(StartKey::value).equals(Optional.of(key.value())))
                    .findFirst();
        }
    }

    @Breaks("S14")
    static class FindsWhatNeverChanged extends Almost {
        @Override
        public Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
            return super.find(caller, key).filter(stored -> stored.version() == 1);
        }
    }
}
