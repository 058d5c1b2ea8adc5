package dev.slipway.image;

import java.util.Objects;

/**
 * The ECR repository that is wanted.
 *
 * @param name 2 to 256 lower-case letters, digits and single {@code . _ -} between them, in parts separated by slashes
 * @param tag  the value of {@link dev.slipway.pipeline.Pipeline#TAG} when it is made
 */
public record RepositoryRequest(String name, String tag) {

    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";

    public RepositoryRequest {
        Objects.requireNonNull(tag);
        if (!isName(name)) {
            throw new IllegalArgumentException("not a repository name: " + name);
        }
    }

    /** Whether ECR takes it as a repository's name. */
    public static boolean isName(String name) {
        return name.length() >= 2 && name.length() <= 256 && name.matches(PART + "(?:/" + PART + ")*");
    }
}
