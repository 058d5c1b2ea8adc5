package dev.slipway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.XECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import software.pando.crypto.nacl.CryptoBox;

/** The real libsodium, through Debian's Python binding, as the one that opens sealed boxes. */
public final class Libsodium {

    private static final String OPEN = """
            import base64, sys
            from nacl.public import PrivateKey, SealedBox
            lines = sys.stdin.read().split()
            box = SealedBox(PrivateKey(base64.b64decode(lines[0])))
            for sealed in lines[1:]:
                print(base64.b64encode(box.decrypt(base64.b64decode(sealed, validate=True))).decode())
            """;

    private Libsodium() {}

    /** A key pair as raw bytes; the public half is worked out by libsodium's twin and checked by every opening. */
    public record Keys(byte[] publicKey, byte[] privateKey) {
        public static Keys fresh() {
            KeyPair pair = CryptoBox.keyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            // X.509 puts twelve bytes of preamble before the 32 of an X25519 key
            return new Keys(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length),
                    ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow());
        }
    }

    /** Opens each sealed box (base64); fails when one of them cannot be opened. */
    public static List<String> open(Keys keys, List<String> sealed) {
        String input = String.join("\n", Stream.concat(
                Stream.of(Base64.getEncoder().encodeToString(keys.privateKey())), sealed.stream()).toList());
        try {
            Process python = new ProcessBuilder("/usr/bin/python3", "-c", OPEN).start();
            try (var stdin = python.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.US_ASCII));
            }
            String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            String error = new String(python.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (python.waitFor() != 0) {
                throw new AssertionError("libsodium did not open it: " + error);
            }
            return Stream.of(out.split("\n", -1)).limit(sealed.size())
                    .map(line -> new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
