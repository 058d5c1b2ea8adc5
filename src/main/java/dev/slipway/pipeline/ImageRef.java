package dev.slipway.pipeline;

import java.util.Objects;

/**
 * An image in a repository: {@code registry/repository:tag}, and its digest once that is known.
 *
 * @param registry host, with port if any, without scheme
 * @param digest   {@code sha256:...}, or empty
 */
public record ImageRef(String registry, String repository, String tag, String digest) {

    public ImageRef {
        Objects.requireNonNull(registry);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(digest);
    }

    public static ImageRef tagged(String registry, String repository, String tag) {
        return new ImageRef(registry, repository, tag, "");
    }

    public ImageRef withDigest(String digest) {
        return new ImageRef(registry, repository, tag, digest);
    }

    /** {@code registry/repository:tag}. */
    public String byTag() {
        return registry + "/" + repository + ":" + tag;
    }

    @Override
    public String toString() {
        return byTag();
    }
}
