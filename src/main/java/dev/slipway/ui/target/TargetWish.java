package dev.slipway.ui.target;

import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked of step 2.
 *
 * @param openFor who the port is opened for; for nobody unless asked for
 */
public record TargetWish(Pipeline pipeline, Optional<Cidr> openFor) {

    public TargetWish {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(openFor);
    }

    /** With nothing opened. */
    public static TargetWish of(Pipeline pipeline) {
        return new TargetWish(pipeline, Optional.empty());
    }
}
