package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The picture of who hands what to whom, from GitHub Actions to the running container. */
final class TrustChain extends VBox {

    static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final List<String> LINKS =
            List.of("actions", "oidc", "sts", "ciRole", "ecs", "passRole", "executionRole", "container");
    /** How many links are lit at a step. */
    private static final Map<String, Integer> REACH = Map.of("connect", 0, "target", 0, "trust", 7, "secret", 4,
            "image", 4, "taskdef", 7, "deploy", 8, "reach", 8);

    TrustChain(Texts texts) {
        getStyleClass().add("trust-chain");
        setAlignment(Pos.CENTER);
        getChildren().add(Words.label(texts, "chain.title", Styles.TEXT_CAPTION, "muted"));
        for (String link : LINKS) {
            if (getChildren().size() > 1) {
                Label arrow = new Label(null, Icon.of(Feather.ARROW_DOWN, "muted"));
                arrow.getStyleClass().add("chain-arrow");
                getChildren().add(arrow);
            }
            Label box = Words.label(texts, "chain." + link, "chain-link");
            box.setMaxWidth(Double.MAX_VALUE);
            box.setAlignment(Pos.CENTER);
            getChildren().add(box);
        }
    }

    void light(String step) {
        int lit = REACH.getOrDefault(step, 0);
        List<Label> boxes = getChildren().stream().filter(node -> node.getStyleClass().contains("chain-link"))
                .map(Label.class::cast).toList();
        for (int i = 0; i < boxes.size(); i++) {
            boxes.get(i).pseudoClassStateChanged(LIT, i < lit);
        }
    }
}
