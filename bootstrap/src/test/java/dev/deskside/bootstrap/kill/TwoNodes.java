package dev.deskside.bootstrap.kill;

import dev.deskside.bootstrap.kill.History.Logged;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Two nodes on one PostgreSQL. One of them is killed at a time, or PostgreSQL is stopped and started. */
final class TwoNodes implements Cluster {
    private static final String USER = "postgres";

    private final Path database;
    private final Random random;
    private EmbeddedPostgres postgres;
    private final Node one;
    private final Node other;
    private volatile String token = "";

    TwoNodes(Path folder, Random random) {
        this.random = random;
        database = folder.resolve("postgres");
        postgres = postgres(Optional.empty());
        Map<String, String> environment = Map.of("DESKSIDE_DATABASE", url(), "DESKSIDE_DATABASE_USER", USER);
        one = new Node(folder.resolve("one"), environment, "--demo");
        other = new Node(folder.resolve("other"), environment);
    }

    @Override
    public void start() {
        one.start();
        token = one.printed("token");
        try {
            Files.createDirectories(other.data());
            Files.copy(one.data().resolve("server.key"), other.data().resolve("server.key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        other.start();
    }

    @Override
    public String strike() {
        if (random.nextInt(4) == 0) {
            int port = postgres.getPort();
            stopPostgres();
            postgres = postgres(Optional.of(port));
            return "PostgreSQL was stopped and started";
        }
        Node struck = random.nextBoolean() ? one : other;
        struck.kill();
        String also = Strikes.killStartingNowAndThen(struck, random);
        struck.start();
        return "one of two nodes was killed" + also;
    }

    @Override
    public List<URI> addresses() {
        return Stream.of(one, other).flatMap(node -> node.address().stream()).toList();
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public List<Logged> log() {
        return Log.read(url(), USER);
    }

    @Override
    public void close() {
        one.kill();
        other.kill();
        stopPostgres();
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
    }

    private void stopPostgres() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the files that are there already, if there are. */
    private EmbeddedPostgres postgres(Optional<Integer> port) {
        try {
            EmbeddedPostgres.Builder builder =
                    EmbeddedPostgres.builder().setDataDirectory(database).setCleanDataDirectory(false);
            port.ifPresent(builder::setPort);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
