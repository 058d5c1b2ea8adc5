package dev.slipway.ui.control;

import dev.slipway.ui.Texts;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Several ways to the same end, of which one is on the screen. (A TabPane cuts texts that wrap.) */
public final class Ways extends VBox {

    /** Between the ways, which may need two lines, in pixels. */
    private static final double GAP = 4;

    private final Texts texts;
    private final List<Way> ways;
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final VBox inside = new VBox();

    /** @param key of its name */
    public record Way(String key, Node content) {}

    public Ways(Texts texts, Way... ways) {
        this.texts = texts;
        this.ways = List.of(ways);
        getStyleClass().add("fields");
        inside.getStyleClass().add("fields");
        FlowPane choice = new FlowPane();
        choice.setVgap(GAP);
        choice.setHgap(GAP);
        for (int i = 0; i < ways.length; i++) {
            choice.getChildren().add(button(i));
        }
        getChildren().addAll(choice, inside);
        chosen.addListener((_, _, now) -> show(now.intValue()));
        show(0);
    }

    /** Which of them, counted from 0. */
    public IntegerProperty chosen() {
        return chosen;
    }

    private void show(int place) {
        inside.getChildren().setAll(ways.get(place).content());
    }

    private ToggleButton button(int place) {
        String key = ways.get(place).key();
        ToggleButton button = new ToggleButton();
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.bind(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setSelected(place == chosen.get());
        button.setOnAction(_ -> chosen.set(place));
        chosen.addListener((_, _, now) -> button.setSelected(now.intValue() == place));
        // a click on the chosen one must not take the choice away
        button.selectedProperty().addListener((_, _, _) -> button.setSelected(chosen.get() == place));
        return button;
    }
}
