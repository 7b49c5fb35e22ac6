package dev.deskside.bootstrap.kill;

import dev.deskside.bootstrap.kill.History.Logged;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One node on SQLite. */
final class OneNode implements Cluster {
    private final Node node;
    private final Random random;
    private volatile String token = "";

    OneNode(Path data, Random random) {
        this.node = new Node(data, Map.of(), "--demo");
        this.random = random;
    }

    @Override
    public void start() {
        node.start();
        token = node.printed("token");
    }

    @Override
    public String strike() {
        node.kill();
        String also = Strikes.killStartingNowAndThen(node, random);
        node.start();
        return "the node was killed" + also;
    }

    @Override
    public List<URI> addresses() {
        return node.address().stream().toList();
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public List<Logged> log() {
        return Log.read("jdbc:sqlite:" + node.data().resolve("deskside.db"), "");
    }

    @Override
    public void close() {
        node.kill();
    }
}
