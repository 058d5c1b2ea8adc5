package dev.slipway.pipeline;

import java.util.Objects;

/**
 * A pipeline as it was worked on last, to go on with another day. Holds names only, never a credential.
 *
 * @param folder  the repository's folder on this computer
 * @param profile the AWS profile, empty for the default chain
 */
public record SavedPipeline(Pipeline pipeline, String folder, String profile, String region) {

    public SavedPipeline {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(profile);
        Objects.requireNonNull(region);
    }
}
