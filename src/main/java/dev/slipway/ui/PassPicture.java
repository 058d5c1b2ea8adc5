package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who passes which role to whom, and which one is not passed. */
final class PassPicture extends VBox {

    PassPicture(Texts texts) {
        getStyleClass().add("trust-chain");
        setAlignment(Pos.CENTER);
        setId("pass-picture");
        getChildren().addAll(Words.label(texts, "pass.title", Styles.TEXT_CAPTION, "muted"),
                box(texts, "chain.ciRole"), arrow(texts, "pass.passes"),
                lit(box(texts, "pass.roles")), arrow(texts, "pass.toEcs"),
                box(texts, "chain.ecs"), arrow(texts, "pass.uses"),
                box(texts, "chain.container"), never(texts));
    }

    private static Label box(Texts texts, String key) {
        Label box = Words.label(texts, key, "chain-link");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static Label lit(Label box) {
        box.pseudoClassStateChanged(TrustChain.LIT, true);
        return box;
    }

    private static HBox arrow(Texts texts, String key) {
        return line(Icon.of(Feather.ARROW_DOWN, "muted"), Words.label(texts, key, Styles.TEXT_SMALL, "muted"));
    }

    private static HBox never(Texts texts) {
        return line(Icon.of(Feather.SLASH, "bad"), Words.label(texts, "pass.never", Styles.TEXT_SMALL));
    }

    private static HBox line(Node icon, Label words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(icon, words);
        line.getStyleClass().addAll("row", "chain-arrow");
        return line;
    }
}
