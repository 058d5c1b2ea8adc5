package dev.slipway.github;

import dev.slipway.pipeline.RepositoryName;
import java.util.Objects;

/** A run whose failed jobs are to be run again. */
public record RerunRequest(RepositoryName repository, long runId) {

    public RerunRequest {
        Objects.requireNonNull(repository);
    }
}
