package dev.deskside.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.Capability;
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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SessionControl} keeps. A test class of an adapter implements this interface and its one method;
 * each test carries the number of the promise in the port's javadoc.
 */
public interface SessionControlContract {
    /** Without these a provider has no control of its sessions at all. */
    Set<Capability> EVERY_CONTROL = Set.of(Capability.END_SESSION, Capability.CANCEL_SESSION, Capability.NOTES);

    /** {@return the stage of one test} */
    ControlStage controlStage();

    @Test
    @DisplayName("T1 ending makes a joined session complete, another one abandoned, and twice is once")
    default void ends() {
        ControlStage stage = Needs.met(controlStage(), Capability.END_SESSION);
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
        ControlStage stage = Needs.met(controlStage(), Capability.END_SESSION);
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);

        assertThat(failure(() -> end(stage, tenant, started))).isEqualTo(ErrorCode.ILLEGAL_TRANSITION);
        assertThat(find(stage, tenant, started).status()).isEqualTo(SessionStatus.NOT_STARTED);
    }

    @Test
    @DisplayName("T2 cancelling makes a session abandoned that was never started, and twice is once")
    default void cancels() {
        ControlStage stage = Needs.met(controlStage(), Capability.CANCEL_SESSION);
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
        ControlStage stage = Needs.met(controlStage(), Capability.CANCEL_SESSION);
        StageTenant tenant = stage.tenant();
        StartedSession started = start(stage, tenant);
        SessionSnapshot cancelled = cancel(stage, tenant, started);

        assertThat(catchThrowable(() -> stage.launch(started))).isNotNull();

        assertThat(find(stage, tenant, started)).isEqualTo(cancelled);
    }

    @Test
    @DisplayName("T2 a session that was started can't be cancelled, in whatever state it is")
    default void cancelsNoneThatWasStarted() {
        ControlStage stage = Needs.met(controlStage(), Capability.CANCEL_SESSION);
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
        ControlStage stage = Needs.met(controlStage(), Capability.NOTES);
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
        ControlStage stage = Needs.met(controlStage(), Capability.NOTES);
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

        if (can(stage, Capability.NOTES)) {
            assertThat(note(stage, tenant, started, "A note")).isEqualTo(find(stage, tenant, started));
            assertThat(stage.sessionControl().addNote(tenant.caller(), id, "Another"))
                    .contains(find(stage, tenant, started));
        }
        if (can(stage, Capability.END_SESSION)) {
            assertThat(stage.sessionControl().end(tenant.caller(), id)).contains(find(stage, tenant, started));
        }
        if (can(stage, Capability.CANCEL_SESSION)) {
            StartedSession other = start(stage, tenant);
            assertThat(cancel(stage, tenant, other)).isEqualTo(find(stage, tenant, other));
        }
    }

    @Test
    @DisplayName("T5 what is unknown or out of reach is absent, and nothing is changed")
    default void outOfReachIsAbsent() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();
        boolean hasMachines = can(stage, Capability.UNATTENDED_SESSIONS);
        SessionRequest request = hasMachines
                ? SessionRequest.screenSharing()
                        .machine(tenant.machine().uuid())
                        .build()
                : SessionRequest.screenSharing().build();
        StartedSession waiting = stage.remoteSupport().start(tenant.caller(), request);
        StartedSession notStarted = stage.remoteSupport().start(tenant.caller(), request);
        stage.launch(waiting);
        SessionSnapshot before = find(stage, tenant, waiting);

        assertAbsent(stage, stranger.caller(), waiting.reference(), notStarted.reference());
        if (hasMachines) {
            assertAbsent(stage, Caller.of(tenant.outsider()), waiting.reference(), notStarted.reference());
        }
        for (String unknown : List.of("987654321012345678", "a/b?c=%2e&d+#;é")) {
            SessionReference reference = new SessionReference(unknown);
            assertAbsent(stage, tenant.caller(), reference, reference);
        }
        assertThat(find(stage, tenant, waiting)).isEqualTo(before);
        assertThat(find(stage, tenant, notStarted).status()).isEqualTo(SessionStatus.NOT_STARTED);
    }

    @Test
    @DisplayName("T0 what is declared as lacking is refused with UNSUPPORTED, for every caller, and nothing else is")
    default void refusesWhatControlLacks() {
        ControlStage stage = controlStage();
        StageTenant tenant = stage.tenant();
        StageTenant stranger = stage.tenant();
        StartedSession started = launched(stage, tenant);
        SessionSnapshot before = find(stage, tenant, started);
        SessionControl control = stage.sessionControl();

        for (Caller caller : List.of(stranger.caller(), tenant.caller())) {
            for (SessionReference reference :
                    List.of(new SessionReference("987654321012345678"), started.reference())) {
                Needs.assertRefusedIfLacking(stage, Capability.NOTES, () -> control.addNote(caller, reference, "A"));
                Needs.assertRefusedIfLacking(stage, Capability.CANCEL_SESSION, () -> control.cancel(caller, reference));
                Needs.assertRefusedIfLacking(stage, Capability.END_SESSION, () -> control.end(caller, reference));
            }
        }
        if (stage.lacks().containsAll(EVERY_CONTROL)) {
            assertThat(find(stage, tenant, started)).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("T6 of concurrent notes none is lost, and a session that many end ends once")
    default void concurrentCalls() throws Exception {
        ControlStage stage = Needs.met(controlStage(), Capability.NOTES, Capability.END_SESSION);
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

    private static boolean can(ControlStage stage, Capability capability) {
        return !stage.lacks().contains(capability);
    }

    /** All that the provider can do, tried on this session, and cancelling on the other one. */
    private static void assertAbsent(
            ControlStage stage, Caller caller, SessionReference reference, SessionReference toCancel) {
        if (can(stage, Capability.END_SESSION)) {
            assertThat(stage.sessionControl().end(caller, reference)).isEmpty();
        }
        if (can(stage, Capability.CANCEL_SESSION)) {
            assertThat(stage.sessionControl().cancel(caller, toCancel)).isEmpty();
        }
        if (can(stage, Capability.NOTES)) {
            assertThat(stage.sessionControl().addNote(caller, reference, "mine"))
                    .isEmpty();
        }
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

    /** Any session that the provider can start. */
    private static StartedSession start(ControlStage stage, StageTenant tenant) {
        SessionRequest.Builder request = SessionRequest.screenSharing();
        if (!can(stage, Capability.ATTENDED_SESSIONS)) {
            Needs.met(stage, Capability.UNATTENDED_SESSIONS);
            request.machine(tenant.machine().uuid());
        }
        return stage.remoteSupport().start(tenant.caller(), request.build());
    }

    private static SessionSnapshot find(ControlStage stage, StageTenant tenant, StartedSession session) {
        return there(stage.remoteSupport().find(tenant.caller(), session.reference()));
    }
}
