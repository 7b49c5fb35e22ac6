package dev.deskside.meshcentral;

import dev.deskside.application.spi.AdapterSetting;
import dev.deskside.application.spi.AdapterSettings;
import dev.deskside.application.spi.ConnectedProvider;
import dev.deskside.application.spi.Platform;
import dev.deskside.application.spi.ProviderFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Opens MeshCentral, with one account or login token of it. */
public final class MeshCentralFactory implements ProviderFactory {
    static final String URL = "url";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String CERTIFICATE = "certificate-sha256";
    static final String CALL_TIMEOUT = "call-timeout";
    static final String LINK_LIFETIME = "link-lifetime";
    static final String CONSENT = "consent";
    static final String GUEST_NAME = "guest-name";
    static final String EVENTS = "events";

    /** Found by a service loader. */
    public MeshCentralFactory() {
        // Nothing is done before it is asked to open.
    }

    @Override
    public String name() {
        return "meshcentral";
    }

    @Override
    public List<AdapterSetting> settings() {
        return List.of(
                AdapterSetting.required(
                        URL, "Where the server is, with the domain where it isn't the default one: https://host/"),
                AdapterSetting.required(USER, "The account, or the user name of a login token, such as ~t:..."),
                AdapterSetting.secret(PASSWORD, "The password of the account, or that of the login token."),
                AdapterSetting.optional(
                        CERTIFICATE,
                        "The SHA-256 fingerprint of the server's own certificate, in hexadecimal; without it the "
                                + "certificate has to be one that Java trusts."),
                AdapterSetting.withDefault(CALL_TIMEOUT, "How long one question to the server may take.", "10s"),
                AdapterSetting.withDefault(
                        LINK_LIFETIME, "For how long a session can be launched and go on, in whole minutes.", "8h"),
                AdapterSetting.withDefault(
                        CONSENT, "What the person at the machine is asked: none, notify or prompt.", "notify"),
                AdapterSetting.withDefault(
                        GUEST_NAME, "What the machine's user and the log see a technician called.", "Support"),
                AdapterSetting.withDefault(
                        EVENTS, "The most events that are read to know how a session stands.", "10000"));
    }

    @Override
    public ConnectedProvider open(AdapterSettings settings, Platform platform) {
        URI url = settings.url(URL);
        if (!"https".equals(url.getScheme())) {
            throw settings.invalid(URL, "must begin with https: the password is sent there");
        }
        Duration lifetime = settings.time(LINK_LIFETIME, Duration.ofMinutes(1), Duration.ofDays(7));
        if (lifetime.toSecondsPart() != 0 || lifetime.toMillisPart() != 0) {
            throw settings.invalid(LINK_LIFETIME, "must be whole minutes");
        }
        String guestName = settings.text(GUEST_NAME);
        if (guestName.isBlank() || guestName.length() > 64) {
            throw settings.invalid(GUEST_NAME, "must be 1 to 64 characters");
        }
        Consent consent = Consent.of(settings.text(CONSENT))
                .orElseThrow(() -> settings.invalid(CONSENT, "must be none, notify or prompt"));
        ControlChannel channel = new ControlChannel(
                url,
                new ControlChannel.Credentials(settings.text(USER), settings.text(PASSWORD)),
                settings.find(CERTIFICATE)
                        .map(fingerprint -> PinnedCertificate.parse(fingerprint)
                                .orElseThrow(() -> settings.invalid(
                                        CERTIFICATE, "must be 64 hexadecimal digits, with or without colons"))),
                settings.time(CALL_TIMEOUT, Duration.ofMillis(100), Duration.ofMinutes(1)),
                platform.executor());
        return new MeshCentral(
                channel,
                new SharingLinks(
                        channel,
                        new SharingLinks.Terms(
                                guestName.strip(), lifetime, consent, settings.number(EVENTS, 100, 1_000_000)),
                        platform.clock(),
                        platform.ids()),
                platform.clock());
    }
}
