package dev.slipway.ui.learn;

import dev.slipway.learn.Kept;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Tells on Home that the practice account is as it was left, or why it is not, until it was read. */
public final class KeptNotice extends VBox {

    private final Texts texts;
    private final Keeping keeping;
    private final Runnable toPage;
    private Optional<Kept> read = Optional.empty();

    /** @param toPage opens the page on which something can be done about it */
    public KeptNotice(Texts texts, Keeping keeping, Runnable toPage) {
        this.texts = texts;
        this.keeping = keeping;
        this.toPage = toPage;
        setId("home-kept");
        getStyleClass().add("notices");
        keeping.kept().addListener((_, _, now) -> show(now));
        texts.language().addListener((_, _, _) -> show(keeping.kept().get()));
        show(keeping.kept().get());
    }

    private void show(Optional<Kept> kept) {
        getChildren().clear();
        kept.filter(KeptNotice::isNews).filter(now -> !read.equals(kept)).ifPresent(now -> {
            HBox buttons = new HBox(Words.button(texts, "kept.more", Feather.ARROW_RIGHT, toPage),
                    Words.button(texts, "kept.read", Feather.CHECK, () -> {
                        read = kept;
                        show(kept);
                    }));
            buttons.getStyleClass().add("buttons");
            getChildren().addAll(new NoteView(texts, KeptWords.of(now, texts)), buttons);
        });
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    /** What one sees anyway is none. */
    private static boolean isNews(Kept kept) {
        return !(kept instanceof Kept.Begun || kept instanceof Kept.Exercise || kept instanceof Kept.Opened);
    }
}
