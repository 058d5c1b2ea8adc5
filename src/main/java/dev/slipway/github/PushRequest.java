package dev.slipway.github;

import java.nio.file.Path;
import java.util.Objects;

/** A branch to be pushed to its remote. */
public record PushRequest(Path folder, String branch) {

    public PushRequest {
        Objects.requireNonNull(folder);
        if (branch.isBlank() || branch.startsWith("-")) {
            throw new IllegalArgumentException("not a branch: " + branch);
        }
    }
}
