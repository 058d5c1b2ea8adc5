package dev.slipway.image;

/**
 * A file in a build context that looks like a secret.
 *
 * @param name     relative, with forward slashes; a folder's ends with one
 * @param line     what keeps it out, as a line of {@code .dockerignore}
 * @param copiedIn the Dockerfile's line that copies it by name, on purpose; 0 when none does
 */
public record ContextSecret(String name, Kind kind, String line, int copiedIn) {

    /** What would get out. */
    public enum Kind { ENVIRONMENT, PRIVATE_KEY, CREDENTIALS, HISTORY }

    public boolean isCopiedByName() {
        return copiedIn > 0;
    }
}
