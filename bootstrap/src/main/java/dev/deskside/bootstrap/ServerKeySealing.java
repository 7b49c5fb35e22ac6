package dev.deskside.bootstrap;

import dev.deskside.application.port.KeyedHash;
import dev.deskside.application.port.Sealing;
import dev.deskside.domain.session.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under a key that is derived from the server's, for this purpose alone. */
final class ServerKeySealing implements Sealing {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String FORM = "v1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    ServerKeySealing(KeyedHash serverKey) {
        key = new SecretKeySpec(serverKey.of("deskside-sealing".getBytes(StandardCharsets.US_ASCII)), "AES");
    }

    @Override
    public Sealed seal(String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return new Sealed(FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(whole));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public Optional<String> open(Sealed sealed) {
        if (!sealed.text().startsWith(FORM)) {
            return Optional.empty();
        }
        try {
            ByteBuffer whole =
                    ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.text().substring(FORM.length())));
            byte[] nonce = new byte[NONCE_BYTES];
            whole.get(nonce);
            byte[] encrypted = new byte[whole.remaining()];
            whole.get(encrypted);
            return Optional.of(
                    new String(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(encrypted), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Another key, or a changed text: both read the same.
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
