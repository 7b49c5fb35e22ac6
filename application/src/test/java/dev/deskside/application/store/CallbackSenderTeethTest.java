package dev.deskside.application.store;

import dev.deskside.application.contract.CallbackReceivers;
import dev.deskside.application.contract.CallbackSenderContract;
import dev.deskside.application.contract.RecordingCallbackSender;
import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAnswer.Result;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The contract of callback senders")
class CallbackSenderTeethTest {
    @TestFactory
    Stream<DynamicTest> bites() {
        return Teeth.of(CallbackSenderTeethTest.class, Right.class, "D1", "D2", "D3", "D4", "D5", "D6");
    }

    /** A right sender; each class below gets one thing wrong. */
    abstract static class Almost implements CallbackSenderContract, CallbackReceivers, CallbackSender {
        final RecordingCallbackSender right = new RecordingCallbackSender();

        @Override
        public CallbackReceivers receivers() {
            return this;
        }

        @Override
        public CallbackSender sender() {
            return this;
        }

        @Override
        public URI receiver() {
            return right.receiver();
        }

        @Override
        public URI forbidden() {
            return right.forbidden();
        }

        @Override
        public void let(URI receiver, Behaviour behaviour) {
            right.let(receiver, behaviour);
        }

        @Override
        public List<Received> received(URI receiver) {
            return right.received(receiver);
        }

        @Override
        public void pass(Duration time) {
            right.pass(time);
        }

        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            return right.send(callback);
        }
    }

    static class Right extends Almost {}

    @Breaks("D1")
    static class SendsAgainByItself extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            CallbackAnswer answer = right.send(callback);
            return answer.result() == Result.FAILED ? right.send(callback) : answer;
        }
    }

    @Breaks("D1")
    static class ForgetsTheSequence extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            return right.send(new OutgoingCallback(
                    callback.id(),
                    Optional.empty(),
                    callback.url(),
                    callback.session(),
                    callback.at(),
                    callback.trigger(),
                    callback.secrets()));
        }
    }

    @Breaks("D2")
    static class TakesRedirectsForDelivered extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            CallbackAnswer answer = right.send(callback);
            return answer.status().filter(status -> status / 100 == 3).isPresent()
                    ? CallbackAnswer.delivered(answer.status().orElseThrow())
                    : answer;
        }
    }

    @Breaks("D2")
    static class TakesGoneForFailed extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            CallbackAnswer answer = right.send(callback);
            return new CallbackAnswer(
                    answer.result() == Result.GONE ? Result.FAILED : answer.result(),
                    answer.status(),
                    answer.reason(),
                    answer.retryAfter());
        }
    }

    @Breaks("D2")
    static class OverhearsRetryAfter extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            CallbackAnswer answer = right.send(callback);
            return answer.result() == Result.HELD_BACK
                    ? answer
                    : new CallbackAnswer(answer.result(), answer.status(), answer.reason(), Optional.empty());
        }
    }

    @Breaks("D3")
    static class ThrowsWhereNothingIsAnswered extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            CallbackAnswer answer = right.send(callback);
            if (answer.status().isEmpty() && answer.result() == Result.FAILED) {
                throw new IllegalStateException("no answer");
            }
            return answer;
        }
    }

    @Breaks("D3")
    static class RepeatsTheReceiversWords extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            CallbackAnswer answer = right.send(callback);
            return answer.result() == Result.FAILED
                    ? new CallbackAnswer(
                            answer.result(), answer.status(), "it said " + Behaviour.WORD, answer.retryAfter())
                    : answer;
        }
    }

    @Breaks("D4")
    static class SignsWithTheNewestAlone extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            return right.send(new OutgoingCallback(
                    callback.id(),
                    callback.sequence(),
                    callback.url(),
                    callback.session(),
                    callback.at(),
                    callback.trigger(),
                    callback.secrets().subList(0, 1)));
        }
    }

    @Breaks("D5")
    static class NeverHoldsBack extends Almost {
        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            CallbackAnswer answer = right.send(callback);
            return answer.result() == Result.HELD_BACK ? CallbackAnswer.failed("failed again") : answer;
        }
    }

    @Breaks("D5")
    static class HoldsAllBack extends Almost {
        private Optional<Duration> held = Optional.empty();

        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            if (held.isPresent()) {
                return CallbackAnswer.heldBack(held.get());
            }
            CallbackAnswer answer = right.send(callback);
            if (answer.result() == Result.HELD_BACK) {
                held = answer.retryAfter();
            }
            return answer;
        }
    }

    @Breaks("D6")
    static class MixesThreadsUp extends Almost {
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public CallbackAnswer send(OutgoingCallback callback) {
            boolean alone = inside.getAndIncrement() == 0;
            try {
                // Long enough for the others to come in, too.
                Thread.sleep(2);
                return alone ? right.send(callback) : CallbackAnswer.delivered(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return CallbackAnswer.failed("interrupted");
            } finally {
                inside.getAndDecrement();
            }
        }
    }
}
