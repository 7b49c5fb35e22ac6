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
     * @param token the gateway's access token there
     */
    record GoToAssist(URI upstream, Secret token) implements Provider {
        public GoToAssist {
            Check.webUrl(Setting.UPSTREAM.key(), upstream);
            Objects.requireNonNull(token);
        }

        /** Its name, and where it is. */
        @Override
        public String toString() {
            return "gotoassist at " + upstream;
        }
    }
}
