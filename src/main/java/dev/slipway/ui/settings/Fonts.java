package dev.slipway.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of a computer's fonts shows Japanese. Left to itself the toolkit takes what the system falls back to, which,
 * where the system speaks no Japanese, may be a font with the Chinese forms of the characters.
 */
public final class Fonts {

    /**
     * The families to take, the best first. Those with a bold face go before those without. "Noto Sans CJK JP" and its
     * siblings hold the same characters in the forms of each region (https://github.com/notofonts/noto-cjk).
     */
    private static final List<String> JAPANESE = List.of("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP",
            "Source Han Sans", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Meiryo UI", "Meiryo",
            "BIZ UDPGothic", "Yu Gothic", "IPAexGothic", "IPAPGothic", "VL PGothic", "TakaoPGothic", "MS PGothic",
            "MS Gothic");

    private Fonts() {}

    /** The family of these that shows Japanese best; empty when none is known to, and the system is to choose. */
    public static Optional<String> japanese(List<String> families) {
        return JAPANESE.stream().flatMap(wanted -> families.stream()
                .filter(family -> family.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)))).findFirst();
    }
}
