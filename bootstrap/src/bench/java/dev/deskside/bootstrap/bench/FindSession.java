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

    private List<Figure> compared(List<Finding> sides) {
        List<Double> micros = Rounds.of(sizes).medians(sides);
        List<Double> bytes = sides.stream().map(Finding::bytesOfACall).toList();
        String name = "FeignRemoteSupport.find, %s; floor: %s";
        String resilient = "the same with retries and breaker, %s; floor: %s";
        double better = Math.min(micros.get(0), micros.get(1));
        String betterOne = better == micros.get(0) ? "plain Feign" : "JDK by hand";
        return List.of(
                new Figure(name.formatted("p50", "plain Feign"), "us", micros.get(0), micros.get(2), Bound.NONE),
                new Figure(name.formatted("p50", "JDK by hand"), "us", micros.get(1), micros.get(2), Bound.NONE),
                new Figure(name.formatted("p50", betterOne), "us", better, micros.get(2), Bound.atMost(1.2)),
                new Figure(resilient.formatted("p50", betterOne), "us", better, micros.get(3), Bound.NONE),
                new Figure(name.formatted("allocated", "plain Feign"), "B", bytes.get(0), bytes.get(2), Bound.NONE),
                new Figure(name.formatted("allocated", "JDK by hand"), "B", bytes.get(1), bytes.get(2), Bound.NONE),
                new Figure(
                        resilient.formatted("allocated", "JDK by hand"), "B", bytes.get(1), bytes.get(3), Bound.NONE));
    }

    private static Finding plainFeign(URI base) {
        ObjectMapper json = new ObjectMapper();
        PlainApi api = Feign.builder()
                .decoder((response, type) -> json.readValue(
                        response.body().asInputStream(), json.getTypeFactory().constructType(type)))
                .target(PlainApi.class, base.toString());
        return new Finding(() -> require(api.session(TOKEN, REFERENCE).status()));
    }

    private static Finding byHand(URI base) {
        ObjectMapper json = new ObjectMapper();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Finding(() -> {
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

    private static Finding adapter(RemoteSupport remoteSupport) {
        Caller caller = new Caller(
                AccountKey.of("3100000000001"),
                Set.of(),
                UserKey.of("4200000000001"),
                EnumSet.allOf(Role.class),
                Seat.REMOTE_SUPPORT);
        SessionReference reference = new SessionReference(REFERENCE);
        return new Finding(() -> require(
                remoteSupport.find(caller, reference).orElseThrow().status().name()));
    }

    private static void require(String status) {
        if (!SAYS.equalsIgnoreCase(status)) {
            throw new IllegalStateException("The session is " + status + ".");
        }
    }
}
