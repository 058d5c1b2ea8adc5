package dev.slipway.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.ui.Texts.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledTest {

    private static final TextSize HALF_MORE = new TextSize(150);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-fx-font-size: 14px;|-fx-font-size: 21.0px;",
        "-fx-padding: 6 12 0 -8;|-fx-padding: 9.0 18.0 0.0 -12.0;",
        "-fx-pref-width: 560; -fx-spacing: 5px }|-fx-pref-width: 840.0; -fx-spacing: 7.5px }",
        "-fx-padding: 5.7142857143px|-fx-padding: 8.57px",
        "-fx-fixed-cell-size: 22}|-fx-fixed-cell-size: 33.0}"})
    void lengthsGrow(String css, String larger) {
        assertEquals(larger, Scaled.text(css, HALF_MORE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-fx-border-width: 0 0 1 0;", "-fx-background-insets: 0, 1px;",
        "-fx-background-radius: 6;", "-fx-font-size: 0.8em;", "-fx-padding: 0.5em 2em;", "-fx-max-width: -1;",
        "-fx-opacity: 0.4;", "-fx-stroke-width: 2", "-fx-pref-width: 100%", "-color-base-1: #eaeef2;",
        ".title-1 .text2 { }", "-fx-border-color: rgb(221, 221, 222);"})
    void everythingElseStays(String css) {
        assertEquals(css, Scaled.text(css, HALF_MORE));
    }

    @Test
    void atTheUsualSizeASheetIsTakenFromWhereItIs() throws Exception {
        java.net.URI sheet = getClass().getResource("/dev/slipway/ui/app.css").toURI();

        assertEquals(sheet.toString(), Scaled.address(sheet, TextSize.USUAL));
        assertTrue(Scaled.address(sheet, HALF_MORE).startsWith("data:text/css"));
    }

    @Test
    void japaneseHasAFontWithJapaneseFormsOfItsCharacters() {
        assertEquals(Optional.of("Noto Sans CJK JP"), Fonts.japanese(List.of("IPAexGothic", "Noto Sans CJK SC",
                "Noto Sans CJK JP", "DejaVu Sans")));
        assertEquals(Optional.of("Hiragino Sans"), Fonts.japanese(List.of("PingFang SC", "Hiragino Sans")));
        assertEquals(Optional.of("Yu Gothic UI"), Fonts.japanese(List.of("Microsoft YaHei", "Meiryo", "Yu Gothic UI")));
        assertEquals(Optional.empty(), Fonts.japanese(List.of("Noto Sans CJK SC", "DejaVu Sans")));
    }

    @Test
    void onlyJapaneseIsWrittenInIt() {
        List<String> families = List.of("IPAexGothic", "DejaVu Sans");

        assertTrue(TextSheet.of(HALF_MORE, Language.JAPANESE, families).text().contains("\"IPAexGothic\""));
        assertFalse(TextSheet.of(HALF_MORE, Language.ENGLISH, families).text().contains("family"));
        assertTrue(TextSheet.of(HALF_MORE, Language.ENGLISH, families).text().contains("21.0px"));
    }
}
