package dev.deskside.bootstrap.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.http.client.AccessTokens;
import dev.deskside.http.client.V1Provider;
import dev.deskside.http.wire.WirePaths;
import feign.Feign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The Feign adapter's {@code find}, beside Feign and Jackson as they come and the JDK's client with Jackson by hand,
 * all asking one server that says the same to everyone. The server is a process of its own: what it allocates isn't
 * counted.
 */
final class FindSession {
    private static final String REFERENCE = "204733145";
    private static final String TOKEN = "token";
    private static final String SESSION = """
            {"sessionId":"204733145","sessionType":"screen_sharing","status":"complete","accountKey":3100000000001,\
            "expertName":"Zoë Technician","expertEmail":"zoe@acme.example","expertUserKey":"4200000000001",\
            "partnerObject":"4711","startedAt":"2026-11-25T09:30:00Z","customerJoinedAt":"2026-11-25T09:31:12Z",\
            "endedAt":"2026-11-25T09:55:40Z","customerName":"Ada Lovelace",\
            "customerJoinUrl":"https://support.example.com/join/tScuhvg9hl1QOEJo38lKay3vSOWPgi4JG--kYwSEewY"}""";
    private static final String PLAIN_FEIGN = "plain Feign";
    private static final String BY_HAND = "JDK by hand";
    private static final String SAYS = "complete";

    private final Sizes sizes;
    private final Path folder;

    FindSession(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.folder = folder;
    }

    List<Figure> measure() {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (ServerProcess server =
                ServerProcess.bare(folder.resolve("say.log"), BareServer.Task.SAY_SESSION, SESSION)) {
            URI base = server.address().resolve(WirePaths.V1);
            V1Provider provider = V1Provider.at(base.toString())
                    .accessTokens(AccessTokens.fixed(TOKEN))
                    .executor(executor)
                    .clock(Clock.systemUTC())
                    .build();
            return compared(List.of(
                    plainFeign(base),
                    byHand(base),
                    adapter(provider.plainRemoteSupport()),
                    adapter(provider.remoteSupport())));
        } finally {
            executor.shutdownNow();
        }
    }

    private List<Figure> compared(List<Calls> ways) {
        List<Measured> sides = Rounds.of(sizes).run(ways);
        Measured feign = sides.get(0);
        Measured byHand = sides.get(1);
        boolean feignIsBetter = p50(feign).median() < p50(byHand).median();
        Measured better = feignIsBetter ? feign : byHand;
        Measured other = feignIsBetter ? byHand : feign;
        String betterName = feignIsBetter ? PLAIN_FEIGN : BY_HAND;
        String otherName = feignIsBetter ? BY_HAND : PLAIN_FEIGN;
        List<Figure> figures = new ArrayList<>();
        for (int way = 2; way < sides.size(); way++) {
            Measured ours = sides.get(way);
            String name = way == 2 ? "FeignRemoteSupport.find" : "  the same with retries and breaker";
            figures.add(
                    new Figure(name + ", p50; floor: " + betterName, "us", p50(better), p50(ours), Bound.atMost(1.2)));
            figures.add(new Figure("  p50; floor: " + otherName, "us", p50(other), p50(ours), Bound.NONE));
            figures.add(new Figure("  allocated; floor: " + PLAIN_FEIGN, "B", bytes(feign), bytes(ours), Bound.NONE));
            figures.add(new Figure("  allocated; floor: " + BY_HAND, "B", bytes(byHand), bytes(ours), Bound.NONE));
        }
        return figures;
    }

    private static Values p50(Measured side) {
        return side.values(Calls.P50_MICROS);
    }

    private static Values bytes(Measured side) {
        return side.values(Calls.BYTES);
    }

    private static Calls plainFeign(URI base) {
        ObjectMapper json = new ObjectMapper();
        PlainApi api = Feign.builder()
                .decoder((response, type) -> json.readValue(
                        response.body().asInputStream(), json.getTypeFactory().constructType(type)))
                .target(PlainApi.class, base.toString());
        return new Calls(() -> require(api.session(TOKEN, REFERENCE).status()));
    }

    private static Calls byHand(URI base) {
        ObjectMapper json = new ObjectMapper();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Calls(() -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/sessions/" + REFERENCE))
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + TOKEN)
                    .build();
            try {
                byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
                require(json.readValue(body, PlainSession.class).status());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    private static Calls adapter(RemoteSupport remoteSupport) {
        Caller caller = new Caller(
                AccountKey.of("3100000000001"),
                Set.of(),
                UserKey.of("4200000000001"),
                EnumSet.allOf(Role.class),
                Seat.REMOTE_SUPPORT);
        SessionReference reference = new SessionReference(REFERENCE);
        return new Calls(() -> require(
                remoteSupport.find(caller, reference).orElseThrow().status().name()));
    }

    private static void require(String status) {
        if (!SAYS.equalsIgnoreCase(status)) {
            throw new IllegalStateException("The session is " + status + ".");
        }
    }
}
