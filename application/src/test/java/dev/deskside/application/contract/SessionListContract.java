package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.Customer;
import dev.deskside.domain.session.Participant;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.UnattendedMachine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promise S9 of {@link Sessions}. A test makes an account of its own, so that all may share one store. */
public interface SessionListContract {
    /** {@return the store under test} */
    Sessions sessions();

    /** {@return where the accounts of those sessions are added} */
    Accounts accounts();

    private static SessionSnapshot.Builder waiting(Tenant tenant) {
        return SessionSnapshot.in(SessionStatus.WAITING).account(Optional.of(tenant.key()));
    }

    private static Session session(Instant createdAt, SessionSnapshot.Builder snapshot) {
        Sample sample = Sample.of(snapshot.build());
        return new Session(sample.key(), createdAt, 0, sample.tokens(), Optional.empty(), sample.snapshot());
    }

    private static SessionSnapshot.Builder onMachineOf(CompanyId company, SessionSnapshot.Builder snapshot) {
        return snapshot.machine(Optional.of(new UnattendedMachine(
                new MachineUuid("machine"), Optional.empty(), Optional.empty(), Optional.of(company))));
    }

    private static Instant at(long millis) {
        return Sample.CREATED.plusMillis(millis);
    }

    private static List<Session> inOrder(List<Session> all) {
        return all.stream()
                .sorted(Comparator.comparing(Session::createdAt, Comparator.reverseOrder())
                        .thenComparing(session -> session.key().toString()))
                .toList();
    }

    private Session add(Session session) {
        sessions().commit(session, 0, List.of());
        return session;
    }

    private Session add(Instant createdAt, SessionSnapshot.Builder snapshot) {
        return add(session(createdAt, snapshot));
    }

    /** All pages one after the other; each tells the same total, none is too long, and only the last may be short. */
    private List<Session> followed(Caller caller, SessionQuery query, int total) {
        List<Session> followed = new ArrayList<>();
        Optional<SessionQuery> next = Optional.of(query);
        while (next.isPresent()) {
            SessionQuery question = next.get();
            Sessions.Listed page = sessions().list(caller, question);
            assertThat(page.total()).isEqualTo(total);
            assertThat(page.sessions()).hasSizeLessThanOrEqualTo(query.limit());
            assertThat(page.next().isPresent() && page.sessions().size() < query.limit())
                    .as("goes on after a page that isn't full")
                    .isFalse();
            page.sessions().forEach(session -> followed.add(session.value()));
            assertThat(followed).as("on these pages").hasSizeLessThanOrEqualTo(total);
            next = page.next().map(question::after);
        }
        return followed;
    }

    private List<Session> listed(Caller caller, SessionQuery.Builder query) {
        Sessions.Listed page = sessions().list(caller, query.build());
        assertThat(page.total()).isEqualTo(page.sessions().size());
        assertThat(page.next()).isEmpty();
        return page.sessions().stream().map(Versioned::value).toList();
    }

