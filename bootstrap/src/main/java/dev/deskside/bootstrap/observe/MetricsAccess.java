package dev.deskside.bootstrap.observe;

import dev.deskside.bootstrap.settings.MetricsReaders;
import dev.deskside.http.server.MetricsPage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.function.Supplier;

/** The metrics of this process, for those who may read them. */
public final class MetricsAccess implements MetricsPage {
    private final MetricsReaders readers;
    private final boolean local;
    private final Supplier<String> text;

    /**
     * This text for these readers.
     *
     * @param readers who may read them
     * @param local whether this machine may read it where nothing is said of readers: not where a proxy stands in
     *     front, since then everybody comes from this machine
     * @param text the metrics, as they are now
     */
    public MetricsAccess(MetricsReaders readers, boolean local, Supplier<String> text) {
        this.readers = Objects.requireNonNull(readers);
        this.local = local;
        this.text = Objects.requireNonNull(text);
    }

    @Override
    public Access access(Reader reader) {
        boolean granted = readers.allow().stream().anyMatch(network -> network.contains(reader.peer()))
                || readers.token()
                        .filter(token -> reader.token()
                                .filter(shown -> isSame(token.value(), shown))
                                .isPresent())
                        .isPresent()
                || (readers.areUnsaid() && local && reader.peer().isLoopbackAddress());
        if (granted) {
            return Access.GRANTED;
        }
        return readers.token().isPresent() ? Access.TOKEN_NEEDED : Access.HIDDEN;
    }

    @Override
    public String text() {
        return text.get();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
