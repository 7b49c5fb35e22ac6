package dev.deskside.application.contract;

import dev.deskside.application.port.CallbackSender;
import dev.deskside.application.port.OutgoingCallback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAnswer.Result;
import dev.deskside.domain.callback.CallbackTarget;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A sender that sends nothing: it keeps what it is given, and answers as the receivers would that it plays itself. Nor
 * does it wait: who stays silent has failed at once.
 */
public final class RecordingCallbackSender implements CallbackSender, CallbackReceivers {
    private static final URI FORBIDDEN = URI.create("http://forbidden.example.com/");
    private static final int FAILURES = 5;
    private static final Duration HELD_BACK = Duration.ofSeconds(30);

    private final AtomicInteger count = new AtomicInteger();
    private final Map<URI, Behaviour> behaviours = new HashMap<>();
    private final Map<URI, List<Received>> received = new HashMap<>();
    private final Map<CallbackTarget, Integer> failures = new HashMap<>();
    private final Map<CallbackTarget, Duration> heldBackUntil = new HashMap<>();
    private Duration time = Duration.ZERO;

    @Override
    public CallbackSender sender() {
        return this;
    }

    @Override
    public URI receiver() {
        return URI.create("http://receiver.example.com/" + count.incrementAndGet());
    }

    @Override
    public URI forbidden() {
        return FORBIDDEN;
    }

    @Override
    public synchronized void let(URI receiver, Behaviour behaviour) {
        behaviours.put(receiver, behaviour);
    }

    @Override
    public synchronized List<Received> received(URI receiver) {
        return List.copyOf(received.getOrDefault(receiver, List.of()));
    }

    @Override
    public synchronized void pass(Duration more) {
        time = time.plus(more);
    }

    @Override
    public synchronized CallbackAnswer send(OutgoingCallback callback) {
        CallbackTarget target = CallbackTarget.of(callback.url());
        Duration left = heldBackUntil.getOrDefault(target, time).minus(time);
        if (!left.isZero() && !left.isNegative()) {
            return CallbackAnswer.heldBack(left);
        }
        CallbackAnswer answer = post(callback);
        int inARow = answer.result() == Result.FAILED ? failures.getOrDefault(target, 0) + 1 : 0;
        failures.put(target, inARow);
        if (inARow >= FAILURES) {
            heldBackUntil.put(target, time.plus(HELD_BACK));
        }
        return answer;
    }

    private CallbackAnswer post(OutgoingCallback callback) {
        if (callback.url().equals(FORBIDDEN)) {
            return CallbackAnswer.failed("the receiver isn't allowed");
        }
        received.computeIfAbsent(callback.url(), url -> new ArrayList<>()).add(received(callback));
        Behaviour behaviour = behaviours.getOrDefault(callback.url(), Behaviour.answers(200));
        return switch (behaviour.kind()) {
            case ANSWERS, ANSWERS_ENDLESSLY -> answer(behaviour);
            case STAYS_SILENT, DRIPS, RESETS, TALKS_GARBAGE -> CallbackAnswer.failed("no answer");
        };
    }

    private static CallbackAnswer answer(Behaviour behaviour) {
        int status = behaviour.status();
        if (status / 100 == 2) {
            return CallbackAnswer.delivered(status);
        }
        return new CallbackAnswer(
                status == 410 ? Result.GONE : Result.FAILED,
                Optional.of(status),
                "the receiver answered " + status,
                behaviour
                        .retryAfter()
                        .filter(header -> header.matches("\\d{1,9}"))
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds));
    }

    private static Received received(OutgoingCallback callback) {
        String body = callback.session()
                .map(session -> "{\"sessionId\":\"%s\",\"status\":\"%s\"}"
                        .formatted(
                                session.id().orElseThrow(),
                                session.status().name().toLowerCase(Locale.ROOT)))
                .orElse("{}");
        String id = callback.id().value();
        return new Received(
                id,
                callback.sequence(),
                callback.at().truncatedTo(ChronoUnit.SECONDS),
                callback.secrets().stream()
                        .map(secret -> CallbackSenderContract.signature(id, callback.at(), body, secret))
                        .toList(),
                body);
    }
}
