package dev.deskside.bootstrap.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskside.bootstrap.Deskside;
import dev.deskside.domain.account.Account;
import dev.deskside.domain.account.AccountKey;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.Role;
import dev.deskside.domain.account.Seat;
import dev.deskside.domain.account.Technician;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.TokenHash;
import dev.deskside.http.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A platform of this process with one technician, and whoever calls it over HTTP. */
final class Watched implements AutoCloseable {
    static final String TOKEN = "s3cret-access-token-of-ada-0123456789abcdef";
    static final AccountKey ACCOUNT = AccountKey.of(7_700_000_000_001L);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Deskside deskside;
    private final URI base;

    private Watched(Deskside deskside) {
        this.deskside = deskside;
        deskside.accounts().add(new Account(ACCOUNT, "Acme", Account.Recording.ENABLED));
        deskside.accounts()
                .add(
                        new Technician(
                                UserKey.of(8_800_000_000_001L),
                                ACCOUNT,
                                "Ada",
                                new EmailAddress("ada@example.com"),
                                Locale.ENGLISH,
                                Seat.REMOTE_SUPPORT,
                                EnumSet.allOf(Role.class),
                                Set.of()),
                        TokenHash.of(TOKEN));
        base = deskside.serve();
    }

    static Watched over(Deskside deskside) {
        return new Watched(deskside);
    }

    Deskside deskside() {
        return deskside;
    }

    URI address(String path) {
        return base.resolve(path);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    /** Starts a session that is called back at this URL. */
    JsonNode start(String callbackUrl) {
        HttpResponse<String> answer = send("POST", "/G2A/rest/v1/sessions", """
                {"sessionType":"screen_sharing","customerName":"Grace Hopper","sessionStatusCallbackUrl":"%s"}
                """.formatted(callbackUrl));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    PrometheusText metrics() {
        return PrometheusText.parse(metricsText());
    }

    String metricsText() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(base.resolve("/metrics")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        return answer.body();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return WireJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        deskside.close();
    }
}
