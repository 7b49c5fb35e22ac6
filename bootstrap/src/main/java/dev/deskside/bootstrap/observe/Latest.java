package dev.deskside.bootstrap.observe;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The answer to a question that may take long, or hang: asked once at a time, on another thread, and kept for a while.
 * Whoever wants it waits a little and no longer.
 */
final class Latest<T> {
    private final Supplier<T> question;
    private final Executor executor;
    private final LongSupplier nanos;
    private final long kept;
    private final long patience;
    private CompletableFuture<T> asked = CompletableFuture.failedFuture(new IllegalStateException("not asked yet"));
    private long askedAt;
    private boolean never = true;

    /**
     * A question that wasn't asked yet.
     *
     * @param executor has a thread for it at once
     * @param nanos a clock that isn't set, such as {@code System::nanoTime}
     * @param kept for how long an answer, or a failure, is good
     * @param patience the longest that anybody waits for one
     */
    Latest(Supplier<T> question, Executor executor, LongSupplier nanos, Duration kept, Duration patience) {
        this.question = Objects.requireNonNull(question);
        this.executor = Objects.requireNonNull(executor);
        this.nanos = Objects.requireNonNull(nanos);
        this.kept = kept.toNanos();
        this.patience = patience.toNanos();
    }

    /** The answer; absent where there was a failure in its place, or nothing in time. */
    Optional<T> get() {
        CompletableFuture<T> answer;
        long left;
        synchronized (this) {
            long now = nanos.getAsLong();
            if (never || (asked.isDone() && now - askedAt >= kept)) {
                ask(now);
            }
            answer = asked;
            left = patience - (now - askedAt);
        }
        try {
            return Optional.of(answer.get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void ask(long now) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        never = false;
        askedAt = now;
        asked = answer;
        try {
            executor.execute(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException | Error e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
    }
}
