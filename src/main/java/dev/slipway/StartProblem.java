package dev.slipway;

import dev.slipway.change.Problem;
import java.util.List;

/** Why no window can be opened on this computer. */
public sealed interface StartProblem extends Problem {

    /** There is no screen to draw on: neither DISPLAY nor WAYLAND_DISPLAY is set. */
    record NoDisplay() implements StartProblem {}

    /** A Wayland session without the X11 server that JavaFX draws on. */
    record OnlyWayland(String display) implements StartProblem {}

    /** DISPLAY names a screen that does not let us in. */
    record DisplayRefused(String display) implements StartProblem {}

    /** Native libraries that JavaFX needs are not installed; the packages that hold them, as one types them. */
    record MissingLibraries(List<String> libraries, String debian, String fedora) implements StartProblem {
        public MissingLibraries {
            libraries = List.copyOf(libraries);
        }
    }

    /** Not one font is installed. */
    record NoFonts() implements StartProblem {}

    /** JavaFX did not start, in its own words. */
    record ToolkitFailed(String message) implements StartProblem {}
}
