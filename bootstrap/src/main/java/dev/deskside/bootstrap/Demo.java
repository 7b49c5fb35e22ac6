package dev.deskside.bootstrap;

import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.hosted.JoinSession;
import dev.deskside.application.hosted.LaunchSession;
import dev.deskside.application.port.Accounts;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Ids;
import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Recordings;
import dev.deskside.application.port.Sessions;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Company;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.TokenHash;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An example to try the platform with: an account, a company with two machines, a technician, and, where this server is
 * the provider, a handful of sessions and recordings in every state. It fills an empty store once; its keys are the
 * same everywhere, so that a demo gateway fits in front of a demo server.
 */
final class Demo {
    /** The example's account. Its key is one that every client can hold, jq and JavaScript among them. */
    static final Account ACCOUNT =
            new Account(AccountKey.of("3100000000001"), "Acme Support", Account.Recording.ENABLED);

    static final Company COMPANY = new Company(CompanyId.of("6100000000001"), ACCOUNT.key(), "Corner Bakery");
    static final List<Machine> MACHINES = List.of(
            Machine.named(new MachineUuid("5d0c7e4e-demo-4a6b-9c55-0b1f3a7d9e01"), COMPANY.id(), "bakery-till-1"),
            Machine.named(new MachineUuid("5d0c7e4e-demo-4a6b-9c55-0b1f3a7d9e02"), COMPANY.id(), "bakery-office"));
    static final Technician TECHNICIAN = new Technician(
            UserKey.of("4200000000001"),
            ACCOUNT.key(),
            "Zoë Technician",
            new EmailAddress("zoe@acme.example"),
            Locale.ENGLISH,
            Seat.REMOTE_SUPPORT,
            EnumSet.allOf(Role.class),
            Set.of(COMPANY.id()));

    private static final RecordingId LAST_RECORDING = RecordingId.of(9008);

    private final Accounts accounts;
    private final KeyedHash keyedHash;

    Demo(Accounts accounts, KeyedHash keyedHash) {
        this.accounts = accounts;
        this.keyedHash = keyedHash;
    }

