package dev.slipway.image;

import java.util.Objects;

/**
 * The ECR repository that is wanted.
 *
 * @param name     2 to 256 lower-case letters, digits and single {@code . _ -} between them, in parts separated by
 *                 slashes
 * @param tag      the value of {@link dev.slipway.pipeline.Pipeline#TAG} when it is made
 * @param settings what is asked of it
 */
public record RepositoryRequest(String name, String tag, RepositorySettings settings) {

    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";

    public RepositoryRequest {
        Objects.requireNonNull(tag);
        Objects.requireNonNull(settings);
        if (!isName(name)) {
            throw new IllegalArgumentException("not a repository name: " + name);
        }
    }

    /** With its settings as they are, or as usual when it is made. */
    public RepositoryRequest(String name, String tag) {
        this(name, tag, RepositorySettings.asTheyAre());
    }

    /** Whether ECR takes it as a repository's name. */
    public static boolean isName(String name) {
        return name.length() >= 2 && name.length() <= 256 && name.matches(PART + "(?:/" + PART + ")*");
    }
}
