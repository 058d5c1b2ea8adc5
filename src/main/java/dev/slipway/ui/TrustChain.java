package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.learn.Chain;
import dev.slipway.learn.Chain.Light;
import dev.slipway.learn.Link;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The picture of who hands what to whom, from GitHub Actions to the running container. */
final class TrustChain extends VBox {

    static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final Texts texts;
    private final Map<Link, Label> boxes = new EnumMap<>(Link.class);
    private final Label breaks = Words.flowing();

    TrustChain(Texts texts) {
        this.texts = texts;
        getStyleClass().add("trust-chain");
        setId("trust-chain");
        setAlignment(Pos.CENTER);
        breaks.getStyleClass().addAll(Styles.TEXT_SMALL, "chain-breaks");
        breaks.managedProperty().bind(breaks.visibleProperty());
        getChildren().addAll(Words.label(texts, "chain.title", Styles.TEXT_CAPTION, "muted"), breaks);
        for (Link link : Link.values()) {
            if (!boxes.isEmpty()) {
                Label arrow = new Label(null, Icon.of(Feather.ARROW_DOWN, "muted"));
                arrow.getStyleClass().add("chain-arrow");
                getChildren().add(arrow);
            }
            Label box = Words.label(texts, link.key(), "chain-link");
            box.setAlignment(Pos.CENTER);
            boxes.put(link, box);
            getChildren().add(box);
        }
    }

    void light(Chain chain) {
        boxes.forEach((link, box) -> light(link, box, chain.light(link)));
        breaks.setVisible(chain.broken().isPresent());
        chain.broken().ifPresent(link -> breaks.textProperty().bind(texts.bind("chain.breaks", Note.info(link.key()))));
    }

    /** Colour is never the only sign. */
    private void light(Link link, Label box, Light light) {
        box.pseudoClassStateChanged(LIT, light == Light.HOLDS);
        box.pseudoClassStateChanged(HERE, light == Light.HERE);
        box.pseudoClassStateChanged(BROKEN, light == Light.BROKEN);
        box.setGraphic(switch (light) {
            case OFF -> null;
            case HOLDS -> Icon.of(Feather.CHECK, "good");
            case HERE -> Icon.of(Feather.MAP_PIN, "accent");
            case BROKEN -> Icon.of(Feather.X_CIRCLE, "bad");
        });
        box.accessibleTextProperty().bind(texts.bind("chain.light." + light, Note.info(link.key())));
    }
}
