package dev.deskside.bootstrap.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskside.application.port.Ids;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ObservedPortTest {
    private final List<String> told = new ArrayList<>();

    @Test
    @DisplayName("a call is told before and after, and answers what the port answers")
    void call() {
        UUID id = new UUID(1, 2);
        Ids observed = ObservedPort.of(Ids.class, "ids", () -> id, Observers.all(List.of(noting("a"), noting("b"))));

        assertThat(observed.next()).isEqualTo(id);
        assertThat(told).containsExactly("a begins ids next", "b begins ids next", "b ends ok", "a ends ok");
    }

    @Test
    @DisplayName("what the port throws is thrown as it is, and told")
    void failure() {
        DesksideException failure = new DesksideException(ErrorCode.UNAVAILABLE, "The disk is full.");
        Ids observed = ObservedPort.of(
                Ids.class,
                "ids",
                () -> {
                    throw failure;
                },
                noting("a"));

        assertThatThrownBy(observed::next).isSameAs(failure);
        assertThat(told).containsExactly("a begins ids next", "a ends The disk is full.");
    }

    @Test
    @DisplayName("what every object can is no call of the port")
    void object() {
        Ids observed = ObservedPort.of(Ids.class, "ids", UUID::randomUUID, noting("a"));

        Object same = List.of(observed).get(0);

        assertThat(observed).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(observed).isNotEqualTo(ObservedPort.of(Ids.class, "ids", observed, noting("b")));
        assertThat(observed.toString()).contains("ObservedPortTest");
        assertThat(told).isEmpty();
    }

    private PortObserver noting(String name) {
        return (port, operation) -> {
            told.add(name + " begins " + port + " " + operation);
            return failure -> told.add(
                    name + " ends " + failure.map(Throwable::getMessage).orElse("ok"));
        };
    }

    @Test
    @DisplayName("an answer is kept for a while, and a failure, too")
    void latest() {
        AtomicInteger asked = new AtomicInteger();
        AtomicLong now = new AtomicLong();
        Latest<Integer> latest = new Latest<>(
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        throw new IllegalStateException("down");
                    }
                    return asked.get();
                },
                Runnable::run,
                now::get,
                Duration.ofNanos(10),
                Duration.ofSeconds(1));

        assertThat(latest.get()).contains(1);
        now.set(9);
        assertThat(latest.get()).contains(1);
        now.set(10);
        assertThat(latest.get()).isEmpty();
        now.set(19);
        assertThat(latest.get()).isEmpty();
        now.set(20);
        assertThat(latest.get()).contains(3);
    }
}