    @Test
    @DisplayName("S9 a list holds the caller's sessions with their versions, the newest first, ties by key")
    default void newestFirst() {
        Tenant tenant = Tenant.in(accounts());
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(session(at(i / 3), waiting(tenant)));
        }
        List<Session> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(9));
        shuffled.forEach(this::add);
        Session changed = shuffled.get(0);
        sessions().commit(changed, 1, List.of());

        Sessions.Listed list =
                sessions().list(tenant.caller(), SessionQuery.all().build());

        assertThat(list.sessions())
                .isEqualTo(inOrder(all).stream()
                        .map(session -> new Versioned<>(session, session.equals(changed) ? 2 : 1))
                        .toList());
        assertThat(list.total()).isEqualTo(30);
        assertThat(list.next()).isEmpty();
    }

    @Test
    @DisplayName("S9 a caller without sessions has an empty list of total 0")
    default void noSessions() {
        Tenant tenant = Tenant.in(accounts());
        assertThat(sessions().list(tenant.caller(), SessionQuery.all().build()))
                .isEqualTo(new Sessions.Listed(0, List.of(), Optional.empty()));
    }

    @Test
    @DisplayName("S9 what another account has, or a company out of reach, is neither listed nor counted")
    default void onlyVisible() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        CompanyId open = tenant.company().id();
        CompanyId closed = tenant.closedCompany().id();
        Session ofOpen = add(at(3), onMachineOf(open, waiting(tenant)));
        Session ofClosed = add(at(2), onMachineOf(closed, waiting(tenant)));
        Session attended = add(at(1), waiting(tenant));
        Session others = add(at(0), waiting(stranger));

        SessionQuery.Builder all = SessionQuery.all();
        assertThat(listed(tenant.callerWith(open, closed), all)).containsExactly(ofOpen, ofClosed, attended);
        assertThat(listed(tenant.callerWith(open), all)).containsExactly(ofOpen, attended);
        assertThat(listed(tenant.callerWith(closed), all)).containsExactly(ofClosed, attended);
        assertThat(listed(tenant.callerWith(), all)).containsExactly(attended);
        assertThat(listed(stranger.callerWith(open, closed), all)).containsExactly(others);
    }

    @Test
    @DisplayName("S9 the pages, followed to the end, hold each session once, ties among them, and tell the same total")
    default void pages() {
        Tenant tenant = Tenant.in(accounts());
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            SessionSnapshot.Builder snapshot =
                    i % 4 == 0 ? onMachineOf(tenant.company().id(), waiting(tenant)) : waiting(tenant);
            // Seven at the same time: no limit below ends between two times alone.
            all.add(add(at(i / 7), snapshot));
        }
        for (int limit : new int[] {1, 5, 6, 23, 24, 25, SessionQuery.MAX_LIMIT}) {
            assertThat(followed(tenant.caller(), SessionQuery.all().limit(limit).build(), 24))
                    .as("%d on a page", limit)
                    .isEqualTo(inOrder(all));
        }
    }

    @Test
    @DisplayName("S9 a list that just fits has no further page")
    default void justFits() {
        Tenant tenant = Tenant.in(accounts());
        for (int i = 0; i < 4; i++) {
            add(at(i), waiting(tenant));
        }
        SessionQuery two = SessionQuery.all().limit(2).build();
        Sessions.Listed first = sessions().list(tenant.caller(), two);
        Sessions.Listed second =
                sessions().list(tenant.caller(), two.after(first.next().orElseThrow()));
        assertThat(second.sessions()).hasSize(2);
        assertThat(second.next()).isEmpty();
    }

    @Test
    @DisplayName("S9 what is added or changed between two pages hides no other session and repeats none")
    default void changedMeanwhile() {
        Tenant tenant = Tenant.in(accounts());
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(add(at(i / 4), waiting(tenant)));
        }
        SessionQuery query = SessionQuery.all().limit(3).build();
        Sessions.Listed first = sessions().list(tenant.caller(), query);
        for (int i = -1; i <= 3; i++) {
            // Before the place, at it, and after it.
            add(at(i), waiting(tenant));
            add(at(i), waiting(tenant));
        }
        List<Session> seen =
                new ArrayList<>(first.sessions().stream().map(Versioned::value).toList());
        for (Session session : all) {
            Session ended = new Session(
                    session.key(),
                    session.createdAt(),
                    1,
                    session.tokens(),
                    Optional.empty(),
                    session.snapshot().toBuilder()
                            .status(SessionStatus.ABANDONED)
                            .build());
            sessions().commit(ended, 1, List.of());
        }
        seen.addAll(followed(tenant.caller(), query.after(first.next().orElseThrow()), 22));

        assertThat(seen.stream().map(Session::key))
                .doesNotHaveDuplicates()
                .containsAll(all.stream().map(Session::key).toList());
    }

    @Test
    @DisplayName("S9 while others add sessions, the pages hold each once that was there all the time")
    default void addedConcurrently() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(add(at(i % 5), waiting(tenant)));
        }
        AtomicBoolean done = new AtomicBoolean();
        Race race = Race.of(List.of(
                () -> {
                    try {
                        for (int i = 0; i < 200; i++) {
                            add(at(i % 7), waiting(tenant));
                        }
                    } finally {
                        done.set(true);
                    }
                    return null;
                },
                () -> {
                    do {
                        List<Session> seen = new ArrayList<>();
                        Optional<SessionQuery> next =
                                Optional.of(SessionQuery.all().limit(7).build());
                        while (next.isPresent()) {
                            SessionQuery question = next.get();
                            Sessions.Listed page = sessions().list(tenant.caller(), question);
                            page.sessions().forEach(session -> seen.add(session.value()));
                            assertThat(seen).doesNotHaveDuplicates();
                            next = page.next().map(question::after);
                        }
                        assertThat(seen).containsAll(all);
                        assertThat(seen).isEqualTo(inOrder(seen));
                    } while (!done.get());
                    return null;
                }));
        assertThat(race.successes()).isEqualTo(2);
    }

    @Test
    @DisplayName("S9 a cursor shows nobody more than they may see")
    default void anothersCursor() {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        for (int i = 0; i < 3; i++) {
            add(at(i), waiting(tenant));
            add(at(i), onMachineOf(tenant.closedCompany().id(), waiting(tenant)));
        }
        SessionQuery one = SessionQuery.all().limit(1).build();
        PageCursor cursor = sessions()
                .list(tenant.callerWith(tenant.closedCompany().id()), one)
                .next()
                .orElseThrow();
        SessionQuery rest = SessionQuery.all().after(cursor).build();
        assertThat(sessions().list(stranger.caller(), rest).sessions()).isEmpty();
        assertThat(sessions().list(tenant.caller(), rest).sessions())
                .extracting(found -> found.value().snapshot().machine())
                .containsOnly(Optional.empty());
    }

    @Test
    @DisplayName("S9 a cursor that the store didn't give out is refused with INVALID_VALUE")
    default void foreignCursor() {
        Tenant tenant = Tenant.in(accounts());
        add(at(0), waiting(tenant));
        add(at(1), waiting(tenant));
        SessionQuery one = SessionQuery.all().limit(1).build();
        String given =
                sessions().list(tenant.caller(), one).next().orElseThrow().value();
        for (String foreign : List.of(
                "x",
                "1",
                "-",
                "_",
                "a_b",
                "AAAA",
                "é",
                given + "!",
                given.substring(1),
                given.substring(0, given.length() - 1),
                given + given)) {
            assertRefused(
                    ErrorCode.INVALID_VALUE,
                    () -> sessions().list(tenant.caller(), one.after(new PageCursor(foreign))));
        }
    }

    @Test
    @DisplayName("S9 both ends of the time window count")
    default void window() {
        Tenant tenant = Tenant.in(accounts());
        Session before = add(at(0), waiting(tenant));
        Session first = add(at(1), waiting(tenant));
        Session last = add(at(5), waiting(tenant));
        Session after = add(at(6), waiting(tenant));
        Caller caller = tenant.caller();

        assertThat(listed(caller, SessionQuery.all().from(at(1)).to(at(5)))).containsExactly(last, first);
        assertThat(listed(caller, SessionQuery.all().from(at(5)).to(at(5)))).containsExactly(last);
        assertThat(listed(caller, SessionQuery.all().from(at(5)))).containsExactly(after, last);
        assertThat(listed(caller, SessionQuery.all().to(at(1)))).containsExactly(first, before);
        assertThat(listed(caller, SessionQuery.all().from(at(1).plusNanos(1)).to(at(5).minusNanos(1))))
                .isEmpty();
        assertThat(listed(caller, SessionQuery.all().from(Instant.MIN).to(Instant.MAX)))
                .hasSize(4);
        assertThat(listed(caller, SessionQuery.all().from(Instant.MAX))).isEmpty();
        assertThat(listed(caller, SessionQuery.all().to(Instant.MIN))).isEmpty();
        SessionQuery pages = SessionQuery.all().from(at(1)).to(at(5)).limit(1).build();
        assertThat(followed(caller, pages, 2)).containsExactly(last, first);
    }

    @Test
    @DisplayName("S9 only sessions in one of the asked states are listed, and all where none is named")
    default void statuses() {
        Tenant tenant = Tenant.in(accounts());
        List<Session> all = new ArrayList<>();
        for (SessionStatus status : SessionStatus.values()) {
            all.add(add(at(-all.size()), waiting(tenant).status(status)));
        }
        for (Session session : all) {
            assertThat(listed(tenant.caller(), SessionQuery.all().statuses(Set.of(session.status()))))
                    .containsExactly(session);
        }
        Set<SessionStatus> two = Set.of(SessionStatus.NOT_STARTED, SessionStatus.COMPLETE);
        assertThat(listed(tenant.caller(), SessionQuery.all().statuses(two)))
                .isEqualTo(all.stream()
                        .filter(session -> two.contains(session.status()))
                        .toList());
        assertThat(listed(tenant.caller(), SessionQuery.all())).isEqualTo(all);
    }

    @Test
    @DisplayName("S9 only sessions that the asked technician hosts are listed")
    default void technician() {
        Tenant tenant = Tenant.in(accounts());
        UserKey key = tenant.technician().key();
        Session hosted = add(at(1), waiting(tenant).technician(Participant.of(tenant.technician())));
        add(at(0), waiting(tenant).collaborators(List.of(Participant.of(tenant.technician()))));
        add(
                at(2),
                waiting(tenant)
                        .technician(new Participant(
                                Optional.of(new UserKey(Fresh.key())), Optional.empty(), Optional.empty())));
        assertThat(listed(tenant.caller(), SessionQuery.all().technician(key))).containsExactly(hosted);
        assertThat(listed(tenant.caller(), SessionQuery.all().technician(new UserKey(Fresh.key()))))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "S9 a part of the customer's name or address is enough; only ASCII's capital and small letters are one")
    default void customer() {
        Tenant tenant = Tenant.in(accounts());
        Session named = add(at(3), waiting(tenant).customer(Customer.named("Jörg 100%_O'Neil 😀")));
        Session addressed = add(
                at(2),
                waiting(tenant)
                        .customer(new Customer(Optional.empty(), Optional.of(new EmailAddress("Neil@example.com")))));
        add(at(1), waiting(tenant).customer(Customer.named("100 per cent")));
        Session capital = add(at(0), waiting(tenant).customer(Customer.named("ÉMILIE")));
        add(at(0), waiting(tenant));
        Caller caller = tenant.caller();

        assertThat(listed(caller, SessionQuery.all().customer("neil"))).containsExactly(named, addressed);
        assertThat(listed(caller, SessionQuery.all().customer("NEIL@EX"))).containsExactly(addressed);
        assertThat(listed(caller, SessionQuery.all().customer("jör"))).containsExactly(named);
        assertThat(listed(caller, SessionQuery.all().customer("JÖR"))).isEmpty();
        assertThat(listed(caller, SessionQuery.all().customer("Émilie"))).containsExactly(capital);
        assertThat(listed(caller, SessionQuery.all().customer("émilie"))).isEmpty();
        assertThat(listed(caller, SessionQuery.all().customer("0%_o'"))).containsExactly(named);
        assertThat(listed(caller, SessionQuery.all().customer("%"))).containsExactly(named);
        assertThat(listed(caller, SessionQuery.all().customer("_"))).containsExactly(named);
        assertThat(listed(caller, SessionQuery.all().customer("*"))).isEmpty();
        assertThat(listed(caller, SessionQuery.all().customer("😀"))).containsExactly(named);
        assertThat(listed(caller, SessionQuery.all().customer("' OR ''='"))).isEmpty();
    }

    @Test
    @DisplayName("S9 a partner object is found by its whole text, whether it is text or a number")
    default void partnerObject() {
        Tenant tenant = Tenant.in(accounts());
        Session text = add(at(3), waiting(tenant).partnerObject(Optional.of(new PartnerObject.Text("4711"))));
        Session number = add(
                at(2), waiting(tenant).partnerObject(Optional.of(new PartnerObject.Numeric(new BigDecimal("4711")))));
        Session exact = add(
                at(1), waiting(tenant).partnerObject(Optional.of(new PartnerObject.Numeric(new BigDecimal("4711.0")))));
        Session word = add(at(0), waiting(tenant).partnerObject(Optional.of(new PartnerObject.Text("Case-A"))));
        add(at(-1), waiting(tenant));
        Caller caller = tenant.caller();

        assertThat(listed(caller, SessionQuery.all().partnerObject("4711"))).containsExactly(text, number);
        assertThat(listed(caller, SessionQuery.all().partnerObject("4711.0"))).containsExactly(exact);
        assertThat(listed(caller, SessionQuery.all().partnerObject("471"))).isEmpty();
        assertThat(listed(caller, SessionQuery.all().partnerObject("Case-A"))).containsExactly(word);
        assertThat(listed(caller, SessionQuery.all().partnerObject("case-a"))).isEmpty();
        assertThat(followed(
                        caller,
                        SessionQuery.all().partnerObject("4711").limit(1).build(),
                        2))
                .containsExactly(text, number);
    }

    @Test
    @DisplayName("S9 every question answers as the question itself matches, on a random population")
    default void everyQuestion() {
        Tenant tenant = Tenant.in(accounts());
        Random random = new Random(20260301);
        List<Session> population = new ArrayList<>();
        List<UserKey> users = List.of(tenant.technician().key(), new UserKey(Fresh.key()));
        for (int i = 0; i < 120; i++) {
            population.add(add(at(random.nextInt(10)), randomly(random, tenant, users)));
        }
        List<Caller> callers = List.of(
                tenant.callerWith(),
                tenant.caller(),
                tenant.callerWith(tenant.company().id(), tenant.closedCompany().id()));
        int notEmpty = 0;
        for (int i = 0; i < 300; i++) {
            SessionQuery query = question(random, users);
            Caller caller = callers.get(random.nextInt(callers.size()));
            List<Session> expected = inOrder(population.stream()
                    .filter(session -> session.snapshot()
                            .machine()
                            .flatMap(UnattendedMachine::company)
                            .map(caller.companies()::contains)
                            .orElse(true))
                    .filter(query::matches)
                    .toList());
            notEmpty += expected.isEmpty() ? 0 : 1;
            assertThat(followed(caller, query, expected.size()))
                    .as("%s asks %s", caller, query)
                    .isEqualTo(expected);
        }
        assertThat(notEmpty).as("questions with an answer").isGreaterThan(100);
    }

    private static SessionSnapshot.Builder randomly(Random random, Tenant tenant, List<UserKey> users) {
        SessionSnapshot.Builder snapshot = waiting(tenant).status(any(random));
        if (random.nextBoolean()) {
            snapshot.technician(new Participant(
                    Optional.of(users.get(random.nextInt(users.size()))), Optional.empty(), Optional.empty()));
        }
        if (random.nextBoolean()) {
            snapshot.customer(new Customer(
                    random.nextBoolean() ? Optional.of(random.nextBoolean() ? "Anna B" : "bANNer") : Optional.empty(),
                    random.nextBoolean() ? Optional.of(new EmailAddress("anna@example.com")) : Optional.empty()));
        }
        if (random.nextBoolean()) {
            snapshot.partnerObject(Optional.of(
                    random.nextBoolean()
                            ? new PartnerObject.Text("7")
                            : new PartnerObject.Numeric(BigDecimal.valueOf(7L + random.nextInt(2)))));
        }
        return switch (random.nextInt(3)) {
            case 0 -> onMachineOf(tenant.company().id(), snapshot);
            case 1 -> onMachineOf(tenant.closedCompany().id(), snapshot);
            default -> snapshot;
        };
    }

    private static SessionStatus any(Random random) {
        List<SessionStatus> all = List.of(SessionStatus.values());
        return all.get(random.nextInt(all.size()));
    }

    private static SessionQuery question(Random random, List<UserKey> users) {
        SessionQuery.Builder query = SessionQuery.all().limit(1 + random.nextInt(40));
        if (random.nextInt(3) == 0) {
            query.statuses(Set.copyOf(List.of(any(random), any(random))));
        }
        int from = random.nextInt(10);
        if (random.nextInt(3) == 0) {
            query.from(at(from));
        }
        if (random.nextInt(3) == 0) {
            query.to(at(from + random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            query.technician(users.get(random.nextInt(users.size())));
        }
        if (random.nextInt(3) == 0) {
            query.customer(List.of("ANN", "anna b", "@", "nobody").get(random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            query.partnerObject(List.of("7", "8", "07").get(random.nextInt(3)));
        }
        return query.build();
    }
}
