package dev.deskside.bootstrap.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Drives sessions over HTTP, and keeps what was acknowledged. Where no answer came, it looks what has become of it;
 * what a GET shows counts as acknowledged, too.
 */
final class Client {
    /** Minutes: a machine with other work takes its time to start a process, and is killed while it does. */
    private static final int TRIES = 6_000;

    private static final String SESSIONS = "/G2A/rest/v1/sessions";
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Cluster cluster;
    private final History history;
    private final Random random;

    Client(Cluster cluster, History history, Random random) {
        this.cluster = cluster;
        this.history = history;
        this.random = random;
    }

    /** A session that was begun: what it is asked for by. */
    record Begun(int session, String token) {}

    /** Starts a session and brings it to its end; absent where nobody knows whether it was started. */
    Optional<Begun> drive(int session, String callbackUrl) {
        Optional<Answer> started = send(
                "POST",
                SESSIONS,
                "{\"sessionType\":\"SCREEN_SHARING\",\"sessionStatusCallbackUrl\":\"%s\"}".formatted(callbackUrl));
        if (started.filter(Answer::isOk).isEmpty()) {
            return Optional.empty();
        }
        Begun begun = new Begun(session, started.get().text("sessionToken"));
        history.acknowledge(session, Status.NOT_STARTED);
        String launch = URI.create(started.get().text("launchUrl")).getPath();
        Answer waiting = move(begun, "/deskside/v1" + launch, Status.WAITING);
        if (random.nextInt(4) > 0) {
            String join = URI.create(waiting.text("customerJoinUrl")).getPath();
            move(begun, "/deskside/v1" + join, Status.ACTIVE);
        }
        move(begun, "/deskside/v1/sessions/" + waiting.text("sessionId") + "/end", Status.COMPLETE);
        return Optional.of(begun);
    }

    /** Asks until it has the answer. */
    Answer find(Begun begun) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Answer> answer = send("GET", SESSIONS + "/" + begun.token(), "");
            if (answer.isPresent() && answer.get().status() < 500) {
                return answer.get();
            }
            pause();
        }
        throw new AssertionError("nobody answers for " + begun);
    }

    /** Asks for the change until it is done; what GET says then. */
    private Answer move(Begun begun, String path, Status wanted) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Answer> moved = send("POST", path, "");
            moved.filter(Answer::isOk)
                    .ifPresent(answer -> history.acknowledge(begun.session(), Status.of(answer.text("status"))));
            Answer found = find(begun);
            if (!found.isOk()) {
                throw new AssertionError("acknowledged and lost: %s, %s".formatted(begun, found));
            }
            Status now = Status.of(found.text("status"));
            if (now.step() >= wanted.step()) {
                history.acknowledge(begun.session(), now);
                return found;
            }
            if (moved.filter(answer -> REFUSALS.contains(answer.status())).isPresent()) {
                throw new AssertionError("%s can't become %s: %s".formatted(begun, wanted, moved.orElseThrow()));
            }
            pause();
        }
        throw new AssertionError("%s never became %s".formatted(begun, wanted));
    }

    private Optional<Answer> send(String method, String path, String body) {
        List<URI> addresses = cluster.addresses();
        if (addresses.isEmpty()) {
            pause();
            return Optional.empty();
        }
        URI server = addresses.get(random.nextInt(addresses.size()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Authorization", "Bearer " + cluster.token())
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode(), response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
