package dev.slipway.ui.control;

import dev.slipway.ui.Texts;
import java.net.URI;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** A page to be opened in the user's browser, whose address can be copied where that does not work. */
public final class PageLink extends HBox {

    /** @param browser opens it */
    public PageLink(Texts texts, String key, URI page, Consumer<URI> browser) {
        getStyleClass().add("row");
        Hyperlink link = new Hyperlink(null, Icon.of(Feather.EXTERNAL_LINK));
        link.setId(key.replace('.', '-'));
        link.textProperty().bind(texts.bind(key));
        link.setTooltip(new Tooltip(page.toString()));
        link.setWrapText(true);
        link.setOnAction(_ -> browser.accept(page));
        getChildren().addAll(link, Code.copyButton(texts, page.toString()));
    }
}
