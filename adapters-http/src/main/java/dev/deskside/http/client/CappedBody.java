package dev.deskside.http.client;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Collects a body up to a length, so that no answer can exhaust the memory; a longer one fails. */
final class CappedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> collector = BodySubscribers.ofByteArray();
    private final long limit;
    private Subscription subscription;
    private long length;
    private boolean failed;

    /** Takes this many bytes. */
    CappedBody(long limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return collector.getBody();
    }

    @Override
    public void onSubscribe(Subscription started) {
        subscription = started;
        collector.onSubscribe(started);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (failed) {
            return;
        }
        length += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (length > limit) {
            failed = true;
            subscription.cancel();
            collector.onError(new IOException("the body is longer than " + limit + " bytes"));
            return;
        }
        collector.onNext(buffers);
    }

    @Override
    public void onError(Throwable cause) {
        if (!failed) {
            collector.onError(cause);
        }
    }

    @Override
    public void onComplete() {
        if (!failed) {
            collector.onComplete();
        }
    }
}
