package dev.slipway.github;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.XECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import software.pando.crypto.nacl.CryptoBox;

/**
 * libsodium's sealed box: anybody can close it with the public key, only GitHub can open it.
 *
 * @see <a href="https://doc.libsodium.org/public-key_cryptography/sealed_boxes">Sealed boxes</a>
 */
public final class SealedBox {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 24;

    private SealedBox() {}

    /** Closes the value, in UTF-8, so that only the key's owner can open it. */
    public static GitHub.SealedValue seal(GitHub.PublicKey key, String value) {
        KeyPair once = CryptoBox.keyPair();
        byte[] sender = littleEndian((XECPublicKey) once.getPublic());
        byte[] message = value.getBytes(StandardCharsets.UTF_8);
        byte[] box;
        try (CryptoBox closed = CryptoBox.encrypt(once.getPrivate(), CryptoBox.publicKey(key.key()),
                nonce(sender, key.key()), message)) {
            box = closed.getCiphertextWithTag();
        }
        byte[] sealed = new byte[KEY_BYTES + box.length];
        System.arraycopy(sender, 0, sealed, 0, KEY_BYTES);
        System.arraycopy(box, 0, sealed, KEY_BYTES, box.length);
        return new GitHub.SealedValue(key.id(), Base64.getEncoder().encodeToString(sealed));
    }

    /** The public half as it is handed out. */
    public static GitHub.PublicKey publicKey(String id, KeyPair keys) {
        return new GitHub.PublicKey(id, littleEndian((XECPublicKey) keys.getPublic()));
    }

    /** Opens a value with the owner's keys; empty when it was not sealed with them. */
    public static Optional<String> open(KeyPair keys, GitHub.SealedValue value) {
        try {
            byte[] sealed = Base64.getDecoder().decode(value.base64());
            byte[] sender = Arrays.copyOf(sealed, KEY_BYTES);
            byte[] nonce = nonce(sender, littleEndian((XECPublicKey) keys.getPublic()));
            byte[] box = Arrays.copyOfRange(sealed, KEY_BYTES, sealed.length);
            try (CryptoBox closed = CryptoBox.fromCombined(nonce, box)) {
                return Optional.of(closed.decryptToString(keys.getPrivate(), CryptoBox.publicKey(sender)));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** BLAKE2b-192 of both public keys, so that the nonce need not be sent. */
    private static byte[] nonce(byte[] sender, byte[] recipient) {
        Blake2bDigest digest = new Blake2bDigest(NONCE_BYTES * 8);
        digest.update(sender, 0, sender.length);
        digest.update(recipient, 0, recipient.length);
        byte[] nonce = new byte[NONCE_BYTES];
        digest.doFinal(nonce, 0);
        return nonce;
    }

    private static byte[] littleEndian(XECPublicKey key) {
        byte[] big = key.getU().toByteArray();
        byte[] little = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(big.length, KEY_BYTES); i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }
}
