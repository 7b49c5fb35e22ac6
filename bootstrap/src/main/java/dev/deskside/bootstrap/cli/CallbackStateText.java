package dev.deskside.bootstrap.cli;

import dev.deskside.domain.callback.CallbackState;
import dev.deskside.http.wire.CallbackJson;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A callback's state as the API spells it, in whatever case. */
final class CallbackStateText implements ITypeConverter<CallbackState>, Iterable<String> {
    static String of(CallbackState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public CallbackState convert(String text) {
        return CallbackJson.state(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException(
                        "'%s' is no state; it must be one of %s".formatted(text, String.join(", ", this))));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(CallbackState.values()).map(CallbackStateText::of).iterator();
    }
}
