package dev.deskside.http.server;

import dev.deskside.domain.DesksideException;
import dev.deskside.http.server.RouteFamily.Refusal;
import dev.deskside.http.wire.ErrorJson;
import dev.deskside.http.wire.WireErrorCode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller is told when something failed. What we are to blame for is logged once, under the id of the request,
 * which the caller is told. The log names the route, never the path: it may hold a token.
 */
final class Failures {
    static final String NO_SESSION = "There is no such session.";
    static final String NO_COMPANY = "There is no such company.";
    static final String NOTHING_HERE = "There is nothing at this path.";
    static final String OTHER_METHOD =
            "This path does not take this method; the Allow header names those that it does.";

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(10);

    /** How a failure is put before the caller. */
    @FunctionalInterface
    interface Shown {
        void send(Context context, int status, ErrorJson error);
    }

    /** The same route, with its failures answered as JSON. */
    Handler guard(RouteFamily family, Handler route) {
        return guard(family, Answers::send, route);
    }

    /** The same route, with its failures answered like this. */
    Handler guard(RouteFamily family, Shown shown, Handler route) {
        return context -> {
            try {
                route.handle(context);
            } catch (DesksideException e) {
                answer(context, family, shown, e);
            } catch (RuntimeException e) {
                // A body that is too large, breaks off or isn't chunked as it says.
                if (e instanceof HttpException refused && refused.getCode() < 500) {
                    shown.send(context, refused.getCode(), malformed(refused.getCode()));
                } else {
                    shown.send(context, 500, internalError(context.res(), context.endpoint().path, e));
                }
            }
        };
    }

    /** What Javalin refuses: an unknown path, another method. */
    void answer(HttpResponseException refused, Context context) {
        switch (refused.getStatus()) {
            case 404 -> Answers.send(context, 404, ErrorJson.of(WireErrorCode.NOT_FOUND, NOTHING_HERE));
            case 405 -> {
                context.header("Allow", String.join(", ", refused.getDetails().values()));
                Answers.send(context, 405, ErrorJson.of(WireErrorCode.METHOD_NOT_ALLOWED, OTHER_METHOD));
            }
            default -> answer((Exception) refused, context);
        }
    }

    /** What no route caught. */
    void answer(Exception unexpected, Context context) {
        Answers.send(context, 500, internalError(context.res(), "no route", unexpected));
    }

    /** What is no exception at all, such as a stack that overflowed. */
    void answer(HttpServletResponse response, Error error) {
        try {
            byte[] body = Answers.json(internalError(response, "an unknown route", error));
            Answers.protect(response::setHeader);
            response.setStatus(500);
            response.setContentType(Answers.JSON);
            response.getOutputStream().write(body);
        } catch (IOException e) {
            LOG.debug("The caller left before the answer", e);
        }
    }

    private void answer(Context context, RouteFamily family, Shown shown, DesksideException e) {
        Refusal refusal = family.refusal(e.code());
        String message = e.getMessage();
        if (refusal.status() == 404) {
            message = family.absence().orElse(message);
        }
        if (refusal.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        if (refusal.status() == 429) {
            Duration wait = e.retryAfter().orElse(DEFAULT_RETRY_AFTER);
            context.header(
                    "Retry-After",
                    Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        }
        if (refusal.status() == 500 || refusal.status() == 503) {
            String request = id(context.res());
            LOG.warn("{} in request {} to {}", e.code(), request, context.endpoint().path, e);
            message = "%s (request %s)".formatted(message, request);
        }
        shown.send(context, refusal.status(), ErrorJson.of(refusal.code(), message));
    }

    private static String id(HttpServletResponse response) {
        return response.getHeader(RequestObserver.ID_HEADER);
    }

    private static ErrorJson internalError(HttpServletResponse response, String route, Throwable cause) {
        String request = id(response);
        LOG.error("Request {} to {} failed unexpectedly", request, route, cause);
        return ErrorJson.of(
                WireErrorCode.INTERNAL_ERROR,
                "Something went wrong that nobody expected. The server's log has it under request %s."
                        .formatted(request));
    }

    private static ErrorJson malformed(int status) {
        return status == 413
                ? ErrorJson.of(
                        WireErrorCode.TOO_LARGE, "The body is larger than %d bytes.".formatted(RequestBody.MAX_BYTES))
                : ErrorJson.of(WireErrorCode.INVALID_PARAMETER, "The body breaks off or is not valid HTTP.");
    }
}
