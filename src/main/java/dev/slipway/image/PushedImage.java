package dev.slipway.image;

import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.time.Instant;
import java.util.Optional;

/**
 * An image that ECR has.
 *
 * @param name  with its tag and its digest
 * @param bytes as ECR stores it, compressed
 * @param local the engine's own copy, where it has one that is surely the same
 */
public record PushedImage(ImageRef name, long bytes, Instant pushed, Optional<ImageEngine.BuiltImage> local) {

    /** What it runs on, as its local copy says; ECR's API does not. */
    public Optional<Platform> platform() {
        return local.flatMap(copy -> Platform.ofDocker(copy.architecture()));
    }

    /** As the steps after this one need to know it. */
    public Facts.Image fact() {
        return new Facts.Image(name, platform());
    }
}
