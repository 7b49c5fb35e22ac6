package dev.deskside.bootstrap.cli;

import dev.deskside.application.port.Callbacks;
import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.callback.Callback;
import dev.deskside.domain.callback.CallbackAnswer;
import dev.deskside.domain.callback.CallbackAttempt;
import dev.deskside.domain.callback.CallbackEndpoint;
import dev.deskside.domain.callback.CallbackId;
import dev.deskside.domain.callback.CallbackQuery;
import dev.deskside.domain.callback.CallbackSecret;
import dev.deskside.domain.callback.CallbackState;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.http.wire.CallbackJson;
import dev.deskside.http.wire.WireJson;
import dev.deskside.http.wire.WireTime;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Status callbacks of a server. */
@Command(
        name = "callbacks",
        mixinStandardHelpOptions = true,
        description = "See what became of status callbacks, send them once more, try a receiver.",
        synopsisSubcommandLabel = "COMMAND")
public final class CallbacksCommand extends ClientCommand {
    /** Runs in this context. */
    public CallbacksCommand(CommandContext context) {
        super(context);
    }

    /** Lists them. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the callbacks, the newest first.")
    int list(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            converter = CallbackStateText.class,
                            completionCandidates = CallbackStateText.class,
                            description = "One of these: ${COMPLETION-CANDIDATES}")
                    CallbackState state,
            @Option(names = "--session", paramLabel = "SESSION", description = "Of this session, by its id or token")
                    String session,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            description = "Of changes of the status at this time or later")
                    String from,
            @Option(
                            names = "--to",
                            paramLabel = "TIME",
                            description = "Of changes of the status at this time or earlier")
                    String to,
            @Option(names = "--limit", paramLabel = "COUNT", description = "At most so many. Default: all")
                    Long limit) {
        if (limit != null && limit < 1) {
            throw DesksideException.invalid("limit", "must be 1 or more");
        }
        long most = limit == null ? Long.MAX_VALUE : limit;
        CallbackQuery query = new CallbackQuery(
                Optional.ofNullable(state),
                Optional.ofNullable(session).map(SessionReference::new),
                time("from", from),
                time("to", to),
                (int) Math.min(most, CallbackQuery.MAX_LIMIT),
                Optional.empty());
        Callbacks.Listed found;
        try (V1Server called = dial(server)) {
            found = list(called, query, most);
        }
        if (output.json()) {
            return printJson(WireJson.write(CallbackJson.ListJson.of(found.callbacks())));
        }
        print(table(found.callbacks()));
        if (found.next().isPresent()) {
            note("these are the newest %d; a greater --limit lists more"
                    .formatted(found.callbacks().size()));
        }
        return done();
    }

    /** Shows one. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show how a callback stands, and each attempt to send it.")
    int show(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "CALLBACK", description = "The callback's id") String id) {
        Callbacks.Told found;
        try (V1Server called = dial(server)) {
            found = called.callbacks()
                    .find(called.caller(), new CallbackId(id))
                    .orElseThrow(CallbacksCommand::notFound);
        }
        Callback callback = found.callback();
        if (output.json()) {
            return printJson(WireJson.write(CallbackJson.of(callback, found.attempts())));
        }
        line("callback", callback.id());
        line("state", CallbackStateText.of(callback.state()));
        line("session", callback.session());
        line("status", StatusText.of(callback.change().status()));
        line("changedAt", WireTime.format(callback.change().at()));
        line("sequence", callback.sequence());
        line("url", callback.url());
        callback.due().ifPresent(due -> line("dueAt", WireTime.format(due)));
        Table attempts = Table.of("TIME", "TOOK", "TRIGGER", "STATUS", "RESULT", "REASON")
                .ids("TIME", "TOOK", "TRIGGER", "STATUS", "RESULT");
        found.attempts().forEach(attempt -> attempts.row(cells(attempt)));
        return print(attempts);
    }

    /** Sends them again. */
    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Send a callback once more, or all those of changes in a time, with the ids that they had.")
    int replay(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(arity = "0..1", paramLabel = "CALLBACK", description = "The callback's id") String id,
            @Option(names = "--from", paramLabel = "TIME", description = "Of changes at this time or later")
                    String from,
            @Option(names = "--to", paramLabel = "TIME", description = "Of changes at this time or earlier")
                    String to) {
        if (id == null ? from == null || to == null : from != null || to != null) {
            throw DesksideException.invalid("callback", "must be given, or from and to in place of it");
        }
        long replayed;
        if (id == null) {
            Instant first = time("from", from).orElseThrow();
            Instant last = time("to", to).orElseThrow();
            try (V1Server called = dial(server)) {
                replayed = called.callbacks().replay(called.caller(), first, last);
            }
        } else {
            CallbackId callback = new CallbackId(id);
            try (V1Server called = dial(server)) {
                if (!called.callbacks().replay(called.caller(), callback)) {
                    throw notFound();
                }
            }
            replayed = 1;
        }
        if (output.json()) {
            return printJson(WireJson.write(new CallbackJson.ReplayedJson(replayed)));
        }
        line("replayed", replayed);
        return done();
    }

