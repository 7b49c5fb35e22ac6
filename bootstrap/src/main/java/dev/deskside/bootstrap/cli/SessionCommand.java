package dev.deskside.bootstrap.cli;

import dev.deskside.domain.DesksideException;
import dev.deskside.domain.PageCursor;
import dev.deskside.domain.account.EmailAddress;
import dev.deskside.domain.account.MachineUuid;
import dev.deskside.domain.account.UserKey;
import dev.deskside.domain.session.ChangedSession;
import dev.deskside.domain.session.ChangedSessions;
import dev.deskside.domain.session.IdempotencyKey;
import dev.deskside.domain.session.LegalHold;
import dev.deskside.domain.session.PartnerObject;
import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionPage;
import dev.deskside.domain.session.SessionQuery;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionRequest;
import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStartToken;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.domain.session.StartedSession;
import dev.deskside.domain.session.Transcript;
import dev.deskside.http.wire.ChangesJson;
import dev.deskside.http.wire.HoldJson;
import dev.deskside.http.wire.SessionJson;
import dev.deskside.http.wire.SessionListJson;
import dev.deskside.http.wire.StartedSessionJson;
import dev.deskside.http.wire.TranscriptJson;
import dev.deskside.http.wire.WireJson;
import dev.deskside.http.wire.WireTime;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sessions of a server. */
@Command(
        name = "session",
        mixinStandardHelpOptions = true,
        description = "Start, follow and end remote-support sessions.",
        synopsisSubcommandLabel = "COMMAND")
public final class SessionCommand extends ClientCommand {
    private static final String REFERENCE = "The session's id, or the token that its start printed";

    /** Runs in this context. */
    private SessionCommand(CommandContext context) {
        super(context);
    }

    /** The command with its subcommands. */
    public static CommandLine in(CommandContext context) {
        CommandLine command = new CommandLine(new SessionCommand(context));
        for (String named : List.of("show", "transcript", "cancel", "end", "note", "hold", "release")) {
            ReferenceText.takeDashes(command.getSubcommands().get(named));
        }
        return command;
    }

