package dev.slipway.ui.image;

import dev.slipway.image.RepositorySettings;
import dev.slipway.pipeline.Pipeline;

/**
 * What step 5 asks for.
 *
 * @param settings what is asked of the repository it goes to
 * @param pulls    whether base images are fetched again, for the task's platform
 */
record ImageWish(Pipeline pipeline, RepositorySettings settings, boolean pulls) {

    static ImageWish usual(Pipeline pipeline) {
        return new ImageWish(pipeline, RepositorySettings.asTheyAre(), false);
    }
}
