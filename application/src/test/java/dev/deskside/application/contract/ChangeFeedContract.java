package dev.deskside.application.contract;

import static dev.deskside.application.contract.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.port.Sessions;
import dev.deskside.application.port.Sessions.ChangePage;
import dev.deskside.application.port.Sessions.FeedChange;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises S11 to S13 of {@link Sessions}. A test makes an account of its own, so that all may share one store. */
public interface ChangeFeedContract {
    /** {@return the store under test} */
    Sessions sessions();

    /** {@return where the accounts of those sessions are added} */
    Accounts accounts();

    /** {@return so often, every 20 ms, a reader looks again for what was committed and isn't shown yet} */
    default int patience() {
        return 250;
    }

    private static List<SessionChange> change(SessionStatus status) {
        return List.of(new SessionChange(status, Sample.CREATED));
    }

    /** Commits a session in three steps: it is asked for, launched and joined. */
    private void live(Sample sample) {
        Session asked = sample.session();
        sessions().commit(asked, 0, change(SessionStatus.NOT_STARTED));
        Session waiting = asked.launch(new SessionId(Fresh.word("id")), Sample.CREATED);
        sessions().commit(waiting, 1, change(SessionStatus.WAITING));
        sessions().commit(waiting.join(Sample.CREATED), 2, change(SessionStatus.ACTIVE));
    }

    /**
     * What a reader gets who follows the log from here to its end. A store may keep a change back for as long as others
     * are being written, so the reader is patient until there is as much as is expected, and then looks once more.
     */
    private List<FeedChange> follow(Caller caller, Optional<PageCursor> from, int limit, int expected)
            throws InterruptedException {
        List<FeedChange> got = new ArrayList<>();
        Optional<PageCursor> place = from;
        CountDownLatch never = new CountDownLatch(1);
        // Far more than was committed: a place that never gets on.
        for (int patience = patience(); patience > 0 && got.size() < 2 * expected + 10; ) {
            boolean complete = got.size() >= expected;
            ChangePage page = sessions().changesAfter(caller, place, limit);
            assertThat(page.changes()).hasSizeLessThanOrEqualTo(limit);
            got.addAll(page.changes());
            place = Optional.of(page.next());
            if (page.changes().isEmpty() && !page.more()) {
                if (complete) {
                    return got;
                }
                patience--;
                assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
            }
        }
        return got;
    }

    private static List<LoggedChange> logged(List<FeedChange> changes) {
        return changes.stream().map(FeedChange::logged).toList();
    }

