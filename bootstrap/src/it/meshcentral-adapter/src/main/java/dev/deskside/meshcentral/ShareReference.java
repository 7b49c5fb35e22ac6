package dev.deskside.meshcentral;

import dev.deskside.domain.session.SessionId;
import dev.deskside.domain.session.SessionReference;
import dev.deskside.domain.session.SessionToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a session is found by. A session is found in the log of its device, so that both its token and its id name the
 * device; the token has a secret besides, and the id the mark that is made of it, which the guest's name ends with.
 *
 * @param uuid the device
 * @param mark 16 hexadecimal digits that the sharing link is told by in MeshCentral's log
 */
record ShareReference(String uuid, String mark) {
    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]{64})\\.([0-9a-f]{32})");
    private static final Pattern ID = Pattern.compile("([A-Za-z0-9_-]{64})\\.([0-9a-f]{16})");
    private static final int MARK_DIGITS = 16;

    /** Absent where it is neither a token nor an id of ours. */
    static Optional<ShareReference> of(SessionReference reference) {
        Matcher token = TOKEN.matcher(reference.value());
        if (token.matches()) {
            return Optional.of(new ShareReference(token.group(1), mark(token.group(2))));
        }
        Matcher id = ID.matcher(reference.value());
        return id.matches() ? Optional.of(new ShareReference(id.group(1), id.group(2))) : Optional.empty();
    }

    /** The token of a new session on this device. */
    static SessionToken token(String uuid, UUID secret) {
        return new SessionToken(uuid + "." + secret.toString().replace("-", ""));
    }

    SessionId id() {
        return new SessionId(uuid + "." + mark);
    }

    String node() {
        return DeviceId.node(uuid).orElseThrow();
    }

    private static String mark(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash).substring(0, MARK_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
