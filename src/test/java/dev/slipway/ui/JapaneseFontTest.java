package dev.slipway.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JapaneseFontTest {

    @Test
    void theFontsThatDebianAndTheOtherSystemsShipAreKnown() {
        for (String family : List.of("IPAexGothic", "Noto Sans CJK JP", "VL Gothic", "Hiragino Sans", "Yu Gothic UI",
                "Meiryo", "TakaoPGothic", "Droid Sans Fallback")) {
            assertTrue(JapaneseFont.hasOne(List.of("DejaVu Sans", family)), family);
        }
    }

    @Test
    void latinFontsAloneAreNotEnough() {
        assertFalse(JapaneseFont.hasOne(List.of("DejaVu Sans", "DejaVu Sans Mono", "Liberation Serif")));
    }
}
