package dev.deskside.bootstrap.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskside.http.wire.WirePaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * {@code GET /sessions/{reference}} of any stored session, beside a bare handler with the one SELECT on the same file.
 */
final class GetSession {
    static final String JOIN_URL = "customerJoinUrl";

    private static final int CLIENTS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sizes sizes;
    private final Path folder;

    GetSession(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.folder = folder;
    }

    List<Figure> measure() {
        Stock stock = Stock.demo(folder.resolve("sessions")).withSessions(sizes.sessions());
        try (ServerProcess ours = ServerProcess.deskside(stock.data());
                ServerProcess bare = ServerProcess.bare(
                        folder.resolve("select.log"),
                        BareServer.Task.SELECT_SESSION,
                        stock.file().toString(),
                        stock.account());
                Clients askOurs = clients(ours, stock);
                Clients askBare = clients(bare, stock)) {
            requireSameAnswer(stock, bare.address(), ours.address());
            List<Measured> sides = Rounds.of(sizes).run(List.of(askBare, askOurs));
            return Clients.figures(
                    "GET session, %d clients".formatted(CLIENTS),
                    "one SELECT",
                    sides.get(0),
                    sides.get(1),
                    Bound.atLeast(0.8));
        }
    }

    private Clients clients(ServerProcess server, Stock stock) {
        return new Clients(CLIENTS, server, number -> requests(new SplittableRandom(number), stock.token()));
    }

    private Supplier<byte[]> requests(SplittableRandom random, String token) {
        return () -> request(new BenchSession(random.nextLong(sizes.sessions())), token);
    }

    private static byte[] request(BenchSession session, String token) {
        return Wire.get(WirePaths.V1 + "/sessions/" + session.reference(), token);
    }

    /** A floor that answers something else would be none. */
    private static void requireSameAnswer(Stock stock, URI bare, URI ours) {
        byte[] request = request(new BenchSession(1), stock.token());
        JsonNode floor = answer(bare, request);
        JsonNode answer = answer(ours, request);
        if (!floor.equals(answer)) {
            throw new IllegalStateException("The floor answers %s and the platform %s.".formatted(floor, answer));
        }
    }

    private static JsonNode answer(URI server, byte[] request) {
        try (Wire wire = new Wire(server)) {
            ObjectNode session = JSON.readValue(wire.answer(request), ObjectNode.class);
            session.remove(JOIN_URL);
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
