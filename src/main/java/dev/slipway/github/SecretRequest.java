package dev.slipway.github;

import dev.slipway.pipeline.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A secret to be set. Whatever the value is, it is treated as secret and not printed.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/secrets">Naming your secrets</a>
 */
public record SecretRequest(SecretPlace place, String name, String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
    private static final int LARGEST_BYTES = 48 * 1_024;

    public SecretRequest {
        Objects.requireNonNull(place);
        if (!NAME.matcher(name).matches() || name.toUpperCase(Locale.ROOT).startsWith("GITHUB_")) {
            throw new IllegalArgumentException("not a secret's name: " + name);
        }
        if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            throw new IllegalArgumentException("a secret has 1 byte to 48 KB");
        }
    }

    /** With the repository, for all of its workflows. */
    public SecretRequest(RepositoryName repository, String name, String value) {
        this(SecretPlace.of(repository), name, value);
    }

    @Override
    public String toString() {
        return "SecretRequest[place=" + place + ", name=" + name + "]";
    }
}
