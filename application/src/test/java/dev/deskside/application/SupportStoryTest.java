package dev.deskside.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.InMemoryStartKeys;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.hosted.HostedProvider;
import dev.deskside.application.hosted.JoinSession;
import dev.deskside.application.hosted.LaunchSession;
import dev.deskside.application.port.Caller;
import dev.deskside.application.retention.KeptSessionRecords;
import dev.deskside.application.usecase.EndSession;
import dev.deskside.application.usecase.FindSession;
import dev.deskside.application.usecase.ListAvailableRecordings;
import dev.deskside.application.usecase.StartSession;
import dev.deskside.application.usecase.UseCases;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.Recording;
import dev.deskside.domain.recording.RecordingId;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The whole story in order: a ticket, a session, a recording. Read it first. */
class SupportStoryTest {
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryRecordings recordings = new InMemoryRecordings();
    private final InMemorySessions sessions = new InMemorySessions();
    private final HostedStage stage = new HostedStage(sessions, recordings, accounts);
    private final HostedProvider provider = stage.hosted();
    private final UseCases deskside = UseCases.of(
            provider.remoteSupport(),
            provider.recordingArchive(),
            provider.machines(),
            provider.sessionControl(),
            new KeptSessionRecords(sessions, new InMemoryStartKeys(Clock.systemUTC()), Clock.systemUTC()),
            accounts,
            Clock.systemUTC());

    @Test
    void fromATicketToARecording() {
        // An account of the platform has a technician: Zoë, with a seat for remote support.
        StageTenant acme = stage.tenant();
        Caller zoe = acme.caller();

        // Ada has opened ticket 4711: her printer prints only hearts. Zoë asks for a session from the ticket.
        StartedSession started = deskside.startSession()
                .run(new StartSession.Command(
                        zoe,
                        SessionRequest.screenSharing()
                                .customerName("Ada Lovelace")
                                .partnerObject("4711")
                                .partnerObjectUrl(URI.create("https://desk.example/tickets/4711"))
                                .build()));

        // So far nothing happens: the session waits for Zoë, and has no id yet.
        assertThat(stateOf(started, zoe).status()).isEqualTo(SessionStatus.NOT_STARTED);
        assertThat(stateOf(started, zoe).id()).isEmpty();

        // Zoë opens the launch URL and starts it. Now it has an id, and it waits for Ada.
        provider.launchSession().run(new LaunchSession.Command(new LaunchToken(tokenIn(started.launchUrl()))));
        SessionSnapshot waiting = stateOf(started, zoe);
        assertThat(waiting.status()).isEqualTo(SessionStatus.WAITING);
        assertThat(waiting.id()).isPresent();

        // Ada gets the join URL in a mail, and joins.
        URI joinUrl = waiting.customerJoinUrl().orElseThrow();
        provider.joinSession().run(new JoinSession.Command(new JoinToken(tokenIn(joinUrl))));
        assertThat(stateOf(started, zoe).status()).isEqualTo(SessionStatus.ACTIVE);

        // The printer is mended; Zoë ends the session by its id.
        SessionReference byId = SessionReference.to(waiting.id().orElseThrow());
        deskside.endSession().run(new EndSession.Command(zoe, byId));
        SessionSnapshot complete = stateOf(started, zoe);
        assertThat(complete.status()).isEqualTo(SessionStatus.COMPLETE);
        assertThat(complete.partnerObject().orElseThrow().text()).isEqualTo("4711");

        // The session was recorded, and the recording goes its way until it can be watched.
        Recording captured = Recording.captured(
                RecordingId.of(1001),
                zoe.account(),
                zoe.user(),
                Optional.empty(),
                new SessionKey(new UUID(47, 11)),
                complete.startedAt().orElseThrow());
        recordings.commit(captured, 0);
        assertThat(availableTo(zoe))
                .as("nothing can be had while it is captured")
                .isEqualTo(AvailableRecordings.NONE);
        recordings.commit(captured.offerForTranscode(), 1);
        assertThat(availableTo(zoe).readyForTranscode()).containsExactly(captured.id());
        recordings.commit(captured.offerForTranscode().transcode().offerForDownload(), 2);
        assertThat(availableTo(zoe)).isEqualTo(new AvailableRecordings(List.of(), List.of(captured.id())));

        // Another account sees nothing of all this: neither the session …
        Caller stranger = stage.tenant().caller();
        assertThat(deskside.findSession().run(new FindSession.Query(stranger, byId)))
                .isEmpty();
        // … nor the recording.
        UserKey strangersOwn = stranger.user();
        assertThat(deskside.listAvailableRecordings()
                        .run(new ListAvailableRecordings.Query(
                                stranger, RecordingQuery.ofUser(strangersOwn).build())))
                .isEqualTo(AvailableRecordings.NONE);
    }

    private SessionSnapshot stateOf(StartedSession started, Caller caller) {
        return deskside.findSession()
                .run(new FindSession.Query(caller, started.reference()))
                .orElseThrow()
                .session();
    }

    private AvailableRecordings availableTo(Caller caller) {
        return deskside.listAvailableRecordings()
                .run(new ListAvailableRecordings.Query(
                        caller, RecordingQuery.ofAccount(caller.account()).build()));
    }

    private static String tokenIn(URI url) {
        return url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    }
}
