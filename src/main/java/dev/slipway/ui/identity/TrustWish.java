package dev.slipway.ui.identity;

import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.Pipeline;
import java.util.Map;
import java.util.Objects;

/**
 * What is asked of step 3.
 *
 * @param chosen who gets in, by the end of their {@code sub}; what is not named gets in as is usual
 * @param narrow whether what lets others in, though it may be meant, is closed too
 */
public record TrustWish(Pipeline pipeline, Map<String, Boolean> chosen, boolean narrow) {

    public TrustWish {
        Objects.requireNonNull(pipeline);
        chosen = Map.copyOf(chosen);
    }

    /** With nothing chosen. */
    public static TrustWish usual(Pipeline pipeline) {
        return new TrustWish(pipeline, Map.of(), false);
    }

    /** Whether this start is to get in. */
    boolean welcomes(JobStart start) {
        return start.needsAws() && start.claims().isPresent()
                && chosen.getOrDefault(start.context(), start.isWelcome());
    }
}
