package dev.deskside.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.ControlStage;
import dev.deskside.application.contract.SessionControlContract;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.SessionControl;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract bites: each promise, broken by an otherwise good adapter, fails the test that carries its number. */
class SessionControlTeethTest {
    /** How an adapter is broken, chosen before the engine makes the contract's class. */
    private static final ThreadLocal<UnaryOperator<SessionControl>> BROKEN = new ThreadLocal<>();

    static Stream<Map.Entry<String, UnaryOperator<SessionControl>>> broken() {
        return Stream.of(
                broken("T1", ends((good, asked) -> Optional.empty())),
                broken("T1", ends((good, asked) -> good.cancel(asked.caller(), asked.reference()))),
                broken("T1", ends((good, asked) -> {
                    try {
                        return good.end(asked.caller(), asked.reference());
                    } catch (DesksideException e) {
                        return good.cancel(asked.caller(), asked.reference());
                    }
                })),
                broken("T2", cancels((good, asked) -> good.end(asked.caller(), asked.reference()))),
                broken("T2", cancels((good, asked) -> {
                    try {
                        return good.cancel(asked.caller(), asked.reference());
                    } catch (DesksideException e) {
                        return good.end(asked.caller(), asked.reference());
                    }
                })),
                broken(
                        "T3",
                        notes((good, asked, text) ->
                                good.addNote(asked.caller(), asked.reference(), text.trim() + " "))),
                broken("T3", notes((good, asked, text) -> {
                    try {
                        return good.addNote(asked.caller(), asked.reference(), text);
                    } catch (DesksideException e) {
                        return Optional.empty();
                    }
                })),
                broken(
                        "T4",
                        ends((good, asked) -> good.end(asked.caller(), asked.reference())
                                .map(session -> session.toBuilder()
                                        .endedAt(Optional.empty())
                                        .build()))),
                broken("T5", notes((good, asked, text) -> {
                    Optional<SessionSnapshot> session = good.addNote(asked.caller(), asked.reference(), text);
                    if (session.isEmpty()) {
                        throw new DesksideException(ErrorCode.ROLE_MISSING, "Not yours.");
                    }
                    return session;
                })),
                broken("T5", answersOutOfReach()),
                broken("T6", ForgetsANote::new));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("broken")
    void brokenOneFails(Map.Entry<String, UnaryOperator<SessionControl>> broken) {
        BROKEN.set(broken.getValue());
        try {
            assertThat(ContractRun.failures(BrokenSessionControl.class))
                    .anyMatch(name -> name.startsWith(broken.getKey() + " "));
        } finally {
            BROKEN.remove();
        }
    }

    /** Nested, so that no build runs it by itself. */
    static class BrokenSessionControl implements SessionControlContract {
        private final InMemoryStage stage = new InMemoryStage() {
            private final SessionControl broken = BROKEN.get().apply(super.sessionControl());

            @Override
            public SessionControl sessionControl() {
                return broken;
            }
        };

        @Override
        public ControlStage controlStage() {
            return stage;
        }
    }

    private static Map.Entry<String, UnaryOperator<SessionControl>> broken(
            String promise, UnaryOperator<SessionControl> how) {
        return Map.entry(promise, how);
    }

    private record Asked(Caller caller, SessionReference reference) {}

    private static UnaryOperator<SessionControl> ends(
            BiFunction<SessionControl, Asked, Optional<SessionSnapshot>> end) {
        return good -> new ForwardingSessionControl(good) {
            @Override
            public Optional<SessionSnapshot> end(Caller caller, SessionReference reference) {
                return end.apply(good, new Asked(caller, reference));
            }
        };
    }

    private static UnaryOperator<SessionControl> cancels(
            BiFunction<SessionControl, Asked, Optional<SessionSnapshot>> cancel) {
        return good -> new ForwardingSessionControl(good) {
            @Override
            public Optional<SessionSnapshot> cancel(Caller caller, SessionReference reference) {
                return cancel.apply(good, new Asked(caller, reference));
            }
        };
    }

    private interface Note {
        Optional<SessionSnapshot> add(SessionControl good, Asked asked, String text);
    }

    private static UnaryOperator<SessionControl> notes(Note note) {
        return good -> new ForwardingSessionControl(good) {
            @Override
            public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
                return note.add(good, new Asked(caller, reference), text);
            }
        };
    }

    /** As if whatever is out of reach were there. */
    private static UnaryOperator<SessionControl> answersOutOfReach() {
        return notes((good, asked, text) -> {
            Optional<SessionSnapshot> session = good.addNote(asked.caller(), asked.reference(), text);
            return session.isPresent()
                    ? session
                    : Optional.of(SessionSnapshot.in(SessionStatus.WAITING).build());
        });
    }

    /** Answers one of many at once as if it were done. */
    private static final class ForgetsANote extends ForwardingSessionControl {
        ForgetsANote(SessionControl good) {
            super(good);
        }

        @Override
        public Optional<SessionSnapshot> addNote(Caller caller, SessionReference reference, String text) {
            return text.equals("three")
                    ? Optional.of(SessionSnapshot.in(SessionStatus.WAITING).build())
                    : super.addNote(caller, reference, text);
        }
    }
}
