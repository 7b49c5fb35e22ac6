package dev.deskside.bootstrap.bench;

import dev.deskside.http.wire.WirePaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /sessions}, answered when it is on disk, beside a bare handler with one INSERT and its commit. Each has a
 * store of its own on the same disk, which begins with the demo and grows.
 */
final class PostSession {
    private static final List<Integer> CLIENTS = List.of(1, 64);
    private static final String BODY =
            "{\"sessionType\":\"SCREEN_SHARING\",\"customerName\":\"Ada Lovelace\",\"partnerObject\":\"4711\"}";

    private final Sizes sizes;
    private final Path folder;

    PostSession(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.folder = folder;
    }

    List<Figure> measure() {
        Stock stock = Stock.demo(folder.resolve("posts"));
        Stock bareStock = Stock.demo(folder.resolve("inserts"));
        List<Figure> figures = new ArrayList<>();
        try (ServerProcess ours = ServerProcess.deskside(stock.data());
                ServerProcess bare = ServerProcess.bare(
                        folder.resolve("insert.log"),
                        BareServer.Task.INSERT_SESSION,
                        bareStock.file().toString())) {
            for (int count : CLIENTS) {
                try (Clients askOurs = clients(count, ours, stock);
                        Clients askBare = clients(count, bare, bareStock)) {
                    List<Measured> sides = Rounds.of(sizes).run(List.of(askBare, askOurs));
                    figures.addAll(Clients.figures(
                            "POST session, durable, %d client%s".formatted(count, count == 1 ? "" : "s"),
                            "one INSERT + commit",
                            sides.get(0),
                            sides.get(1),
                            Bound.NONE));
                }
            }
        }
        return figures;
    }

    private static Clients clients(int count, ServerProcess server, Stock stock) {
        byte[] request = Wire.post(WirePaths.V1 + "/sessions", stock.token(), BODY);
        return new Clients(count, server, number -> () -> request);
    }
}
