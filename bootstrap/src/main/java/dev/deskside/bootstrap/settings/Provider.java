package dev.deskside.bootstrap.settings;

import dev.deskside.domain.Check;
import java.net.URI;
import java.util.Objects;

/** Who provides the sessions and keeps the recordings. */
public sealed interface Provider {
    /** This platform itself. */
    record Hosted() implements Provider {
        /** Its name. */
        @Override
        public String toString() {
            return "hosted";
        }
    }

    /**
     * Another server of the v1 API, this one being a gateway in front of it.
     *
     * @param upstream its base URL, for example {@code https://api.getgo.com/G2A/rest/v1}
     * @param credential what the gateway shows there
     * @param patience how long it is waited for
     */
    record GoToAssist(URI upstream, Credential credential, Patience patience) implements Provider {
        public GoToAssist {
            Check.webUrl(Setting.UPSTREAM.key(), upstream);
            Objects.requireNonNull(credential);
            Objects.requireNonNull(patience);
        }

        /**
         * With this access token there, and the patience that fits the vendor.
         *
         * @param upstream the base URL
         * @param token the access token
         */
        public GoToAssist(URI upstream, Secret token) {
            this(upstream, new Credential.AccessToken(token), Patience.DEFAULT);
        }

        /** Its name, and where it is. */
        @Override
        public String toString() {
            return "gotoassist at " + upstream;
        }
    }
}
