package dev.slipway.ui.image;

import dev.slipway.image.RepositorySettings;
import dev.slipway.pipeline.Pipeline;

/** What step 5 asks for: the pipeline's image, and what is asked of the repository it goes to. */
record ImageWish(Pipeline pipeline, RepositorySettings settings) {

    static ImageWish usual(Pipeline pipeline) {
        return new ImageWish(pipeline, RepositorySettings.asTheyAre());
    }
}
