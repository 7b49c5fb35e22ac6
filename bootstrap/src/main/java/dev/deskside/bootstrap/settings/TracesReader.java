package dev.deskside.bootstrap.settings;

import dev.deskside.domain.DesksideException;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is said of traces. */
final class TracesReader {
    private final Function<Setting, Optional<String>> said;

    TracesReader(Function<Setting, Optional<String>> said) {
        this.said = said;
    }

    /** Absent where no collector is named: then there are none. */
    Optional<Traces> traces() {
        Optional<String> sample = said.apply(Setting.TRACES_SAMPLE);
        Optional<String> endpoint = said.apply(Setting.TRACES_ENDPOINT);
        if (endpoint.isEmpty() && sample.isPresent()) {
            throw DesksideException.invalid(
                    Setting.TRACES_SAMPLE.key(),
                    "goes with %s, which is missing".formatted(Setting.TRACES_ENDPOINT.key()));
        }
        return endpoint.map(text -> new Traces(
                SettingsReader.url(Setting.TRACES_ENDPOINT, text),
                sample.map(TracesReader::share).orElse(Traces.EVERYTHING)));
    }

    private static double share(String text) {
        if (!text.matches("[0-9]{1,9}|[0-9]{0,9}\\.[0-9]{1,9}")) {
            throw DesksideException.invalid(
                    Setting.TRACES_SAMPLE.key(),
                    "is '%s'; it must be a share from 0 to 1, such as 0.1".formatted(text));
        }
        return Double.parseDouble(text);
    }
}
