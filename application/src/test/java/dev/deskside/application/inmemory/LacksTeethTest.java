package dev.deskside.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.ArchiveStage;
import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.MachineStage;
import dev.deskside.application.contract.MachinesContract;
import dev.deskside.application.contract.RecordingArchiveContract;
import dev.deskside.application.contract.RemoteSupportContract;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.contract.Stage;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Machines;
import dev.deskside.application.port.RecordingArchive;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.application.port.SessionControl;
import dev.deskside.application.spi.Capability;
import dev.deskside.domain.account.CompanyId;
import dev.deskside.domain.account.CompanyPage;
import dev.deskside.domain.account.CompanyQuery;
import dev.deskside.domain.account.Machine;
import dev.deskside.domain.recording.AvailableRecordings;
import dev.deskside.domain.recording.RecordingLinks;
import dev.deskside.domain.recording.RecordingQuery;
import dev.deskside.domain.recording.RecordingSelection;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contracts bite where something is declared as lacking, and where it isn't. */
class LacksTeethTest {
    private static final ThreadLocal<Played> PLAYED = new ThreadLocal<>();

    /**
     * The provider that is played.
     *
     * @param declared what it says that it lacks
     * @param refused what it refuses
     * @param empty what it answers with nothing instead
     */
    private record Played(Set<Capability> declared, Set<Capability> refused, Set<Capability> empty) {}

    @ParameterizedTest
    @EnumSource(Capability.class)
    @DisplayName("what is declared as lacking and refused is fine, and nothing else is skipped for it")
    void honest(Capability capability) {
        Set<Capability> lacks = withWhatFollows(capability);

        assertThat(failures(new Played(lacks, lacks, Set.of()))).isEmpty();
    }

    @Test
    @DisplayName(
            "a provider that starts attended sessions and finds them, and declares that it lacks all else, is fine")
    void smallestSlice() {
        Set<Capability> lacks = EnumSet.complementOf(EnumSet.of(Capability.ATTENDED_SESSIONS));

        assertThat(failures(new Played(lacks, lacks, Set.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    @DisplayName("what is declared as lacking and done all the same fails")
    void doneAllTheSame(Capability capability) {
        Set<Capability> declared = withWhatFollows(capability);
        Set<Capability> refused = EnumSet.copyOf(declared);
        refused.remove(capability);

        assertThat(failures(new Played(declared, refused, Set.of()))).anyMatch(name -> name.matches("[RTAM]0 .*"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Capability.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ATTENDED_SESSIONS", "UNATTENDED_SESSIONS"})
    @DisplayName("what is declared as lacking and answered with nothing fails")
    void answeredWithNothing(Capability capability) {
        Set<Capability> declared = withWhatFollows(capability);
        Set<Capability> refused = EnumSet.copyOf(declared);
        refused.remove(capability);

        assertThat(failures(new Played(declared, refused, Set.of(capability))))
                .anyMatch(name -> name.matches("[RTAM]0 .*"));
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    @DisplayName("what is refused without having been declared as lacking fails")
    void refusedUndeclared(Capability capability) {
        assertThat(failures(new Played(Set.of(), EnumSet.of(capability), Set.of())))
                .anyMatch(name -> name.matches("[RTAM]0 .*"));
    }

    private static Set<Capability> withWhatFollows(Capability capability) {
        return capability == Capability.RECORDING_LIST
                ? EnumSet.of(
                        Capability.RECORDING_LIST,
                        Capability.TRANSCODING,
                        Capability.RECORDING_LINKS,
                        Capability.ARCHIVING)
                : EnumSet.of(capability);
    }

    private static Set<String> failures(Played played) {
        PLAYED.set(played);
        try {
            return ContractRun.failures(PlayedProvider.class);
        } finally {
            PLAYED.remove();
        }
    }

    /** Nested, so that no build runs it by itself. */
    static class PlayedProvider
            implements RemoteSupportContract, RecordingArchiveContract, SessionControlContract, MachinesContract {
        private final PlayedStage stage = new PlayedStage(PLAYED.get());

        @Override
        public Stage stage() {
            return stage;
        }

        @Override
        public ArchiveStage archiveStage() {
            return stage;
        }

        @Override
        public ControlStage controlStage() {
            return stage;
        }

        @Override
        public MachineStage machineStage() {
            return stage;
        }
    }

    private static final class PlayedStage extends InMemoryStage {
        private final Played played;

        PlayedStage(Played played) {
            this.played = played;
        }

        @Override
        public Set<Capability> lacks() {
            return played.declared();
        }

        /** True where it answers with nothing. */
        private boolean refuses(Capability capability) {
            if (played.refused().contains(capability)) {
                throw capability.unsupported();
            }
            return played.empty().contains(capability);
        }

        @Override
        public RemoteSupport remoteSupport() {
            return new ForwardingRemoteSupport(super.remoteSupport()) {
                @Override
                public StartedSession start(Caller caller, SessionRequest request) {
                    refuses(
                            request.machine().isPresent()
                                    ? Capability.UNATTENDED_SESSIONS
                                    : Capability.ATTENDED_SESSIONS);
                    return super.start(caller, request);
                }

                @Override
                public SessionPage list(Caller caller, SessionQuery query) {
                    return refuses(Capability.SESSION_LIST)
                            ? new SessionPage(0, List.of(), Optional.empty())
                            : super.list(caller, query);
                }

                @Override
                public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
                    return refuses(Capability.TRANSCRIPT) ? Optional.empty() : super.transcript(caller, reference);
                }
            };
        }

        @Override
        public SessionControl sessionControl() {
            return new ForwardingSessionControl(super.sessionControl()) {
                @Override
                public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
                    return refuses(Capability.END_SESSION) ? Optional.empty() : super.end(caller, reference);
                }

                @Override
                public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
                    return refuses(Capability.CANCEL_SESSION) ? Optional.empty() : super.cancel(caller, reference);
                }

                @Override
                public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
                    return refuses(Capability.NOTES) ? Optional.empty() : super.addNote(caller, reference, text);
                }
            };
        }

        @Override
        public RecordingArchive recordingArchive() {
            return new ForwardingRecordingArchive(super.recordingArchive()) {
                @Override
                public AvailableRecordings available(Caller caller, RecordingQuery query) {
                    return refuses(Capability.RECORDING_LIST)
                            ? AvailableRecordings.NONE
                            : super.available(caller, query);
                }

                @Override
                public void transcode(Caller caller, RecordingSelection recordings) {
                    if (!refuses(Capability.TRANSCODING)) {
                        super.transcode(caller, recordings);
                    }
                }

                @Override
                public List<RecordingLinks> links(Caller caller, RecordingSelection recordings) {
                    return refuses(Capability.RECORDING_LINKS) ? List.of() : super.links(caller, recordings);
                }

                @Override
                public void archive(Caller caller, RecordingSelection recordings) {
                    if (!refuses(Capability.ARCHIVING)) {
                        super.archive(caller, recordings);
                    }
                }
            };
        }

        @Override
        public Machines machines() {
            return new ForwardingMachines(super.machines()) {
                @Override
                public CompanyPage companies(Caller caller, CompanyQuery query) {
                    return refuses(Capability.MACHINES)
                            ? new CompanyPage(0, List.of())
                            : super.companies(caller, query);
                }

                @Override
                public List<Machine> machines(Caller caller, CompanyId company) {
                    return refuses(Capability.MACHINES) ? List.of() : super.machines(caller, company);
                }
            };
        }
    }
}
