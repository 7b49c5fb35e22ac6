package dev.deskside.http.client;

import dev.deskside.application.port.Caller;
import dev.deskside.application.port.RemoteSupport;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import dev.deskside.http.wire.StartSessionJson;
import feign.FeignException;
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
        String token = upstream.tokenFor(caller);
        try {
            return upstream.api().start(token, StartSessionJson.of(request)).toStarted();
        } catch (ErrorAnswer answer) {
            throw upstream.errors().start(answer, request.machine().isPresent(), token);
        } catch (FeignException e) {
            throw upstream.startFailed(e);
        }
    }

    @Override
    public Optional<SessionSnapshot> find(Caller caller, SessionReference reference) {
        String token = upstream.tokenFor(caller);
        String text = reference.value();
        if (text.equals(".") || text.equals("..")) {
            // In a path these mean other places, encoded or not; no session is called so.
            return Optional.empty();
        }
        try {
            return Optional.of(
                    upstream.api().session(token, percentEncoded(text)).toSnapshot());
        } catch (ErrorAnswer answer) {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            throw upstream.errors().show(answer, token, text);
        } catch (FeignException e) {
            throw upstream.readFailed(e);
        }
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

    @Override
    public SessionPage list(Caller caller, SessionQuery query) {
        throw new DesksideException(ErrorCode.UNSUPPORTED, "Not yet.");
    }

    @Override
    public Optional<Transcript> transcript(Caller caller, SessionReference reference) {
        throw new DesksideException(ErrorCode.UNSUPPORTED, "Not yet.");
    }
}
