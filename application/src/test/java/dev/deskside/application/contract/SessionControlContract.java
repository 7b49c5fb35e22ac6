package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SessionControl} keeps that answers anything but UNSUPPORTED. A test class of an adapter implements
 * this interface and its one method; each test carries the number of the promise in the port's javadoc.
 */
public interface SessionControlContract {
    /** {@return the stage of one test} */
    ControlStage controlStage();

    @Test
    @DisplayName("T1 ending makes a joined session complete, another one abandoned, and twice is once")
    default void ends() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession joined = launched(stage, tenant);
        stage.join(joined);
        StartedSession alone = launched(stage, tenant);

        SessionSnapshot complete = end(stage, tenant, joined);
        SessionSnapshot abandoned = end(stage, tenant, alone);

        assertThat(complete.status()).isEqualTo(SessionStatus.COMPLETE);
        assertThat(complete.endedAt()).isPresent();
        assertThat(abandoned.status()).isEqualTo(SessionStatus.ABANDONED);
        assertThat(end(stage, tenant, joined)).isEqualTo(complete);
        assertThat(end(stage, tenant, alone)).isEqualTo(abandoned);
    }

    @Test
    @DisplayName("T1 a session that was never started can't be ended")
    default void endsNoneThatNeverStarted() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);

        assertThat(failure(() -> end(stage, tenant, started))).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(find(stage, tenant, started).status()).isEqualTo(SessionStatus.NOT_STARTED);
    }

    @Test
    @DisplayName("T2 cancelling makes a session abandoned that was never started, and twice is once")
    default void cancels() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);

        SessionSnapshot cancelled = cancel(stage, tenant, started);

        assertThat(cancelled.status()).isEqualTo(SessionStatus.ABANDONED);
        assertThat(cancelled.id()).isEmpty();
        assertThat(cancelled.startedAt()).isEmpty();
        assertThat(cancelled.endedAt()).isPresent();
        assertThat(cancel(stage, tenant, started)).isEqualTo(cancelled);
    }

    @Test
    @DisplayName("T2 the launch URL of a cancelled session starts nothing any more")
    default void cancelledStaysSo() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);
        SessionSnapshot cancelled = cancel(stage, tenant, started);

        assertThat(catchThrowable(() -> stage.launch(started))).isNotNull();

        assertThat(find(stage, tenant, started)).isEqualTo(cancelled);
    }

    @Test
    @DisplayName("T2 a session that was started can't be cancelled, in whatever state it is")
    default void cancelsNoneThatWasStarted() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession started = launched(stage, tenant);
        List<Runnable> steps = List.of(() -> stage.join(started), () -> stage.end(started));

        assertThat(failure(() -> cancel(stage, tenant, started))).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        for (Runnable step : steps) {
            step.run();
            assertThat(failure(() -> cancel(stage, tenant, started))).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        }
        StartedSession alone = launched(stage, tenant);
        stage.end(alone);
        assertThat(failure(() -> cancel(stage, tenant, alone))).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(find(stage, tenant, started).status()).isEqualTo(SessionStatus.COMPLETE);
    }

    @Test
    @DisplayName("T3 a note is a new line below the others, in every state, and changes nothing else")
    default void notes() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);
        List<String> written = new ArrayList<>();
        List<Runnable> steps =
                List.of(() -> {}, () -> stage.launch(started), () -> stage.join(started), () -> stage.end(started));

        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
            SessionSnapshot before = find(stage, tenant, started);
            String note = "Note %d: <b>\"Größe\"</b> 🖨\nsecond line".formatted(i);
            written.add(note);
            SessionSnapshot after = note(stage, tenant, started, note);
            assertThat(after.notes()).contains(String.join("\n", written));
            assertThat(after.toBuilder().notes(before.notes()).build()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("T3 a note that is blank or too long fails with INVALID_VALUE, and nothing is written")
    default void badNotes() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);
        note(stage, tenant, started, "x".repeat(SessionSnapshot.MAX_NOTES - 10));
        SessionSnapshot before = find(stage, tenant, started);

        for (String bad : List.of("", " \n ", "more than ten")) {
            assertThat(failure(() -> note(stage, tenant, started, bad))).isEqualTo(ErrorCode.INVALID_VALUE);
        }
        assertThat(find(stage, tenant, started)).isEqualTo(before);
    }

    @Test
    @DisplayName("T4 each answer is the session as it is found from then on, by its id as by its token")
    default void answersAreFound() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession started = launched(stage, tenant);
        SessionReference id =
                SessionReference.to(find(stage, tenant, started).id().orElseThrow());

        assertThat(note(stage, tenant, started, "A note")).isEqualTo(find(stage, tenant, started));
        assertThat(stage.sessionControl().addNote(tenant.caller(), id, "Another"))
                .contains(find(stage, tenant, started));
        assertThat(stage.sessionControl().end(tenant.caller(), id)).contains(find(stage, tenant, started));
        StartedSession other = start(stage, tenant);
        assertThat(cancel(stage, tenant, other)).isEqualTo(find(stage, tenant, other));
    }

    @Test
    @DisplayName("T5 what is unknown or out of reach is absent, and nothing is changed")
    default void outOfReachIsAbsent() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();
        StartedSession waiting = stage.remoteSupport()
                .start(
                        tenant.caller(),
                        SessionRequest.screenSharing()
                                .machine(tenant.machine().uuid())
                                .build());
        StartedSession notStarted = stage.remoteSupport()
                .start(
                        tenant.caller(),
                        SessionRequest.screenSharing()
                                .machine(tenant.machine().uuid())
                                .build());
        stage.launch(waiting);
        SessionSnapshot before = find(stage, tenant, waiting);

        for (Caller caller : List.of(stranger.caller(), Caller.of(tenant.outsider()))) {
            assertThat(stage.sessionControl().end(caller, waiting.reference())).isEmpty();
            assertThat(stage.sessionControl().cancel(caller, notStarted.reference()))
                    .isEmpty();
            assertThat(stage.sessionControl().addNote(caller, waiting.reference(), "mine"))
                    .isEmpty();
        }
        for (String unknown : List.of("987654321012345678", "a/b?c=%2e&d+#;é")) {
            SessionReference reference = new SessionReference(unknown);
            assertThat(stage.sessionControl().end(tenant.caller(), reference)).isEmpty();
            assertThat(stage.sessionControl().cancel(tenant.caller(), reference))
                    .isEmpty();
            assertThat(stage.sessionControl().addNote(tenant.caller(), reference, "mine"))
                    .isEmpty();
        }
        assertThat(find(stage, tenant, waiting)).isEqualTo(before);
        assertThat(find(stage, tenant, notStarted).status()).isEqualTo(SessionStatus.NOT_STARTED);
    }

    @Test
    @DisplayName("T6 of concurrent notes none is lost, and a session that many end ends once")
    default void concurrentCalls() throws Exception {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StartedSession started = launched(stage, tenant);
        List<String> notes = List.of("one", "two", "three", "four", "five", "six");
        List<Callable<SessionSnapshot>> calls = new ArrayList<>();
        notes.forEach(text -> calls.add(() -> note(stage, tenant, started, text)));
        for (int i = 0; i < 4; i++) {
            calls.add(() -> end(stage, tenant, started));
        }

        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<SessionSnapshot> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        SessionSnapshot session = find(stage, tenant, started);
        assertThat(session.notes().orElseThrow().lines()).containsExactlyInAnyOrderElementsOf(notes);
        assertThat(session.status()).isEqualTo(SessionStatus.ABANDONED);
    }

    private static SessionSnapshot end(ControlStage stage, StageTenant tenant, StartedSession session) {
        return there(stage.sessionControl().end(tenant.caller(), session.reference()));
    }

    private static SessionSnapshot cancel(ControlStage stage, StageTenant tenant, StartedSession session) {
        return there(stage.sessionControl().cancel(tenant.caller(), session.reference()));
    }

    private static SessionSnapshot note(ControlStage stage, StageTenant tenant, StartedSession session, String text) {
        return there(stage.sessionControl().addNote(tenant.caller(), session.reference(), text));
    }

    private static SessionSnapshot there(Optional<SessionSnapshot> answer) {
        assertThat(answer).isPresent();
        return answer.orElseThrow();
    }

    private static ErrorCode failure(ThrowingCallable call) {
        DesksideException failure = catchThrowableOfType(DesksideException.class, call);
        assertThat(failure).as("the failure of a call that must fail").isNotNull();
        return failure.code();
    }

    private static StartedSession launched(ControlStage stage, StageTenant tenant) {
        StartedSession started = start(stage, tenant);
        stage.launch(started);
        return started;
    }

    private static StartedSession start(ControlStage stage, StageTenant tenant) {
        return stage.remoteSupport()
                .start(tenant.caller(), SessionRequest.screenSharing().build());
    }

    private static SessionSnapshot find(ControlStage stage, StageTenant tenant, StartedSession session) {
        return there(stage.remoteSupport().find(tenant.caller(), session.reference()));
    }
}
