package dev.slipway.gallery;

import dev.slipway.ui.Texts.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One way in which a screen can be seen. */
public record Look(Size size, boolean dark, Language language) {

    /** How large the window is, in pixels: as small as it may be, as it often is, and as large as a screen. */
    public enum Size {
        SMALL(1000, 700), MEDIUM(1280, 860), LARGE(1600, 1000);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }
    }

    /** How a walk sees the program between its pictures. */
    public static final Look USUAL = new Look(Size.SMALL, false, Language.ENGLISH);

    /** All twelve, those next to each other that take little to get from one to the other. */
    static List<Look> all() {
        List<Look> all = new ArrayList<>();
        for (boolean dark : new boolean[] {false, true}) {
            for (Language language : Language.values()) {
                for (Size size : Size.values()) {
                    all.add(new Look(size, dark, language));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Such as {@code en-light-1000}. */
    @Override
    public String toString() {
        return language.locale().getLanguage().toLowerCase(Locale.ROOT) + (dark ? "-dark-" : "-light-") + size.width;
    }
}