    /** Tries a receiver. */
    @Command(
            name = "ping",
            mixinStandardHelpOptions = true,
            description = "Have the server send a ping, signed as a callback, and show the answer."
                    + " Where the receiver doesn't take it, the exit code is 1.")
    int ping(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "URL", description = "Where the receiver is") String text) {
        URI url = Check.webUrl("url", url("url", text));
        CallbackAnswer answer;
        try (V1Server called = dial(server)) {
            answer = called.callbacks().ping(called.caller(), url);
        }
        if (output.json()) {
            printJson(WireJson.write(CallbackJson.AnswerJson.of(answer)));
        } else {
            line("result", word(answer.result()));
            answer.status().ifPresent(status -> line("status", status));
            line("reason", answer.reason());
            done();
        }
        if (answer.result() != CallbackAnswer.Result.DELIVERED) {
            throw new CommandFailure(ExitCodes.FAILED, "the receiver did not take the ping: " + answer.reason());
        }
        return ExitCodes.DONE;
    }

    /** Shows or replaces what is signed with. */
    @Command(
            name = "secret",
            mixinStandardHelpOptions = true,
            description = "Show what the callbacks to an endpoint are signed with, the newest secret first.")
    int secret(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(
                            paramLabel = "ENDPOINT",
                            description = "Scheme, host and port of the receiver; a path is left out")
                    String text,
            @Option(names = "--rotate", description = "Replace it; both secrets are signed with for 24 hours")
                    boolean rotate) {
        CallbackEndpoint endpoint = CallbackEndpoint.of(url(CallbackEndpoint.FIELD, text));
        List<CallbackSecret> secrets;
        try (V1Server called = dial(server)) {
            secrets = rotate
                    ? called.callbacks().rotate(called.caller(), endpoint)
                    : called.callbacks().secrets(called.caller(), endpoint);
        }
        if (output.json()) {
            return printJson(WireJson.write(CallbackJson.SecretsJson.of(endpoint, secrets)));
        }
        line("endpoint", endpoint);
        secrets.forEach(secret -> line("secret", secret.text()));
        return done();
    }

    private Callbacks.Listed list(V1Server called, CallbackQuery question, long most) {
        List<Callback> found = new ArrayList<>();
        try (ProgressLine progress = progress()) {
            Callbacks.Listed page = called.callbacks().list(called.caller(), question);
            found.addAll(page.callbacks());
            int answers = 1;
            while (found.size() < most && page.next().isPresent()) {
                progress.found(found.size(), answers);
                page = called.callbacks().list(called.caller(), rest(question, most - found.size(), page.next()));
                found.addAll(page.callbacks());
                answers++;
            }
            return new Callbacks.Listed(found, page.next());
        }
    }

    /** No more than is still wanted, so that the last answer tells whether there is more. */
    private static CallbackQuery rest(CallbackQuery question, long wanted, Optional<PageCursor> after) {
        return new CallbackQuery(
                question.state(),
                question.session(),
                question.from(),
                question.to(),
                (int) Math.min(wanted, CallbackQuery.MAX_LIMIT),
                after);
    }

    private static Table table(List<Callback> callbacks) {
        Table table = Table.of("CALLBACK", "STATE", "STATUS", "CHANGED", "ATTEMPTS", "ANSWER", "SESSION", "DUE", "URL")
                .ids("CALLBACK", "STATE", "STATUS")
                .optional("ANSWER", "SESSION", "DUE", "URL");
        callbacks.forEach(callback -> table.row(
                callback.id().value(),
                CallbackStateText.of(callback.state()),
                StatusText.of(callback.change().status()),
                WireTime.format(callback.change().at()),
                Integer.toString(callback.attempts()),
                callback.lastAttempt().map(last -> last.answer().reason()).orElse(null),
                callback.session().value(),
                callback.due().map(WireTime::format).orElse(null),
                callback.url().toString()));
        return table;
    }

    private static String[] cells(CallbackAttempt attempt) {
        return new String[] {
            WireTime.format(attempt.at()),
            attempt.took().toMillis() + " ms",
            word(attempt.trigger()),
            attempt.answer().status().map(status -> Integer.toString(status)).orElse(null),
            word(attempt.answer().result()),
            attempt.answer().reason()
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static CommandFailure notFound() {
        return new CommandFailure(ExitCodes.NOT_FOUND, "there is no such callback for this technician");
    }
}
