package dev.slipway.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What we last set each secret to, as a salted hash with the time GitHub gave our write: GitHub never gives a value
 * back, so this is how an unchanged secret is known. The salt is random for each installation. A file that is lost or
 * cannot be read only means that secrets are set once more.
 */
public final class SecretMemory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SALT_BYTES = 16;

    private final Path file;

    public SecretMemory(Path file) {
        this.file = file;
    }

    /** When we set the secret, by GitHub's clock; empty when we never did. */
    Optional<Instant> setAt(SecretRequest secret) {
        return entry(read(), secret).map(entry -> Instant.parse(entry.path("updatedAt").asText()));
    }

    /** Whether what we last set is the very value now wanted. */
    boolean isSame(SecretRequest secret) {
        ObjectNode memory = read();
        return entry(memory, secret)
                .filter(entry -> entry.path("hash").asText().equals(hash(memory, secret.value()))).isPresent();
    }

    /** @throws ProblemException {@link GitHubProblem.NotRemembered} when the file cannot be written */
    void remember(SecretRequest secret, Instant updatedAt) throws ProblemException {
        ObjectNode memory = read();
        ObjectNode entry = memory.withObject("/secrets").putObject(key(secret));
        entry.put("hash", hash(memory, secret.value()));
        entry.put("updatedAt", updatedAt.toString());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "secrets", ".json");
            Files.writeString(written, memory.toPrettyString());
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(new GitHubProblem.NotRemembered(file.toString(), String.valueOf(e)), e);
        }
    }

    private ObjectNode read() {
        try {
            if (Files.isRegularFile(file) && JSON.readTree(Files.readString(file)) instanceof ObjectNode memory
                    && memory.path("salt").isTextual() && memory.path("secrets").isObject()) {
                return memory;
            }
        } catch (IOException e) {
            // begun anew below
        }
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        ObjectNode memory = JSON.createObjectNode().put("salt", Base64.getEncoder().encodeToString(salt));
        memory.putObject("secrets");
        return memory;
    }

    private static Optional<JsonNode> entry(ObjectNode memory, SecretRequest secret) {
        return Optional.of(memory.path("secrets").path(key(secret))).filter(SecretMemory::isWhole);
    }

    private static boolean isWhole(JsonNode entry) {
        try {
            Instant.parse(entry.path("updatedAt").asText());
            return entry.path("hash").isTextual();
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }

    private static String key(SecretRequest secret) {
        return secret.place() + " " + secret.name();
    }

    private static String hash(ObjectNode memory, String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(memory.path("salt").asText().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
