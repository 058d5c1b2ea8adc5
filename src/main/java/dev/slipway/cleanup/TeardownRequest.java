package dev.slipway.cleanup;

import dev.slipway.pipeline.Pipeline;
import java.util.Objects;
import java.util.Set;

/**
 * That a pipeline's things are to go.
 *
 * @param spared the ids of {@link Thing}s that are to stay, and what they need with them
 */
public record TeardownRequest(Pipeline pipeline, Set<String> spared) {

    public TeardownRequest {
        Objects.requireNonNull(pipeline);
        spared = Set.copyOf(spared);
    }

    public static TeardownRequest everything(Pipeline pipeline) {
        return new TeardownRequest(pipeline, Set.of());
    }
}
