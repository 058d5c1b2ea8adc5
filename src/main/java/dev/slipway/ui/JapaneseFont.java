package dev.slipway.ui;

import dev.slipway.change.Note;
import dev.slipway.ui.Texts.Language;
import dev.slipway.ui.control.NoteView;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;

/** Says, in English, that this computer has no font with Japanese characters, while Japanese is chosen. */
final class JapaneseFont extends StackPane {

    /** Parts of the names of the families that systems and distributions ship. */
    private static final List<String> KNOWN = List.of("cjk", "ipa", "vl gothic", "vl pgothic", "takao", "hiragino",
            "yu gothic", "yugothic", "meiryo", "ms gothic", "ms pgothic", "droid sans fallback", "droid sans japanese",
            "biz ud", "noto sans jp", "noto serif jp", "source han", "sazanami", "kochi", "mona", "wenquanyi",
            "arial unicode");

    JapaneseFont(Texts texts) {
        getChildren().add(new NoteView(texts, Note.warning("app.noJapaneseFont")));
        setId("no-japanese-font");
        boolean missing = !hasOne(Font.getFamilies());
        visibleProperty().bind(Bindings.createBooleanBinding(
                () -> missing && texts.language().get() == Language.JAPANESE, texts.language()));
        managedProperty().bind(visibleProperty());
    }

    static boolean hasOne(List<String> families) {
        return families.stream().map(family -> family.toLowerCase(Locale.ROOT))
                .anyMatch(family -> KNOWN.stream().anyMatch(family::contains));
    }
}
