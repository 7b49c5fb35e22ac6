package dev.deskside.application.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.contract.HostedStage;
import dev.deskside.application.contract.InMemoryAccounts;
import dev.deskside.application.contract.InMemoryRecordings;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.contract.StageTenant;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.LoggedChange;
import dev.deskside.application.usecase.EndSession;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.session.ChatMessage;
import dev.deskside.domain.session.JoinToken;
import dev.deskside.domain.session.LaunchToken;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HostedCommandsTest {
    private final InMemorySessions sessions = new InMemorySessions();
    private final HostedStage stage = new HostedStage(sessions, new InMemoryRecordings(), new InMemoryAccounts());
    private final HostedProvider hosted = stage.hosted();
    private final StageTenant tenant = stage.tenant();
    private final EndSession endSession = new EndSession(hosted.sessionControl());
    private final StartedSession started = stage.remoteSupport()
            .start(tenant.caller(), SessionRequest.screenSharing().build());

    @Test
    void aSecondClickDoesNoHarm() {
        SessionSnapshot launched = launch();
        assertThat(launch()).isEqualTo(launched);
        SessionSnapshot joined = join();
        assertThat(join()).isEqualTo(joined);
        assertThat(launch()).as("the technician reloads").isEqualTo(joined);
        SessionSnapshot ended = end();
        assertThat(end()).isEqualTo(ended);
        assertThat(statuses())
                .containsExactly(
                        SessionStatus.NOT_STARTED, SessionStatus.WAITING, SessionStatus.ACTIVE, SessionStatus.COMPLETE);
    }

    @Test
    void stepsOutOfOrderAreRefused() {
        assertThat(refusal(this::join)).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(refusal(this::end)).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        launch();
        end();
        assertThat(refusal(this::launch)).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(refusal(this::join)).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(statuses())
                .containsExactly(SessionStatus.NOT_STARTED, SessionStatus.WAITING, SessionStatus.ABANDONED);
    }

    @Test
    void lookingChangesNothing() {
        hosted.findLinkedSession().run(launchToken());
        hosted.findLinkedSession().run(joinToken());

        assertThat(statuses()).containsExactly(SessionStatus.NOT_STARTED);
    }

    @Test
    void oneLinkIsNotTheOther() {
        assertThat(hosted.findLinkedSession().run(new LaunchToken(joinToken().value())))
                .isEmpty();
        assertThat(hosted.findLinkedSession().run(new JoinToken(launchToken().value())))
                .isEmpty();
        assertThat(hosted.joinSession()
                        .run(new JoinSession.Command(
                                new JoinToken(started.token().value()))))
                .isEmpty();
    }

    @Test
    void onlyATechnicianOfTheAccountEndsIt() {
        launch();
        assertThat(endSession.run(new EndSession.Command(stage.tenant().caller(), started.reference())))
                .isEmpty();
        Caller good = tenant.caller();
        Caller noSeat = new Caller(good.account(), good.companies(), good.user(), good.roles(), Seat.NONE);
        Caller noRole = new Caller(good.account(), good.companies(), good.user(), Set.of(Role.ARCHIVE), good.seat());
        assertThat(refusal(() -> endSession.run(new EndSession.Command(noSeat, started.reference()))))
                .isEqualTo(ErrorCode.NOT_ENTITLED);
        assertThat(refusal(() -> endSession.run(new EndSession.Command(noRole, started.reference()))))
                .isEqualTo(ErrorCode.ROLE_MISSING);
        assertThat(statuses()).last().isEqualTo(SessionStatus.WAITING);
    }

    @Test
    void bothSpeakInASessionThatRuns() {
        launch();
        say("What do you see?");
        hosted.sayInSession().run(new SayInSession.ByCustomer(joinToken(), "Hearts."));

        List<ChatMessage> chat = sessions.messages(tenant.caller(), started.reference());

        assertThat(chat).extracting(ChatMessage::content).containsExactly("What do you see?", "Hearts.");
        assertThat(chat)
                .extracting(ChatMessage::participantName)
                .containsExactly(Optional.of(tenant.technician().name()), Optional.empty());
    }

    @Test
    void nobodySpeaksInASessionThatDoesNotRun() {
        assertThat(refusal(() -> say("too early"))).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        launch();
        end();
        assertThat(refusal(() -> say("too late"))).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(refusal(() -> hosted.sayInSession().run(new SayInSession.ByCustomer(joinToken(), "too late"))))
                .isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(sessions.messages(tenant.caller(), started.reference())).isEmpty();
    }

    @Test
    void onlyThoseOfTheSessionSpeak() {
        launch();
        Caller stranger = stage.tenant().caller();
        assertThat(hosted.sayInSession().run(new SayInSession.ByTechnician(stranger, started.reference(), "Hello?")))
                .isEmpty();
        assertThat(hosted.sayInSession()
                        .run(new SayInSession.ByCustomer(
                                new JoinToken(started.token().value()), "Hello?")))
                .isEmpty();
        assertThat(refusal(() -> say(" \n"))).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(sessions.messages(tenant.caller(), started.reference())).isEmpty();
    }

    private void say(String content) {
        assertThat(hosted.sayInSession()
                        .run(new SayInSession.ByTechnician(tenant.caller(), started.reference(), content)))
                .isPresent();
    }

    @Test
    void manyClicksAtOnceAreOneStep() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CyclicBarrier together = new CyclicBarrier(8);
            List<Future<SessionSnapshot>> clicks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                clicks.add(threads.submit(() -> {
                    together.await();
                    return launch();
                }));
            }
            SessionSnapshot first = clicks.get(0).get();
            for (Future<SessionSnapshot> click : clicks) {
                assertThat(click.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(statuses()).containsExactly(SessionStatus.NOT_STARTED, SessionStatus.WAITING);
    }

    private LaunchToken launchToken() {
        return new LaunchToken(lastSegment(started.launchUrl()));
    }

    private JoinToken joinToken() {
        SessionSnapshot session =
                stage.remoteSupport().find(tenant.caller(), started.reference()).orElseThrow();
        return new JoinToken(lastSegment(session.customerJoinUrl().orElseThrow()));
    }

    private SessionSnapshot launch() {
        return hosted.launchSession()
                .run(new LaunchSession.Command(launchToken()))
                .orElseThrow();
    }

    private SessionSnapshot join() {
        return hosted.joinSession().run(new JoinSession.Command(joinToken())).orElseThrow();
    }

    private SessionSnapshot end() {
        return endSession
                .run(new EndSession.Command(tenant.caller(), started.reference()))
                .orElseThrow();
    }

    private List<SessionStatus> statuses() {
        return sessions.changes(tenant.caller(), started.reference()).stream()
                .map(LoggedChange::change)
                .map(change -> change.status())
                .toList();
    }

    private static ErrorCode refusal(ThrowingCallable call) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, call);
        assertThat(failure).isNotNull();
        return failure.code();
    }

    private static String lastSegment(URI url) {
        return url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    }
}
