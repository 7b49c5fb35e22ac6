package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.http.wire.StartSessionJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A v1 provider's sessions. Each call is one request; nothing is sent again. */
final class FeignRemoteSupport implements RemoteSupport {
    private final V1Upstream upstream;

    FeignRemoteSupport(V1Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public StartedSession start(Caller caller, SessionRequest request) {
        return upstream.write(
                caller,
                (api, token) -> api.start(token, StartSessionJson.of(request)).toStarted(),
                answer -> {
                    throw upstream.errors().start(answer, request.machine().isPresent());
                });
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        String text = reference.value();
        if (text.equals(".") || text.equals("..")) {
            // In a path these mean other places, encoded or not; no session is called so.
            return Optional.empty();
        }
        return upstream.read(
                caller,
                (api, token) ->
                        Optional.of(api.session(token, percentEncoded(text)).toSnapshot()),
                answer -> {
                    if (answer.status() == 404) {
                        return Optional.empty();
                    }
                    throw upstream.errors().show(answer.without(text));
                });
    }

    /**
     * For a segment of a path (RFC 3986, 2.3). A form leaves the asterisk, encodes the tilde and writes a space as a
     * plus; Feign takes a text for encoded only where nothing but unreserved characters and percents is in it.
     */
    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Override
    public String toString() {
        return "FeignRemoteSupport[" + upstream + "]";
    }
}
