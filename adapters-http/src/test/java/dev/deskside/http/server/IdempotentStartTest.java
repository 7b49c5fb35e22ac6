package dev.deskside.http.server;

import static dev.deskside.http.server.Desk.STRANGER;
import static dev.deskside.http.server.Desk.TECHNICIAN;
import static dev.deskside.http.server.Desk.V1;
import static dev.deskside.http.server.Desk.json;
import static dev.deskside.http.server.Desk.message;
import static dev.deskside.http.server.V1StatusTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskside.application.contract.ForwardingSessions;
import dev.deskside.application.contract.InMemorySessions;
import dev.deskside.application.port.Caller;
import dev.deskside.application.port.Versioned;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.Session;
import dev.deskside.domain.session.SessionChange;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /sessions} with an {@code Idempotency-Key}. */
class IdempotentStartTest {
    private static final String BODY = "{\"sessionType\":\"SCREEN_SHARING\",\"customerName\":\"Bob\"}";

    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.hosted();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static HttpResponse<String> start(Desk desk, String token, String body, String... keys) {
        HttpRequest.Builder request = desk.request(V1 + "/sessions")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (String key : keys) {
            request.header("Idempotency-Key", key);
        }
        return desk.send(request);
    }

    private HttpResponse<String> start(String body, String... keys) {
        return start(desk, TECHNICIAN, body, keys);
    }

    @Test
    @DisplayName("the same key and the same request give the same answer, however the JSON is spelt")
    void sameAnswer() {
        HttpResponse<String> first = start(BODY, "order-1");

        assertThat(first.statusCode()).isEqualTo(200);
        for (String spelling : List.of(
                BODY,
                "{ \"customerName\" : \"B\\u006fb\", \"unknown\":[1], \"sessionType\":\"screen_sharing\" }",
                "{\"machineUuid\":\"\",\"customerEmail\":null,\"customerName\":\"Bob\",\"sessionType\":\"SCREEN_SHARING\"}")) {
            HttpResponse<String> again = start(spelling, "order-1");
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(json(again)).isEqualTo(json(first));
        }
        assertThat(desk.commits).hasValue(1);
    }