    /** The technician's access token. It is derived from the server's key, so that each start prints the same one. */
    String accessToken() {
        byte[] code = keyedHash.of("deskside-demo/technician".getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    /** Fills empty accounts; where an earlier start was broken off, it adds what is missing. */
    void fillAccounts() {
        boolean begun = accounts.account(ACCOUNT.key()).isPresent();
        if (!begun && !accounts.isEmpty()) {
            throw new DesksideException(
                    ErrorCode.ALREADY_EXISTS,
                    "demo fills an empty store, and this one holds accounts of its own: start without it, or name an empty"
                            + " data directory");
        }
        addUnlessThere(() -> accounts.add(ACCOUNT));
        addUnlessThere(() -> accounts.add(COMPANY));
        MACHINES.forEach(machine -> addUnlessThere(() -> accounts.add(machine)));
        addUnlessThere(() -> accounts.add(TECHNICIAN, TokenHash.of(accessToken())));
    }

    private static void addUnlessThere(Runnable addition) {
        try {
            addition.run();
        } catch (DesksideException e) {
            if (e.code() != ErrorCode.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    /** Adds the sessions and recordings of the last days, once: the last recording is what says that all are there. */
    void fillSessions(Sessions sessions, Recordings recordings, Clock clock, Ids ids) {
        if (recordings.find(Caller.of(TECHNICIAN), LAST_RECORDING).isPresent()) {
            return;
        }
        Past past = new Past(clock.instant());
        HostedProvider provider = HostedProvider.of(
                sessions, recordings, accounts, keyedHash, past, ids, () -> URI.create("http://localhost"));
        Story story = new Story(provider, past);

        past.daysAgo(9);
        story.tell(SessionStatus.COMPLETE, "Ada Lovelace", Optional.empty());
        past.daysAgo(7);
        story.tell(
                SessionStatus.COMPLETE,
                "Grace Hopper",
                Optional.of(MACHINES.get(0).uuid()));
        past.daysAgo(3);
        story.tell(SessionStatus.ABANDONED, "Edsger Dijkstra", Optional.empty());
        past.hoursAgo(2);
        story.tell(SessionStatus.NOT_STARTED, "Barbara Liskov", Optional.empty());
        story.tell(SessionStatus.WAITING, "Alan Turing", Optional.empty());
        story.tell(
                SessionStatus.ACTIVE,
                "Katherine Johnson",
                Optional.of(MACHINES.get(1).uuid()));

        Archive archive = new Archive(recordings, ids, clock.instant());
        archive.add(
                9001,
                40,
                false,
                r -> r.offerForTranscode().transcode().offerForDownload().archive());
        archive.add(9002, 9, false, r -> r.offerForTranscode().transcode().offerForDownload());
        archive.add(9003, 7, true, r -> r.offerForTranscode().transcode().offerForDownload());
        archive.add(9004, 6, true, Recording::offerForTranscode);
        archive.add(9005, 5, false, Recording::offerForTranscode);
        archive.add(9006, 4, false, r -> r.offerForTranscode().transcode());
        archive.add(9007, 3, false, Recording::fail);
        archive.add(LAST_RECORDING.value().longValueExact(), 0, false, r -> r);
    }

    /** Moves sessions on, as their technician and customer would. */
    private record Story(HostedProvider provider, Past past) {
        void tell(SessionStatus until, String customer, Optional<MachineUuid> machine) {
            SessionRequest.Builder request = SessionRequest.screenSharing()
                    .customerName(customer)
                    .partnerObject("CASE-" + past.instant().getEpochSecond() % 10_000);
            machine.ifPresent(request::machine);
            Caller caller = Caller.of(TECHNICIAN);
            StartedSession started = provider.remoteSupport().start(caller, request.build());
            if (until == SessionStatus.NOT_STARTED) {
                return;
            }
            past.minutesLater(2);
            provider.launchSession().run(new LaunchSession.Command(new LaunchToken(token(started.launchUrl()))));
            past.minutesLater(3);
            if (until == SessionStatus.ACTIVE || until == SessionStatus.COMPLETE) {
                join(caller, started.reference());
            }
            if (until.isEnded()) {
                past.minutesLater(25);
                provider.sessionControl().end(caller, started.reference());
            }
        }

        private void join(Caller caller, SessionReference reference) {
            URI joinUrl = provider.remoteSupport()
                    .find(caller, reference)
                    .flatMap(session -> session.customerJoinUrl())
                    .orElseThrow();
            provider.joinSession().run(new JoinSession.Command(new JoinToken(token(joinUrl))));
        }

        private static String token(URI link) {
            return link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
        }
    }

    private record Archive(Recordings recordings, Ids ids, Instant now) {
        void add(long id, long daysAgo, boolean unattended, UnaryOperator<Recording> steps) {
            Recording captured = Recording.captured(
                    RecordingId.of(id),
                    ACCOUNT.key(),
                    TECHNICIAN.key(),
                    unattended ? Optional.of(COMPANY.id()) : Optional.empty(),
                    new SessionKey(ids.next()),
                    now.minus(Duration.ofDays(daysAgo)).minus(Duration.ofMinutes(10)));
            addUnlessThere(() -> recordings.commit(steps.apply(captured), 0));
        }
    }

    /** A clock that tells when things happened. */
    private static final class Past extends Clock {
        private final Instant now;
        private Instant then;

        Past(Instant now) {
            this.now = now;
            this.then = now;
        }

        void daysAgo(long days) {
            then = now.minus(Duration.ofDays(days));
        }

        void hoursAgo(long hours) {
            then = now.minus(Duration.ofHours(hours));
        }

        void minutesLater(long minutes) {
            then = then.plus(Duration.ofMinutes(minutes));
        }

        @Override
        public Instant instant() {
            return then;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalArgumentException("instants have no zone");
        }
    }
}
