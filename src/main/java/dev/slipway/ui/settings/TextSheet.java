package dev.slipway.ui.settings;

import dev.slipway.ui.Texts.Language;
import java.util.List;
import java.util.Optional;

/** The style sheet that is made while the program runs: the size and the font of what no other rule says more of. */
record TextSheet(TextSize size, Optional<String> family) {

    static TextSheet of(TextSize size, Language language, List<String> families) {
        return new TextSheet(size, language == Language.JAPANESE ? Fonts.japanese(families) : Optional.empty());
    }

    String text() {
        return ".root { -fx-font-size: " + size.pixels() + "px;"
                + family.map(name -> " -fx-font-family: \"" + name + "\";").orElse("") + " }";
    }
}
