package dev.deskside.bootstrap.cli;

import dev.deskside.domain.DesksideException;
import dev.deskside.http.wire.WireTime;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What the commands have in common that call a server. */
abstract class ClientCommand extends PrintingCommand implements ServerCall {
    private final CommandContext context;
    private Optional<V1Server> dialled = Optional.empty();

    ClientCommand(CommandContext context) {
        super(context.terminal());
        this.context = context;
    }

    final V1Server dial(ServerOptions options) {
        V1Server server = context.dial().dial(options.read(context.environment()));
        dialled = Optional.of(server);
        return server;
    }

    @Override
    public final Optional<String> requestId() {
        return dialled.flatMap(server -> server.requestId().get());
    }

    final ProgressLine progress() {
        return new ProgressLine(spec().commandLine().getErr(), terminal());
    }

    /** The time that an option tells. INVALID_VALUE where it is none. */
    static Optional<Instant> time(String option, String text) {
        return Optional.ofNullable(text)
                .map(time -> WireTime.parse(time)
                        .orElseThrow(() -> DesksideException.invalid(
                                option, "must be a time in ISO 8601, for example 2026-11-25T09:30:00Z or 2026-11-25")));
    }

    /** The URL that an option or a parameter tells. INVALID_VALUE where it is none. */
    static URI url(String option, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw DesksideException.invalid(option, "must be an absolute http or https URL");
        }
    }
}