    /** Asks for a session. */
    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "Start a session: prints the URL that the technician opens, and a token to ask for it with.")
    int start(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Option(names = "--customer", paramLabel = "NAME", description = "Whom it is for") String customer,
            @Option(names = "--customer-email", paramLabel = "ADDRESS", description = "The customer's e-mail")
                    String customerEmail,
            @Option(names = "--ticket", paramLabel = "ID", description = "The ticket or case: v1's partnerObject")
                    String ticket,
            @Option(
                            names = "--ticket-number",
                            paramLabel = "NUMBER",
                            description = "The ticket, sent as a number and not as text")
                    String ticketNumber,
            @Option(names = "--ticket-url", paramLabel = "URL", description = "Where the ticket can be looked at")
                    String ticketUrl,
            @Option(
                            names = "--callback-url",
                            paramLabel = "URL",
                            description = "Where changes of the status are to be sent")
                    String callbackUrl,
            @Option(
                            names = "--machine",
                            paramLabel = "UUID",
                            description = "Without a customer in front of it: an unattended session with this machine")
                    String machine,
            @Option(
                            names = "--idempotency-key",
                            paramLabel = "KEY",
                            description = "Make the session once, however often it is asked for under this key")
                    String key) {
        SessionRequest.Builder request = SessionRequest.screenSharing();
        Optional.ofNullable(customer).ifPresent(request::customerName);
        Optional.ofNullable(customerEmail)
                .ifPresent(email -> request.customerEmail(EmailAddress.of("customer-email", email)));
        if (ticket != null && ticketNumber != null) {
            throw DesksideException.invalid("ticket-number", "and ticket are the same; give one of them");
        }
        Optional.ofNullable(ticket).ifPresent(request::partnerObject);
        Optional.ofNullable(ticketNumber).map(SessionCommand::number).ifPresent(request::partnerObject);
        Optional.ofNullable(ticketUrl).ifPresent(url -> request.partnerObjectUrl(url("ticket-url", url)));
        Optional.ofNullable(callbackUrl).ifPresent(url -> request.statusCallbackUrl(url("callback-url", url)));
        Optional.ofNullable(machine).ifPresent(uuid -> request.machine(new MachineUuid(uuid)));
        Optional.ofNullable(key).map(IdempotencyKey::new).ifPresent(request::key);
        try (V1Server called = dial(server)) {
            StartedSession started = called.sessions().start(called.caller(), request.build());
            if (output.json()) {
                return printJson(WireJson.write(StartedSessionJson.of(started)));
            }
            line("launchUrl", started.launchUrl());
            line("sessionToken", started.token().value());
            return done();
        }
    }

    /** Shows one. */
    @Command(name = "show", description = "Show how a session stands, and what is known of it.")
    int show(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "SESSION", converter = ReferenceText.class, description = REFERENCE)
                    SessionReference session) {
        try (V1Server called = dial(server)) {
            return show(output, called.sessions().find(called.caller(), session));
        }
    }

    /** Lists them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the sessions, the newest first."
                    + " A server that knows v1 alone can list by --from and --to, and by nothing else.")
    int list(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Option(
                            names = "--status",
                            paramLabel = "STATUS",
                            split = ",",
                            converter = StatusText.class,
                            completionCandidates = StatusText.class,
                            description = "Any of these: ${COMPLETION-CANDIDATES}")
                    List<SessionStatus> statuses,
            @Option(names = "--from", paramLabel = "TIME", description = "Asked for at this time or later") String from,
            @Option(names = "--to", paramLabel = "TIME", description = "Asked for at this time or earlier") String to,
            @Option(names = "--technician", paramLabel = "KEY", description = "Hosted by this technician")
                    String technician,
            @Option(
                            names = "--customer",
                            paramLabel = "TEXT",
                            description = "With this in the customer's name or e-mail")
                    String customer,
            @Option(names = "--ticket", paramLabel = "ID", description = "Of this ticket: v1's partnerObject")
                    String ticket,
            @Option(names = "--limit", paramLabel = "COUNT", description = "At most so many. Default: all")
                    Long limit) {
        if (limit != null && limit < 1) {
            throw DesksideException.invalid("limit", "must be 1 or more");
        }
        long most = limit == null ? Long.MAX_VALUE : limit;
        SessionQuery.Builder query = SessionQuery.all().limit((int) Math.min(most, SessionQuery.MAX_LIMIT));
        query.statuses(statuses == null ? Set.of() : EnumSet.copyOf(statuses));
        time("from", from).ifPresent(query::from);
        time("to", to).ifPresent(query::to);
        Optional.ofNullable(technician).map(UserKey::of).ifPresent(query::technician);
        Optional.ofNullable(customer).ifPresent(query::customer);
        Optional.ofNullable(ticket).ifPresent(query::partnerObject);
        try (V1Server called = dial(server)) {
            SessionPage found = list(called, query.build(), most);
            if (output.json()) {
                return printJson(WireJson.write(SessionListJson.of(found)));
            }
            print(table(found.sessions()));
            if (found.sessions().size() < found.total()) {
                note("these are the newest %d of %d; a greater --limit lists more"
                        .formatted(found.sessions().size(), found.total()));
            }
            return done();
        }
    }

    /** Follows them. */
    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = "Print each change of a session's status as it happens, until Ctrl-C."
                    + " With --json each is one line, and its cursor is what --after goes on with.")
    int watch(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Option(
                            names = "--after",
                            paramLabel = "CURSOR",
                            description = "Begin behind this change. Default: end, that is from now on")
                    String after,
            @Option(names = "--all", description = "Begin with the first change that is known") boolean all,
            @Option(names = "--limit", paramLabel = "COUNT", description = "End after so many. Default: never")
                    Long limit) {
        if (limit != null && limit < 1) {
            throw DesksideException.invalid("limit", "must be 1 or more");
        }
        if (all && after != null) {
            throw DesksideException.invalid("all", "and after say where to begin; give one of them");
        }
        long left = limit == null ? Long.MAX_VALUE : limit;
        Optional<PageCursor> place =
                all ? Optional.empty() : Optional.of(new PageCursor(after == null ? "end" : after));
        try (V1Server called = dial(server)) {
            while (left > 0) {
                ChangedSessions page = called.changes().after(place);
                for (ChangedSession change : page.changes()) {
                    if (left > 0) {
                        watched(output, change);
                        left--;
                    }
                }
                place = Optional.of(page.next());
            }
            return done();
        }
    }

    private void watched(JsonOption output, ChangedSession change) {
        if (output.json()) {
            printJson(WireJson.write(ChangesJson.Change.of(change)));
            return;
        }
        SessionSnapshot session = change.snapshot();
        row(Stream.of(
                        Optional.of(WireTime.format(change.change().at())),
                        Optional.of(StatusText.of(change.change().status())),
                        session.id().map(SessionId::value),
                        session.customer().name(),
                        session.partnerObject().map(PartnerObject::text))
                .map(cell -> cell.orElse("-"))
                .toList());
    }

    /** Shows what was said. */
    @Command(name = "transcript", description = "Show what was said in a session's chat.")
    int transcript(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "SESSION", converter = ReferenceText.class, description = REFERENCE)
                    SessionReference session) {
        try (V1Server called = dial(server)) {
            Transcript said =
                    called.sessions().transcript(called.caller(), session).orElseThrow(SessionCommand::notFound);
            if (output.json()) {
                return printJson(WireJson.write(TranscriptJson.of(said)));
            }
            Table table = Table.of("TIME", "WHO", "SAID").ids("TIME");
            said.messages()
                    .forEach(message -> table.row(
                            WireTime.format(message.at()),
                            message.participantName().orElse(null),
                            message.content()));
            return print(table);
        }
    }

    /** Calls one off. */
    @Command(
            name = "cancel",
            description = "Call off a session that was never started: its launch URL starts nothing any more.")
    int cancel(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "SESSION", converter = ReferenceText.class, description = REFERENCE)
                    SessionReference session) {
        try (V1Server called = dial(server)) {
            return show(output, called.control().cancel(called.caller(), session));
        }
    }

    /** Ends one. */
    @Command(name = "end", description = "End a session: complete where its customer had joined, else abandoned.")
    int end(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(paramLabel = "SESSION", converter = ReferenceText.class, description = REFERENCE)
                    SessionReference session) {
        try (V1Server called = dial(server)) {
            return show(output, called.control().end(called.caller(), session));
        }
    }

    /** Writes something down. */
    @Command(name = "note", description = "Write a note down about a session, below those that it has.")
    int note(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(index = "0", paramLabel = "SESSION", converter = ReferenceText.class, description = REFERENCE)
                    SessionReference session,
            @Parameters(
                            index = "1..*",
                            arity = "1..*",
                            paramLabel = "TEXT",
                            converter = ReferenceText.Word.class,
                            description = "The note")
                    List<String> words) {
        try (V1Server called = dial(server)) {
            return show(output, called.control().addNote(called.caller(), session, String.join(" ", words)));
        }
    }

    /** Keeps one. */
    @Command(
            name = "hold",
            description = "Keep a session from being deleted, whatever its age; without a reason: show its hold.")
    int hold(
            @Mixin ServerOptions server,
            @Mixin JsonOption output,
            @Parameters(index = "0", paramLabel = "SESSION", converter = ReferenceText.class, description = REFERENCE)
                    SessionReference session,
            @Parameters(
                            index = "1..*",
                            arity = "0..*",
                            paramLabel = "REASON",
                            converter = ReferenceText.Word.class,
                            description = "Why it is kept")
                    List<String> reason) {
        try (V1Server called = dial(server)) {
            LegalHold hold = (reason == null || reason.isEmpty()
                            ? called.records().hold(called.caller(), session)
                            : called.records().place(called.caller(), session, String.join(" ", reason)))
                    .orElseThrow(() -> new CommandFailure(
                            ExitCodes.NOT_FOUND,
                            reason == null
                                    ? "the session isn't held, or isn't there for this technician"
                                    : notFound().getMessage()));
            if (output.json()) {
                return printJson(WireJson.write(HoldJson.of(hold)));
            }
            line("hold", hold.reason());
            line("since", WireTime.format(hold.since()));
            return done();
        }
    }

    /** Lets one go. */
    @Command(name = "release", description = "Let a session be deleted again when it is old enough.")
    int release(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "SESSION", converter = ReferenceText.class, description = REFERENCE)
                    SessionReference session) {
        try (V1Server called = dial(server)) {
            if (!called.records().release(called.caller(), session)) {
                throw notFound();
            }
            return done();
        }
    }

    /** Makes a key usable again. */
    @Command(
            name = "forget-start",
            mixinStandardHelpOptions = true,
            description = "Let the key of a start be used again whose outcome is unknown."
                    + " Look first whether the other provider made the session: nobody else does.")
    int forgetStart(
            @Mixin ServerOptions server,
            @Parameters(paramLabel = "KEY", description = "The start's idempotency key") String key) {
        try (V1Server called = dial(server)) {
            if (!called.records().forgetStart(called.caller(), new IdempotencyKey(key))) {
                throw new CommandFailure(ExitCodes.NOT_FOUND, "no start with this key has an unknown outcome");
            }
            return done();
        }
    }

    private SessionPage list(V1Server called, SessionQuery question, long most) {
        List<SessionSnapshot> found = new ArrayList<>();
        try (ProgressLine progress = progress()) {
            SessionPage page = called.sessions().list(called.caller(), question);
            found.addAll(page.sessions());
            while (found.size() < most && page.next().isPresent()) {
                progress.of(found.size(), Math.min(most, page.total()));
                page = called.sessions()
                        .list(called.caller(), question.after(page.next().get()));
                found.addAll(page.sessions());
            }
            return new SessionPage(page.total(), found.stream().limit(most).toList(), Optional.empty());
        }
    }

    private int show(JsonOption output, Optional<SessionSnapshot> found) {
        SessionSnapshot session = found.orElseThrow(SessionCommand::notFound);
        if (output.json()) {
            return printJson(WireJson.write(SessionJson.of(session)));
        }
        line("status", StatusText.of(session.status()));
        optional("sessionId", session.id().map(SessionId::value));
        optional("number", session.startToken().map(SessionStartToken::toString));
        optional("customer", session.customer().name());
        optional("customerEmail", session.customer().email().map(EmailAddress::value));
        optional("ticket", session.partnerObject().map(PartnerObject::text));
        optional("ticketUrl", session.partnerObjectUrl().map(URI::toString));
        optional("technician", session.technician().name());
        optional("technicianKey", session.technician().userKey().map(UserKey::toString));
        optional("machine", machine(session));
        optional("startedAt", session.startedAt().map(WireTime::format));
        optional("customerJoinedAt", session.customerJoinedAt().map(WireTime::format));
        optional("endedAt", session.endedAt().map(WireTime::format));
        optional("customerJoinUrl", session.customerJoinUrl().map(URI::toString));
        optional("recordingUrl", session.recordingUrl().map(URI::toString));
        session.notes().ifPresent(notes -> notes.lines().forEach(text -> line("note", text)));
        return done();
    }

    private void optional(String name, Optional<String> value) {
        value.ifPresent(text -> line(name, text));
    }

    private static Table table(List<SessionSnapshot> sessions) {
        Table table = Table.of("SESSION", "STATUS", "CUSTOMER", "TICKET", "MACHINE", "STARTED", "TECHNICIAN", "NUMBER")
                .ids("SESSION", "STATUS")
                .optional("TECHNICIAN", "NUMBER");
        for (SessionSnapshot session : sessions) {
            table.row(
                    session.id().map(SessionId::value).orElse(null),
                    StatusText.of(session.status()),
                    session.customer()
                            .name()
                            .or(() -> session.customer().email().map(EmailAddress::value))
                            .orElse(null),
                    session.partnerObject().map(PartnerObject::text).orElse(null),
                    machine(session).orElse(null),
                    session.startedAt().map(WireTime::format).orElse(null),
                    session.technician().name().orElse(null),
                    session.startToken().map(SessionStartToken::toString).orElse(null));
        }
        return table;
    }

    private static Optional<String> machine(SessionSnapshot session) {
        return session.machine()
                .map(machine -> machine.name().orElse(machine.uuid().value()));
    }

    private static CommandFailure notFound() {
        return new CommandFailure(
                ExitCodes.NOT_FOUND, "no session of this id or token is there for this technician; see session list");
    }

    private static PartnerObject number(String text) {
        try {
            return new PartnerObject.Numeric(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw DesksideException.invalid("ticket-number", "must be a number; a text goes with --ticket");
        }
    }
}
