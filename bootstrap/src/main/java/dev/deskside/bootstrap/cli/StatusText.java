package dev.deskside.bootstrap.cli;

import dev.deskside.domain.session.SessionSnapshot;
import dev.deskside.domain.session.SessionStatus;
import dev.deskside.http.wire.SessionJson;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A status as the API spells it; in whatever case, and with or without a dash. */
final class StatusText implements ITypeConverter<SessionStatus>, Iterable<String> {
    static String of(SessionStatus status) {
        return SessionJson.of(SessionSnapshot.in(status).build()).status();
    }

    @Override
    public SessionStatus convert(String text) {
        String letters = text.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(SessionStatus.values())
                .filter(status -> of(status).toLowerCase(Locale.ROOT).equals(letters))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'%s' is no status; it must be one of %s".formatted(text, String.join(", ", this))));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(SessionStatus.values()).map(StatusText::of).iterator();
    }
}
