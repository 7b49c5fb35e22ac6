package dev.deskside.bootstrap.settings;

import dev.deskside.domain.Check;
import dev.deskside.domain.DesksideException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The PostgreSQL database that several nodes share.
 *
 * @param url {@code postgresql://host/name} or, as Java writes it, {@code jdbc:postgresql://host/name}; the driver's
 *     parameters may follow a question mark
 * @param user the name of the user that runs this process, unless said otherwise
 * @param password absent where the server asks for none
 */
public record DatabaseServer(String url, Optional<String> user, Optional<Secret> password) {
    private static final String JDBC = "jdbc:";
    private static final String SCHEME = "postgresql://";

    public DatabaseServer {
        // The message shows nothing of it: what is wrong with it may be a password.
        URI address = parse(url);
        String authority = Optional.ofNullable(address.getRawAuthority()).orElse("");
        Stream<String> parameters = Stream.of(
                        Optional.ofNullable(address.getRawQuery()).orElse("").split("&"))
                .map(parameter -> parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT));
        if (authority.contains("@") || parameters.anyMatch(name -> name.equals("user") || name.endsWith("password"))) {
            throw DesksideException.invalid(
                    Setting.DATABASE.key(),
                    "must hold neither a user nor a password, since everybody on the machine sees it: the user belongs into %s, the password into a file named by %s or into %s"
                            .formatted(
                                    Setting.DATABASE_USER.key(),
                                    Setting.DATABASE_PASSWORD.file().key(),
                                    Setting.DATABASE_PASSWORD.variable()));
        }
        if (authority.isEmpty()
                || address.getRawPath().length() < 2
                || address.getRawPath().indexOf('/', 1) > 0
                || address.getRawFragment() != null) {
            throw malformed();
        }
        user.ifPresent(name -> Check.line(Setting.DATABASE_USER.key(), name, 256));
        Objects.requireNonNull(password);
    }

    /** {@return the URL as Java writes it} */
    public String jdbcUrl() {
        return url.startsWith(JDBC) ? url : JDBC + url;
    }

    private static URI parse(String url) {
        String address = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
        if (!address.startsWith(SCHEME)) {
            throw malformed();
        }
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static DesksideException malformed() {
        return DesksideException.invalid(
                Setting.DATABASE.key(),
                "must be a URL such as postgresql://host:5432/name or jdbc:postgresql://host/name");
    }
}
