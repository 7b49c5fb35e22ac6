package dev.deskside.application.contract;

import dev.deskside.application.port.Sealing;
import dev.deskside.domain.session.Sealed;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** No encryption at all, which shows where something isn't opened; for tests. */
public final class ReversedSealing implements Sealing {
    private final AtomicLong count = new AtomicLong();

    /** Seals differently each time. */
    public ReversedSealing() {}

    @Override
    public Sealed seal(String secret) {
        return new Sealed(count.incrementAndGet() + ":" + new StringBuilder(secret).reverse());
    }

    @Override
    public Optional<String> open(Sealed sealed) {
        String reversed = sealed.text().replaceFirst("^[0-9]+:", "");
        return Optional.of(new StringBuilder(reversed).reverse().toString());
    }
}
