package dev.deskside.bootstrap.settings;

import dev.deskside.domain.Check;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** What this gateway shows to the server behind it. */
public sealed interface Credential {
    /**
     * One access token, as long as it lasts.
     *
     * @param token letters, digits and {@code -._~+/}, then any {@code =}
     */
    record AccessToken(Secret token) implements Credential {
        public AccessToken {
            Objects.requireNonNull(token);
        }
    }

    /**
     * Access tokens by a refresh token.
     *
     * @param client who asks for them, and where
     * @param file holds the refresh token, and is rewritten when a new one comes
     */
    record RefreshToken(Client client, Path file) implements Credential {
        public RefreshToken {
            Objects.requireNonNull(client);
            Objects.requireNonNull(file);
        }
    }

    /**
     * Access tokens by a personal access token.
     *
     * @param client who asks for them, and where
     * @param token the personal access token
     */
    record PersonalToken(Client client, Secret token) implements Credential {
        public PersonalToken {
            Objects.requireNonNull(client);
            Objects.requireNonNull(token);
        }
    }

    /**
     * A client that the token endpoint knows.
     *
     * @param endpoint its URL, for example {@code https://authentication.logmeininc.com/oauth/token}
     * @param id the client's id
     * @param secret the client's secret
     */
    record Client(URI endpoint, String id, Secret secret) {
        public Client {
            Check.webUrl(Setting.UPSTREAM_TOKEN_ENDPOINT.key(), endpoint);
            Check.line(Setting.UPSTREAM_CLIENT_ID.key(), id, 256);
            Objects.requireNonNull(secret);
        }
    }
}
