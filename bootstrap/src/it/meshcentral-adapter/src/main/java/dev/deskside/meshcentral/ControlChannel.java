package dev.deskside.meshcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Questions to a MeshCentral server and its answers, over one web socket for all threads. It is opened with the first
 * question and again after it was lost. A question that is only read is asked once more where the socket had gone away
 * meanwhile; one that makes something never is.
 *
 * <p>Failures: UNAVAILABLE where the server isn't reached, doesn't answer in time, or has a certificate that isn't
 * trusted; UNAUTHENTICATED where it doesn't take the account; THROTTLED where it asks for fewer connections.
 */
final class ControlChannel implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    private static final int TOO_MANY_REQUESTS = 429;

    private final URI address;
    private final Credentials credentials;
    private final Duration timeout;
    private final HttpClient client;
    private CompletableFuture<ControlSocket> current;
    private boolean isClosed;

    /** Who asks. */
    record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    ControlChannel(
            URI url,
            Credentials credentials,
            Optional<PinnedCertificate> certificate,
            Duration timeout,
            Executor executor) {
        String path = url.getPath() == null || url.getPath().isEmpty() ? "/" : url.getPath();
        this.address = URI.create(
                "wss://%s%s%scontrol.ashx".formatted(url.getRawAuthority(), path, path.endsWith("/") ? "" : "/"));
        this.credentials = credentials;
        this.timeout = timeout;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(timeout)
                .version(HttpClient.Version.HTTP_1_1);
        certificate.ifPresent(pinned -> builder.sslContext(pinned.context()));
        this.client = builder.build();
    }

    /** How long one question may take, the opening of the socket not counted. */
    Duration timeout() {
        return timeout;
    }

    static ObjectNode command(String action) {
        return JSON.createObjectNode().put("action", action);
    }

    /** Asks what may be asked twice: it changes nothing, or nothing more the second time. */
    JsonNode read(ObjectNode command) {
        ControlSocket socket = socket();
        try {
            return await(socket, socket.ask(command));
        } catch (LostException e) {
            ControlSocket another = socket();
            try {
                return await(another, another.ask(command));
            } catch (LostException again) {
                throw unavailable("went away while it was asked", again);
            }
        }
    }

    /**
     * Asks what some accounts get no answer to at all. Silence is an answer then: the socket isn't given up for it, and
     * the questions of others on it go on.
     */
    Optional<JsonNode> readUnlessSilent(ObjectNode command) {
        CompletableFuture<JsonNode> answer = socket().ask(command);
        try {
            return Optional.of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(false);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was being asked when the call was given up", e);
        } catch (ExecutionException e) {
            throw unavailable("went away while it was asked", e.getCause());
        }
    }

    /** Asks for something to be made. Where no answer comes, nobody knows whether it was: OUTCOME_UNKNOWN. */
    JsonNode make(ObjectNode command) {
        ControlSocket socket = socket();
        try {
            return await(socket, socket.ask(command));
        } catch (LostException e) {
            throw unknown(e);
        } catch (DesksideException e) {
            throw e.code() == ErrorCode.UNAVAILABLE ? unknown(e) : e;
        }
    }

    @Override
    public void close() {
        CompletableFuture<ControlSocket> last;
        synchronized (this) {
            isClosed = true;
            last = current;
            current = null;
        }
        if (last != null) {
            last.whenComplete((socket, failure) -> {
                if (socket != null) {
                    socket.abort();
                }
            });
        }
    }

    private ControlSocket socket() {
        CompletableFuture<ControlSocket> opening;
        synchronized (this) {
            if (isClosed) {
                throw unavailable("is closed", null);
            }
            if (current == null
                    || current.isCompletedExceptionally()
                    || (current.isDone() && current.join().isLost())) {
                current = ControlSocket.open(client, address, credentials);
            }
            opening = current;
        }
        try {
            return opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            opening.completeExceptionally(e);
            throw unavailable("didn't let us in in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was being reached when the call was given up", e);
        } catch (ExecutionException e) {
            throw opened(e.getCause());
        }
    }

    private JsonNode await(ControlSocket socket, CompletableFuture<JsonNode> answer) throws LostException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // A socket that says nothing may have died without a word.
            socket.abort();
            throw unavailable("didn't answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was being asked when the call was given up", e);
        } catch (ExecutionException e) {
            throw new LostException(e.getCause());
        }
    }

    private static DesksideException opened(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof DesksideException expected) {
                return expected;
            }
            if (cause instanceof WebSocketHandshakeException handshake) {
                int status = handshake.getResponse().statusCode();
                if (status == TOO_MANY_REQUESTS) {
                    return DesksideException.throttled("MeshCentral asks for fewer connections.", Optional.empty());
                }
                return unavailable("answered %d where its control channel should be".formatted(status), failure);
            }
            if (cause instanceof SSLException) {
                return unavailable("has a certificate that is neither trusted nor the pinned one", failure);
            }
            cause = cause.getCause();
        }
        return unavailable("can't be reached", failure);
    }

    private static DesksideException unavailable(String problem, Throwable cause) {
        return new DesksideException(ErrorCode.UNAVAILABLE, "MeshCentral " + problem + ".", cause);
    }

    private static DesksideException unknown(Throwable cause) {
        return new DesksideException(
                ErrorCode.OUTCOME_UNKNOWN,
                "MeshCentral was asked and didn't answer: there may be a session or not.",
                cause);
    }

    /** The socket went away before the answer came. */
    private static final class LostException extends Exception {
        private static final long serialVersionUID = 1L;

        LostException(Throwable cause) {
            super(cause);
        }
    }
}
