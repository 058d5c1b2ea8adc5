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

    /**
     * From how task definitions and Docker write it, {@code registry/repository:tag@digest}: without a registry it is
     * Docker Hub's, without tag and digest it is {@code latest}.
     */
    public static ImageRef of(String written) {
        int at = written.indexOf('@');
        String digest = at < 0 ? "" : written.substring(at + 1);
        String name = at < 0 ? written : written.substring(0, at);
        int colon = name.lastIndexOf(':');
        boolean isTagged = colon > name.lastIndexOf('/');
        String tag = isTagged ? name.substring(colon + 1) : digest.isEmpty() ? "latest" : "";
        String path = isTagged ? name.substring(0, colon) : name;
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        return isHost ? new ImageRef(first, path.substring(slash + 1), tag, digest)
                : new ImageRef("docker.io", path, tag, digest);
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
