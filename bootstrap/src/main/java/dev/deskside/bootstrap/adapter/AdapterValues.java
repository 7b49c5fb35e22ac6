package dev.deskside.bootstrap.adapter;

import dev.deskside.application.spi.AdapterSetting;
import dev.deskside.application.spi.AdapterSettings;
import dev.deskside.application.spi.ProviderFactory;
import dev.deskside.bootstrap.settings.Nearest;
import dev.deskside.bootstrap.settings.Provider.Adapter.Origin;
import dev.deskside.bootstrap.settings.Provider.Adapter.Said;
import dev.deskside.domain.DesksideException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was said of an adapter's settings, now that it is known which it takes and which of them are secrets. */
final class AdapterValues {
    private static final String FILE_SUFFIX = "-file";

    private final ProviderFactory factory;
    private final Map<String, AdapterSetting> taken = new LinkedHashMap<>();

    private AdapterValues(ProviderFactory factory) {
        this.factory = factory;
        factory.settings().forEach(setting -> taken.put(setting.name(), setting));
    }

    /** The adapter's settings; INVALID_VALUE where one is unknown, missing, or a secret in the wrong place. */
    static AdapterSettings of(ProviderFactory factory, List<Said> said) {
        return new AdapterValues(factory).read(said);
    }

    private AdapterSettings read(List<Said> said) {
        Map<String, String> values = new HashMap<>();
        Map<String, Origin> secrets = new HashMap<>();
        for (Said each : said) {
            if (isPlain(each.name())) {
                values.put(each.name(), each.value());
                continue;
            }
            String secret = secretOf(each);
            boolean isNearer = !secrets.containsKey(secret) || each.origin().compareTo(secrets.get(secret)) < 0;
            if (!each.value().isEmpty() && isNearer) {
                secrets.put(secret, each.origin());
                values.put(secret, taken.containsKey(each.name()) ? each.value() : content(each));
            }
        }
        return AdapterSettings.of(factory, values);
    }

    private boolean isPlain(String name) {
        return taken.containsKey(name) && !taken.get(name).isSecret();
    }

    /** The secret that this says, or names a file with. */
    private String secretOf(Said said) {
        if (taken.containsKey(said.name())) {
            if (said.origin() != Origin.ENVIRONMENT) {
                throw DesksideException.invalid(
                        said.written(factory.name()),
                        "is a secret: put it into the environment as %s, or into a file of its own named by %s"
                                .formatted(
                                        Origin.ENVIRONMENT.written(factory.name(), said.name()),
                                        said.origin().written(factory.name(), said.name() + FILE_SUFFIX)));
            }
            return said.name();
        }
        return taken.values().stream()
                .filter(AdapterSetting::isSecret)
                .map(AdapterSetting::name)
                .filter(name -> said.name().equals(name + FILE_SUFFIX))
                .findFirst()
                .orElseThrow(() -> unknown(said));
    }

    private DesksideException unknown(Said said) {
        if (taken.isEmpty()) {
            return DesksideException.invalid(
                    said.written(factory.name()), "is no setting: provider %s takes none".formatted(factory.name()));
        }
        Stream<String> names = taken.values().stream()
                .flatMap(setting -> setting.isSecret()
                        ? Stream.of(setting.name(), setting.name() + FILE_SUFFIX)
                        : Stream.of(setting.name()));
        return DesksideException.invalid(
                said.written(factory.name()),
                "is no setting of provider %s; the nearest is %s"
                        .formatted(
                                factory.name(), said.origin().written(factory.name(), Nearest.to(said.name(), names))));
    }

    private String content(Said said) {
        try {
            return Files.readString(Path.of(said.value()), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException | InvalidPathException e) {
            throw DesksideException.invalid(
                    said.written(factory.name()), "names %s, which can't be read".formatted(said.value()));
        }
    }
}
