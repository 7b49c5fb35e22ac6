package dev.deskside.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The writer")
@Timeout(60)
class SqliteWriterTest {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @TempDir
    private Path folder;

    private Jdbi jdbi;

    @BeforeEach
    void createTable() {
        jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("writer.db"));
        jdbi.useHandle(handle -> {
            handle.execute("PRAGMA journal_mode = WAL");
            handle.execute("CREATE TABLE number (n INTEGER NOT NULL PRIMARY KEY)");
        });
    }

    @AfterEach
    void shutDown() {
        callers.shutdownNow();
        thread.shutdownNow();
    }

    private SqliteWriter writer() {
        return new SqliteWriter(jdbi.open(), thread);
    }

    private static Function<Handle, Integer> adding(int n) {
        return handle -> {
            handle.execute("INSERT INTO number (n) VALUES (?)", n);
            return n;
        };
    }

    private List<Integer> numbers() {
        return jdbi.withHandle(handle -> handle.select("SELECT n FROM number ORDER BY n")
                .mapTo(Integer.class)
                .list());
    }

    private static void assertUnavailable(ThrowingCallable act) {
        assertThatExceptionOfType(DesksideException.class)
                .isThrownBy(act)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    @DisplayName("shows what it acknowledged to everyone at once")
    void acknowledgedAfterTheCommit() {
        try (SqliteWriter writer = writer()) {
            for (int n = 0; n < 20; n++) {
                assertThat(writer.write(adding(n))).isEqualTo(n);
                assertThat(numbers()).hasSize(n + 1);
            }
        }
    }

    @Test
    @DisplayName("undoes a unit that fails alone, and commits those that share its commit")
    void failureHurtsNobodyElse() throws Exception {
        Batch batch = new Batch();
        try (SqliteWriter writer = new SqliteWriter(jdbi.open(), batch)) {
            List<Future<Integer>> outcomes = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                int number = n;
                outcomes.add(submit(writer, handle -> {
                    int added = adding(number).apply(handle);
                    if (number % 3 == 1) {
                        throw new DesksideException(ErrorCode.STALE_WRITE, "on purpose");
                    }
                    return number == 5 ? adding(2).apply(handle) : Integer.valueOf(added);
                }));
                batch.awaitQueued(writer, n + 1);
            }
            batch.run();
            for (int n = 0; n < 10; n++) {
                Future<Integer> outcome = outcomes.get(n);
                if (n % 3 == 1) {
                    assertThat(codeOf(outcome)).isEqualTo(ErrorCode.STALE_WRITE);
                } else if (n == 5) {
                    assertThat(codeOf(outcome)).isEqualTo(ErrorCode.ALREADY_EXISTS);
                } else {
                    assertThat(outcome.get()).isEqualTo(n);
                }
            }
        }
        assertThat(numbers()).containsExactly(0, 2, 3, 6, 8, 9);
    }

    @Test
    @DisplayName("tells everybody where the commit itself fails, and writes on afterwards")
    void commitFails() throws Exception {
        Batch batch = new Batch();
        jdbi.useHandle(handle ->
                handle.execute("CREATE TABLE child (n INTEGER REFERENCES number DEFERRABLE INITIALLY DEFERRED)"));
        Handle handle = jdbi.open();
        handle.execute("PRAGMA foreign_keys = ON");
        try (SqliteWriter writer = new SqliteWriter(handle, batch)) {
            Future<Integer> innocent = submit(writer, adding(1));
            batch.awaitQueued(writer, 1);
            Future<Integer> orphan = submit(writer, h -> h.execute("INSERT INTO child (n) VALUES (77)"));
            batch.awaitQueued(writer, 2);
            batch.run();
            assertThat(codeOf(innocent)).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(codeOf(orphan)).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(numbers()).isEmpty();

            Future<Integer> later = submit(writer, adding(2));
            batch.awaitQueued(writer, 1);
            batch.run();
            assertThat(later.get()).isEqualTo(2);
        }
        assertThat(numbers()).containsExactly(2);
    }

    @Test
    @DisplayName("serves many threads, each unit once")
    void manyThreads() throws Exception {
        try (SqliteWriter writer = writer()) {
            List<Callable<Integer>> units = new ArrayList<>();
            for (int n = 0; n < 1000; n++) {
                int number = n;
                units.add(() -> writer.write(adding(number)));
            }
            ExecutorService many = Executors.newFixedThreadPool(16);
            try {
                for (Future<Integer> outcome : many.invokeAll(units)) {
                    outcome.get();
                }
            } finally {
                many.shutdownNow();
            }
        }
        assertThat(numbers()).hasSize(1000);
    }

    @Test
    @DisplayName("refuses once it is closed, also those who wait, and may be closed twice")
    void closed() throws Exception {
        Batch batch = new Batch();
        SqliteWriter writer = new SqliteWriter(jdbi.open(), batch);
        Future<Integer> waiting = submit(writer, adding(1));
        batch.awaitQueued(writer, 1);
        writer.close();
        writer.close();
        assertThat(codeOf(waiting)).isEqualTo(ErrorCode.UNAVAILABLE);
        assertUnavailable(() -> writer.write(adding(2)));
        batch.run();
        assertThat(numbers()).isEmpty();
    }

    @Test
    @DisplayName("fails where the executor refuses, instead of waiting for ever")
    void executorRefuses() {
        try (SqliteWriter writer = new SqliteWriter(jdbi.open(), task -> {
            throw new RejectedExecutionException("full");
        })) {
            assertUnavailable(() -> writer.write(adding(1)));
            assertUnavailable(() -> writer.write(adding(2)));
        }
        assertThat(numbers()).isEmpty();
    }

    @Test
    @DisplayName("hands a bug on as it is, and writes on")
    void bug() {
        try (SqliteWriter writer = writer()) {
            assertThatThrownBy(() -> writer.write(handle -> {
                        throw new IllegalStateException("a bug");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a bug");
            assertThat(writer.write(adding(1))).isEqualTo(1);
        }
    }

    private Future<Integer> submit(SqliteWriter writer, Function<Handle, Integer> unit) {
        return callers.submit(() -> writer.write(unit));
    }

    private static ErrorCode codeOf(Future<Integer> outcome) throws Exception {
        try {
            outcome.get();
            throw new AssertionError("came through");
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(DesksideException.class);
            return ((DesksideException) e.getCause()).code();
        }
    }

    /** An executor that keeps the writer's task until the test says so, so that units share a commit for sure. */
    private static final class Batch implements Executor {
        private volatile Runnable task = () -> {};
        private volatile CountDownLatch accepted = new CountDownLatch(1);

        @Override
        public void execute(Runnable drain) {
            task = drain;
            accepted.countDown();
        }

        void awaitQueued(SqliteWriter writer, int units) throws InterruptedException {
            assertThat(accepted.await(30, TimeUnit.SECONDS)).isTrue();
            while (writer.queued() < units) {
                Thread.onSpinWait();
            }
        }

        void run() {
            accepted = new CountDownLatch(1);
            task.run();
        }
    }
}
