package dev.slipway.gallery;

import static dev.slipway.ui.Texts.Language.ENGLISH;
import static dev.slipway.ui.Texts.Language.JAPANESE;

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

    /** How a walk begins. */
    public static final Look USUAL = new Look(Size.SMALL, false, ENGLISH);

    /** Those of one size, in the order in which {@link #all} has them. */
    static List<Look> all(boolean darkFirst, Size size) {
        return all(darkFirst).stream().filter(look -> look.size == size).toList();
    }

    /**
     * All twelve, each as near as can be to the one before, from the smallest in English and back to it: another theme
     * is what takes most time.
     */
    static List<Look> all(boolean darkFirst) {
        List<Look> all = new ArrayList<>();
        for (boolean dark : new boolean[] {darkFirst, !darkFirst}) {
            for (Language language : dark == darkFirst ? List.of(ENGLISH, JAPANESE) : List.of(JAPANESE, ENGLISH)) {
                List<Size> sizes = List.of(Size.values());
                boolean grows = (dark == darkFirst) == (language == ENGLISH);
                for (Size size : grows ? sizes : sizes.reversed()) {
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