    @Test
    @DisplayName("without a key, and with another one, each start is another")
    void otherKeys() {
        String first = start(BODY, "a").body();

        assertThat(List.of(
                        start(BODY).body(),
                        start(BODY).body(),
                        start(BODY, "A").body(),
                        start(BODY, "b").body()))
                .doesNotContain(first)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("the same key with another request is 422 KeyReused, and makes nothing")
    void otherRequest() {
        start(BODY, "order-1");

        HttpResponse<String> answer = start("{\"sessionType\":\"SCREEN_SHARING\"}", "order-1");

        assertError(answer, 422, "KeyReused");
        assertThat(message(answer)).contains("Idempotency-Key").doesNotContain("order-1");
        assertThat(json(desk.get(Desk.OWN + "/sessions", TECHNICIAN))
                        .path("totalNumSessions")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("a key belongs to the account of its caller")
    void otherAccount() {
        HttpResponse<String> ours = start(BODY, "order-1");
        HttpResponse<String> theirs = start(desk, STRANGER, "{\"sessionType\":\"SCREEN_SHARING\"}", "order-1");

        assertThat(theirs.statusCode()).isEqualTo(200);
        assertThat(theirs.body()).isNotEqualTo(ours.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    @DisplayName("what is no key is 400 InvalidParameter and named")
    void noKey(String key) {
        HttpResponse<String> answer = start(BODY, key);

        assertError(answer, 400, "InvalidParameter");
        assertThat(message(answer)).startsWith("Idempotency-Key ");
        assertThat(desk.commits).hasValue(0);
    }

    @Test
    @DisplayName("too long a key, and two of them, are 400 InvalidParameter and named")
    void noKeyEither() {
        for (HttpResponse<String> answer : List.of(start(BODY, "k".repeat(256)), start(BODY, "a", "a"))) {
            assertError(answer, 400, "InvalidParameter");
            assertThat(message(answer)).startsWith("Idempotency-Key ");
        }
        assertThat(desk.commits).hasValue(0);
    }

    @Test
    @DisplayName("who may not start is refused before a key is looked at")
    void refusedFirst() {
        start(BODY, "order-1");

        assertError(start(desk, "nobody's", BODY, "two words"), 401, "InvalidToken");
        assertError(start(desk, Desk.WITHOUT_ROLES, BODY, "order-1"), 403, "AccessDenied");
    }

    @Test
    @DisplayName("of 50 starts at once under one key one session is made, and all get its answer")
    void manyAtOnce() throws Exception {
        int callers = 50;
        CyclicBarrier together = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<HttpResponse<String>>> starts = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                starts.add(() -> {
                    together.await();
                    return start(BODY, "order-1");
                });
            }
            List<String> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : threads.invokeAll(starts)) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                answers.add(answer.get().body());
            }
            assertThat(answers).hasSize(callers);
            assertThat(answers.stream().distinct()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(json(desk.get(Desk.OWN + "/sessions", TECHNICIAN))
                        .path("totalNumSessions")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "a store that fails before or after the commit leaves nothing or the whole session: the retry is answered once")
    void storeFails(boolean written) {
        InMemorySessions kept = new InMemorySessions();
        AtomicInteger commits = new AtomicInteger();
        try (Desk broken = Desk.overStore(ignored -> new DyingSessions(kept, written, commits))) {
            assertError(start(broken, TECHNICIAN, BODY, "order-1"), 500, "Unavailable");

            HttpResponse<String> retried = start(broken, TECHNICIAN, BODY, "order-1");
            assertThat(retried.statusCode()).isEqualTo(200);
            assertThat(start(broken, TECHNICIAN, BODY, "order-1").body()).isEqualTo(retried.body());
            assertThat(json(broken.get(Desk.OWN + "/sessions", TECHNICIAN))
                            .path("totalNumSessions")
                            .asInt())
                    .isEqualTo(1);
        }
        assertThat(commits).hasValue(written ? 1 : 2);
    }

    @Test
    @DisplayName("whoever looked before another one's commit gets that one's answer, or 422 for another request")
    void lookedTooEarly() {
        AtomicInteger looks = new AtomicInteger();
        InMemorySessions kept = new InMemorySessions();
        // Each start looks once, and once more where its commit was refused.
        try (Desk raced = Desk.overStore(ignored -> new ForwardingSessions(kept) {
            @Override
            public Optional<Versioned<Session>> find(Caller caller, IdempotencyKey key) {
                return Set.of(1, 2, 4).contains(looks.incrementAndGet()) ? Optional.empty() : super.find(caller, key);
            }
        })) {
            HttpResponse<String> first = start(raced, TECHNICIAN, BODY, "order-1");
            assertThat(start(raced, TECHNICIAN, BODY, "order-1").body()).isEqualTo(first.body());
            assertThat(looks).hasValue(3);
            assertError(start(raced, TECHNICIAN, "{\"sessionType\":\"SCREEN_SHARING\"}", "order-1"), 422, "KeyReused");
            assertThat(looks).hasValue(5);
        }
    }

    /** Its first commit dies: before anything is written, or after all of it was. */
    private static final class DyingSessions extends ForwardingSessions {
        private final boolean written;
        private final AtomicInteger commits;

        DyingSessions(InMemorySessions store, boolean written, AtomicInteger commits) {
            super(store);
            this.written = written;
            this.commits = commits;
        }

        @Override
        public long commit(Session session, long expectedVersion, List<SessionChange> changes) {
            boolean first = commits.incrementAndGet() == 1;
            if (first && !written) {
                throw new DesksideException(ErrorCode.UNAVAILABLE, "The process was killed.");
            }
            long version = super.commit(session, expectedVersion, changes);
            if (first) {
                throw new DesksideException(ErrorCode.UNAVAILABLE, "The process was killed.");
            }
            return version;
        }
    }
}
