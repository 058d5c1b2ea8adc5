package dev.slipway.ui.reach;

import dev.slipway.reach.Rung.Kind;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.reach.Hop.Sign;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One step in the picture: a sign on the line, its name, what tells most about it, and how it stands in a word. */
final class HopView extends ToggleButton {

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");

    private final Texts texts;
    private final ObjectProperty<Hop> hop = new SimpleObjectProperty<>();
    private final StackPane dot = new StackPane();
    private final Region indent = new Region();
    private final Label name = new Label();
    private final Label gist = new Label();
    private final Label word = new Label();
    private final boolean isShort;

    /** @param isShort for a place with little room: a short name, and under it either what tells most or the word */
    HopView(Texts texts, Kind kind, boolean isShort) {
        this.texts = texts;
        this.isShort = isShort;
        setId("rung-" + kind.name());
        getStyleClass().addAll("hop", isShort ? "short" : "long");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        dot.getStyleClass().add("hop-dot");
        dot.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        name.getStyleClass().add("hop-name");
        name.textProperty().bind(texts.bind("path." + kind.name()));
        name.setMinWidth(USE_PREF_SIZE);
        gist.getStyleClass().addAll("hop-gist", "elided");
        gist.setTextOverrun(OverrunStyle.ELLIPSIS);
        gist.setMinWidth(0);
        word.getStyleClass().add("hop-word");
        word.setMinWidth(USE_PREF_SIZE);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox row = isShort ? new HBox(indent, dot, new VBox(name, gist))
                : new HBox(indent, dot, name, gist, between, word);
        row.getStyleClass().add("hop-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        // a button gives its graphic no more room than it asks for
        row.prefWidthProperty().bind(Bindings.createDoubleBinding(
                () -> getWidth() - getInsets().getLeft() - getInsets().getRight(), widthProperty(), insetsProperty()));
        setMinWidth(0);
        setGraphic(row);
        texts.language().addListener((_, _, _) -> say());
    }

    /** The sign on the line. */
    Region dot() {
        return dot;
    }

    /** @param width how far the sign stands from the left, in pixels */
    void indent(double width) {
        indent.setMinWidth(width);
        indent.setPrefWidth(width);
        setPrefWidth(width);
    }

    Hop hop() {
        return hop.get();
    }

    void show(Hop now) {
        hop.set(now);
        dot.getChildren().setAll(Icon.of(icon(now.sign())));
        for (Sign sign : Sign.values()) {
            pseudoClassStateChanged(pseudoClass(sign), sign == now.sign());
        }
        pseudoClassStateChanged(LIT, now.isLit());
        pseudoClassStateChanged(BEHIND, now.isBehind());
        say();
    }

    private void say() {
        if (hop.get() == null) {
            return;
        }
        Hop now = hop.get();
        word.setText(texts.get(now.isLit() ? "hop.lit" : "hop." + now.sign().name()));
        boolean isWord = isShort && now.sign() != Sign.OK;
        gist.setText(isWord ? word.getText() : now.gist().lines().findFirst().orElse(""));
        gist.setMinWidth(isWord ? USE_PREF_SIZE : 0);
        setTooltip(gist.getText().isEmpty() ? null : new Tooltip(gist.getText()));
        setAccessibleText(String.join(". ", List.of(name.getText(), word.getText(),
                texts.get(now.rung().key(), now.rung().facts().toArray()))));
    }

    /** {@code :ok}, {@code :not-seen}. */
    private static PseudoClass pseudoClass(Sign sign) {
        return PseudoClass.getPseudoClass(sign.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static Feather icon(Sign sign) {
        return switch (sign) {
            case OK -> Feather.CHECK;
            case BROKEN -> Feather.X;
            case UNKNOWN -> Feather.HELP_CIRCLE;
            case INTENDED -> Feather.LOCK;
            case NOT_SEEN -> Feather.MORE_HORIZONTAL;
            case WAITING -> Feather.LOADER;
        };
    }
}
