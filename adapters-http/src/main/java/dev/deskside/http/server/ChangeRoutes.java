package dev.deskside.http.server;

import dev.deskside.application.port.Caller;
import dev.deskside.application.usecase.ListChanges;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.ErrorCode;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.http.wire.ChangesJson;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /deskside/v1/changes}: a page of changes, for which it waits if it is to, or, for who accepts
 * {@code text/event-stream}, one event after the other.
 *
 * <p>Each that waits and each stream has one of the server's threads, so there are {@value #MOST_WAITING} at most of
 * both together, which leaves the others most of them. What doesn't wait isn't counted. A stream ends where its reader
 * takes nothing for as long as the server lets a connection idle, and after so many silences, so that one whose reader
 * has vanished without a word ends, too; readers come again with {@code Last-Event-ID} by themselves.
 */
final class ChangeRoutes {
    static final int MOST_WAITING = 64;

    private static final String EVENTS = "text/event-stream";

    /** After so long without a change a reader is told that the stream is alive. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final int MOST_SILENCES = 40;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ChangeRoutes.class);

    private final Optional<ListChanges> changes;
    private final Authorization authorization;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final AtomicInteger longPolls = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean closed;

    ChangeRoutes(Optional<ListChanges> changes, Authorization authorization) {
        this.changes = Objects.requireNonNull(changes);
        this.authorization = Objects.requireNonNull(authorization);
    }

    void list(Context context) {
        Caller caller = authorization.caller(context);
        ListChanges listing = changes.orElseThrow(
                () -> new DesksideException(ErrorCode.UNSUPPORTED, "This server keeps no log of changes."));
        QueryParameters parameters = QueryParameters.of(context.queryString());
        Optional<PageCursor> after = parameters.one("after").map(PageCursor::new);
        int limit = parameters.number("limit").orElse(ListChanges.MOST);
        Duration patience = Duration.ofSeconds(parameters.number("wait").orElse(0));
        if (context.method().equals(HandlerType.HEAD)) {
            patience = Duration.ZERO;
        } else if (acceptsEvents(context)) {
            Optional<PageCursor> last = Optional.ofNullable(context.header("Last-Event-ID"))
                    .filter(id -> !id.isEmpty())
                    .map(PageCursor::new);
            Exchange.of(context).is(RequestObserver.Kind.STREAM);
            waiting(streams, () -> stream(context, listing, last.or(() -> after), limit));
            return;
        }
        ListChanges.Query query = new ListChanges.Query(caller, after, limit, patience);
        if (patience.isZero()) {
            send(context, listing.run(query));
        } else {
            Exchange.of(context).is(RequestObserver.Kind.LONG_POLL);
            waiting(longPolls, () -> send(context, listing.run(query)));
        }
    }

    /** Lets go whoever waits, and ends the streams. */
    void close() {
        closed = true;
        changes.ifPresent(ListChanges::close);
    }

    private static void send(Context context, ChangedSessions page) {
        Answers.send(context, 200, ChangesJson.of(page));
    }

    private static boolean acceptsEvents(Context context) {
        return Optional.ofNullable(context.header("Accept"))
                .filter(accepted -> accepted.contains(EVENTS))
                .isPresent();
    }

    /** How many long polls there are at this moment. */
    int longPolls() {
        return longPolls.get();
    }

    /** How many streams there are at this moment. */
    int streams() {
        return streams.get();
    }

    private void waiting(AtomicInteger count, Runnable work) {
        if (!places.tryAcquire()) {
            throw DesksideException.throttled(
                    "As many as can wait for changes do so already; ask without waiting, or later.",
                    Optional.of(RETRY_AFTER));
        }
        count.incrementAndGet();
        try {
            work.run();
        } finally {
            count.decrementAndGet();
            places.release();
        }
    }

    private void stream(Context context, ListChanges listing, Optional<PageCursor> after, int limit) {
        // What is to be refused is refused before the stream begins.
        ChangedSessions page =
                listing.run(new ListChanges.Query(authorization.caller(context), after, limit, Duration.ZERO));
        HttpServletResponse response = context.res();
        Answers.protect(response::setHeader);
        response.setContentType(EVENTS);
        try {
            OutputStream out = response.getOutputStream();
            int silences = 0;
            while (silences < MOST_SILENCES) {
                write(out, page);
                if (closed) {
                    return;
                }
                // Who may see it is asked anew each time: a stream is no way to keep what was taken away.
                page = listing.run(
                        new ListChanges.Query(authorization.caller(context), Optional.of(page.next()), limit, SILENCE));
                silences = page.changes().isEmpty() ? silences + 1 : 0;
            }
        } catch (IOException e) {
            LOG.debug("The reader of a stream of changes is gone", e);
        } catch (DesksideException e) {
            LOG.info("A stream of changes ends: {}", e.code(), e);
        }
    }

    /** An event without data tells where to go on; with the comment it also shows that the stream is alive. */
    private static void write(OutputStream out, ChangedSessions page) throws IOException {
        StringBuilder events = new StringBuilder();
        for (ChangedSession change : page.changes()) {
            String data = new String(Answers.json(ChangesJson.Change.of(change)), StandardCharsets.UTF_8);
            events.append("id: ")
                    .append(change.place())
                    .append("\nevent: change\ndata: ")
                    .append(data)
                    .append("\n\n");
        }
        if (page.changes().isEmpty()) {
            events.append(": nothing new\nid: ").append(page.next()).append("\n\n");
        }
        out.write(events.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
