package dev.slipway.ui.settings;

import dev.slipway.ui.Texts.Language;
import java.util.Optional;

/**
 * How somebody wants the window.
 *
 * @param language empty: the system's
 */
public record Settings(Theme theme, TextSize size, Motion motion, Optional<Language> language) {

    /** Nothing chosen by hand. */
    public static Settings none() {
        return new Settings(Theme.SYSTEM, TextSize.USUAL, Motion.SYSTEM, Optional.empty());
    }

    Settings with(Theme chosen) {
        return new Settings(chosen, size, motion, language);
    }

    Settings with(TextSize chosen) {
        return new Settings(theme, chosen, motion, language);
    }

    Settings with(Motion chosen) {
        return new Settings(theme, size, chosen, language);
    }

    Settings with(Language chosen) {
        return new Settings(theme, size, motion, Optional.of(chosen));
    }
}
