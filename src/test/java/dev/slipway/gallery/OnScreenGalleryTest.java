package dev.slipway.gallery;

import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import org.junit.jupiter.api.Tag;

/** The first day once more on a real display, since all else is drawn without one. */
@Tag("screen")
@Needs(Part.SCREEN)
class OnScreenGalleryTest extends HomeGalleryTest {}
