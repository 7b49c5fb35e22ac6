package dev.deskside.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.bootstrap.schedule.Pump;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pump")
class PumpTest {
    @Test
    @DisplayName("goes on after a step that failed, and takes none after it was closed")
    void goesOn() throws InterruptedException {
        AtomicInteger steps = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(3);
        Pump pump = new Pump("test", Duration.ofMillis(1), () -> {
            steps.incrementAndGet();
            third.countDown();
            throw new IllegalStateException("a step that fails");
        });
        pump.start();
        assertThat(third.await(1, TimeUnit.MINUTES)).isTrue();

        pump.close();
        int taken = steps.get();
        pump.close();
        assertThat(steps).hasValue(taken);
    }

    @Test
    @DisplayName("waits for the step that runs")
    void waits() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Pump pump = new Pump("test", Duration.ofMillis(1), () -> {
            running.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.incrementAndGet();
        });
        pump.start();
        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        release.countDown();
        pump.close();

        assertThat(done).hasPositiveValue();
    }

    @Test
    @DisplayName("that was never started can be closed")
    void neverStarted() {
        new Pump("test", Duration.ofMillis(1), () -> {}).close();
    }
}