    @Test
    @DisplayName("S11 who follows gets each change once, in the order of the commits, with its session as it is now")
    default void followed() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        List<Sample> samples = List.of(Sample.attended(tenant), Sample.attended(tenant), Sample.attended(tenant));
        samples.forEach(this::live);
        List<LoggedChange> expected = new ArrayList<>();
        for (Sample sample : samples) {
            expected.addAll(sessions().changes(tenant.caller(), sample.reference()));
        }
        assertThat(expected).hasSize(9);
        for (int limit : new int[] {1, 2, 9, 100}) {
            List<FeedChange> got = follow(tenant.caller(), Optional.empty(), limit, 9);
            assertThat(logged(got)).as("in pages of %d", limit).isEqualTo(expected);
            for (FeedChange change : got) {
                int sample = got.indexOf(change) / 3;
                assertThat(Optional.of(change.session()))
                        .isEqualTo(sessions()
                                .find(tenant.caller(), samples.get(sample).reference())
                                .map(found -> found.value()));
            }
        }
    }

    @Test
    @DisplayName("S11 from the place of any change the rest follows, as often as it is asked for")
    default void anyPlace() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        live(Sample.attended(tenant));
        live(Sample.attended(tenant));
        List<FeedChange> all = follow(tenant.caller(), Optional.empty(), 100, 6);
        assertThat(all).hasSize(6);
        for (int i = 0; i < all.size(); i++) {
            List<FeedChange> rest =
                    follow(tenant.caller(), Optional.of(all.get(i).place()), 2, 5 - i);
            assertThat(logged(rest)).isEqualTo(logged(all.subList(i + 1, all.size())));
        }
    }

    @Test
    @DisplayName("S11 several changes of one commit are told one by one, in their order")
    default void severalAtOnce() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        Session session = Sample.attended(tenant).session();
        sessions().commit(session, 0, List.of());
        List<SessionChange> changes = List.of(
                new SessionChange(SessionStatus.WAITING, Sample.CREATED.plusMillis(1)),
                new SessionChange(SessionStatus.ACTIVE, Sample.CREATED),
                new SessionChange(SessionStatus.COMPLETE, Sample.CREATED.plusMillis(2)));
        sessions().commit(session, 1, changes);
        List<LoggedChange> got = logged(follow(tenant.caller(), Optional.empty(), 1, 3));
        assertThat(got).extracting(LoggedChange::change).isEqualTo(changes);
        assertThat(got).extracting(LoggedChange::version).containsOnly(2L);
    }

    @Test
    @DisplayName("S11 what the caller may not see is passed over, and the place moves on")
    default void ofOthers() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        Sample open = Sample.unattended(tenant, Optional.of(tenant.company().id()));
        Sample closed =
                Sample.unattended(tenant, Optional.of(tenant.closedCompany().id()));
        Sample ofNone = Sample.unattended(tenant, Optional.empty());
        Sample foreign = Sample.attended(stranger);
        for (Sample sample : List.of(closed, open, foreign, ofNone)) {
            live(sample);
        }
        assertThat(follow(tenant.caller(), Optional.empty(), 2, 6))
                .extracting(change -> change.logged().session())
                .containsExactly(open.key(), open.key(), open.key(), ofNone.key(), ofNone.key(), ofNone.key());
        assertThat(follow(tenant.callerWith(), Optional.empty(), 2, 3))
                .extracting(change -> change.logged().session())
                .containsOnly(ofNone.key());
        assertThat(follow(stranger.callerWith(tenant.company().id()), Optional.empty(), 2, 3))
                .extracting(change -> change.logged().session())
                .containsOnly(foreign.key());

        Tenant newcomer = Tenant.in(accounts());
        ChangePage nothing = sessions().changesAfter(newcomer.caller(), Optional.empty(), 2);
        assertThat(nothing.changes()).isEmpty();
        assertThat(logged(follow(tenant.caller(), Optional.of(nothing.next()), 2, 0)))
                .as("a place is one of the log, whoever got it: all was passed")
                .isEmpty();
    }

    @Test
    @DisplayName("S11 of what many commit at once a reader who follows meanwhile misses nothing and gets nothing twice")
    default void followedMeanwhile() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        Tenant stranger = Tenant.in(accounts());
        int writers = 4;
        int sessionsEach = 15;
        int expected = writers * sessionsEach * 3;
        AtomicInteger writing = new AtomicInteger(writers);
        List<FeedChange> got = Collections.synchronizedList(new ArrayList<>());
        List<Callable<?>> acts = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            acts.add(() -> {
                try {
                    for (int i = 0; i < sessionsEach; i++) {
                        live(Sample.attended(tenant));
                        live(Sample.attended(stranger));
                    }
                } finally {
                    writing.decrementAndGet();
                }
                return null;
            });
        }
        acts.add(() -> {
            Optional<PageCursor> place = Optional.empty();
            while (writing.get() > 0) {
                ChangePage page = sessions().changesAfter(tenant.caller(), place, 7);
                got.addAll(page.changes());
                place = Optional.of(page.next());
            }
            got.addAll(follow(tenant.caller(), place, 7, expected - got.size()));
            return null;
        });
        assertThat(Race.of(acts).successes()).isEqualTo(writers + 1);

        assertThat(got).extracting(change -> change.logged().sequence()).doesNotHaveDuplicates();
        assertThat(got).hasSize(expected);
        Map<SessionKey, List<Long>> versions = new HashMap<>();
        got.forEach(change -> versions.computeIfAbsent(change.logged().session(), key -> new ArrayList<>())
                .add(change.logged().version()));
        assertThat(versions.values()).allSatisfy(each -> assertThat(each).containsExactly(1L, 2L, 3L));
        assertThat(logged(follow(tenant.caller(), Optional.empty(), 100, expected)))
                .as("and the same again")
                .isEqualTo(logged(got));
    }

    @Test
    @DisplayName("S12 a place that isn't one of the log is refused")
    default void otherPlaces() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        live(Sample.attended(tenant));
        live(Sample.attended(tenant));
        PageCursor ofAList = sessions()
                .list(tenant.caller(), SessionQuery.all().limit(1).build())
                .next()
                .orElseThrow();
        String place =
                follow(tenant.caller(), Optional.empty(), 1, 6).get(0).place().value();
        for (PageCursor wrong : List.of(
                ofAList,
                new PageCursor("1"),
                new PageCursor("Y2hhbmdlcyAx-"),
                new PageCursor(place + "A"),
                new PageCursor("A" + place),
                new PageCursor(place.substring(1)))) {
            assertRefused(
                    ErrorCode.INVALID_VALUE, () -> sessions().changesAfter(tenant.caller(), Optional.of(wrong), 1));
        }
        assertRefused(
                ErrorCode.INVALID_VALUE,
                () -> sessions()
                        .list(
                                tenant.caller(),
                                SessionQuery.all().after(new PageCursor(place)).build()));
    }

    @Test
    @DisplayName("S13 from the end on there is what is committed later, and nothing that was there")
    default void fromTheEnd() throws Exception {
        Tenant tenant = Tenant.in(accounts());
        live(Sample.attended(tenant));
        // Whoever was given them, so that none of them is still on its way.
        assertThat(follow(tenant.caller(), Optional.empty(), 100, 3)).hasSize(3);
        PageCursor end = sessions().changesEnd(tenant.caller());
        assertThat(follow(tenant.caller(), Optional.of(end), 100, 0)).isEmpty();
        Sample later = Sample.attended(tenant);
        live(later);
        assertThat(logged(follow(tenant.caller(), Optional.of(end), 100, 3)))
                .isEqualTo(sessions().changes(tenant.caller(), later.reference()));
    }
}
