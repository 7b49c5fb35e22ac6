package dev.deskside.bootstrap.cli;

import dev.deskside.domain.DesksideException;
import dev.deskside.http.wire.WireTime;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What the commands have in common that call a server. */
abstract class ClientCommand extends PrintingCommand {
    private final CommandContext context;

    ClientCommand(CommandContext context) {
        super(context.terminal());
        this.context = context;
    }

    final V1Server dial(ServerOptions options) {
        return context.dial().dial(options.read(context.environment()));
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
