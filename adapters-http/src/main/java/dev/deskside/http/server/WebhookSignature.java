package dev.deskside.http.server;

import dev.deskside.domain.callback.CallbackSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call comes from whoever shares a secret with us, as Standard Webhooks has it: the code, in base64, of
 * {@code id.timestamp.body}, behind {@code v1,}; one header may list several, with a space between.
 */
final class WebhookSignature {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    /** How old a call may be, and how far in the future where clocks don't agree: what is older may be repeated. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";

    private final List<CallbackSecret> secrets;
    private final Clock clock;

    WebhookSignature(List<CallbackSecret> secrets, Clock clock) {
        this.secrets = List.copyOf(secrets);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Whether one of the signatures is of one of the secrets, and of now.
     *
     * @param id the header, null where it is missing, as are the other two
     */
    boolean isValid(String id, String timestamp, String signatures, byte[] body) {
        if (id == null || timestamp == null || signatures == null || !isNow(timestamp)) {
            return false;
        }
        boolean valid = false;
        for (CallbackSecret secret : secrets) {
            byte[] expected = code(secret, id + "." + timestamp + ".", body);
            for (String signature : signatures.split(" ", -1)) {
                // No way out before the end: how long it takes tells nothing.
                valid |= signature.startsWith(VERSION)
                        && MessageDigest.isEqual(
                                expected, signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return valid;
    }

    private boolean isNow(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static byte[] code(CallbackSecret secret, String start, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has " + ALGORITHM, e);
        }
    }
}
