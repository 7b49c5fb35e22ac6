package example;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.AddTechnician;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Starts one session with the server behind it, prints what becomes of it, and ends when it is over. */
final class TicketDesk {
    private TicketDesk() {}

    /**
     * The data directory, the server's URL, and the keys of the account and the technician there. The server's access
     * token is in UPSTREAM_TOKEN, the technician's own in TECHNICIAN_TOKEN.
     */
    public static void main(String[] args) throws InterruptedException {
        String token = System.getenv("TECHNICIAN_TOKEN");
        try (Deskside deskside = Deskside.builder()
                .data(Path.of(args[0]))
                .gotoassist(URI.create(args[1]), System.getenv("UPSTREAM_TOKEN"))
                .open()) {
            if (deskside.accounts().isEmpty()) {
                settle(deskside, AccountKey.of(args[2]), UserKey.of(args[3]), token);
            }
            Caller zoe = deskside.caller(token);
            CountDownLatch over = new CountDownLatch(1);
            deskside.follow(zoe, Optional.empty(), change -> {
                System.out.println("status: " + change.change().status());
                if (change.change().status() == SessionStatus.WAITING) {
                    System.out.println("join: " + joinUrl(deskside, zoe, change.snapshot()));
                }
                if (change.change().status().isEnded()) {
                    over.countDown();
                }
            });
            SessionRequest request = SessionRequest.screenSharing()
                    .customerName("Ada Lovelace")
                    .partnerObject("4711")
                    .build();
            StartedSession started = deskside.useCases().startSession().run(new StartSession.Command(zoe, request));
            System.out.println("session: " + started.token().value());
            System.out.println("launch: " + started.launchUrl());
            over.await();
        }
    }

    /** Where the customer joins: a gateway doesn't keep that, and asks for it. */
    private static URI joinUrl(Deskside deskside, Caller caller, SessionSnapshot session) {
        return deskside.useCases()
                .findSession()
                .run(new FindSession.Query(
                        caller, SessionReference.to(session.id().orElseThrow())))
                .flatMap(found -> found.session().customerJoinUrl())
                .orElseThrow();
    }

    /** Makes the account and its technician known here, once, under the keys that they have behind. */
    private static void settle(Deskside deskside, AccountKey account, UserKey user, String token) {
        deskside.accounts().add(new Account(account, "Acme Support", Account.Recording.ENABLED));
        deskside.useCases()
                .addTechnician()
                .run(new AddTechnician.Command(
                        new Technician(
                                user,
                                account,
                                "Zoë",
                                new EmailAddress("zoe@acme.example"),
                                Locale.ENGLISH,
                                Seat.REMOTE_SUPPORT,
                                Set.of(Role.SUPPORT),
                                Set.of()),
                        token));
    }
}
