package dev.slipway.ui.cleanup;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.cleanup.Leftover;
import dev.slipway.cleanup.Prices;
import dev.slipway.cleanup.Usage;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One thing that is left: whether it goes, what it costs to keep it, or why it stays. */
final class ThingRow extends VBox {

    private static final int HOURS_OF_30_DAYS = 24 * 30;
    /** Of an hour, in dollars: less would read as nothing. */
    private static final double LEAST_SHOWN = 0.0001;
    private static final String SPARED = "cleanup.kept.spared";

    ThingRow(Texts texts, Leftover leftover, Prices prices, Cleaning cleaning) {
        getStyleClass().addAll("tight", "thing");
        setId("cleanup-" + leftover.thing().what().kind());
        boolean isSpared = leftover.kept().filter(why -> why.key().equals(SPARED)).isPresent();
        CheckBox goes = new CheckBox();
        goes.textProperty().bind(texts.bind("cleanup.thing", kind(leftover), leftover.thing().what().name()));
        goes.setWrapText(true);
        goes.setSelected(leftover.goes());
        goes.setDisable(!leftover.goes() && !isSpared);
        goes.selectedProperty().addListener((_, _, now) -> cleaning.spare(leftover, !now));
        HBox.setHgrow(goes, Priority.ALWAYS);
        goes.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(goes, cost(texts, leftover, prices));
        head.getStyleClass().add("row");
        getChildren().add(head);
        Label details = Words.flowing();
        details.getStyleClass().addAll("thing-details", "muted", Styles.TEXT_SMALL);
        leftover.kept().ifPresentOrElse(why -> details.textProperty().bind(texts.bind("cleanup.stays", why)),
                () -> details.setText(leftover.thing().seen()));
        getChildren().add(details);
    }

    private static Label cost(Texts texts, Leftover leftover, Prices prices) {
        Label cost = new Label();
        cost.setMinWidth(USE_PREF_SIZE);
        cost.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        double hour = prices.hour(leftover.usage());
        String free = leftover.usage() instanceof Usage.Tasks ? "cleanup.costsNothingNow" : "cleanup.costsNothing";
        cost.textProperty().bind(hour == 0 ? texts.bind(free) : hour < LEAST_SHOWN
                ? texts.bind("cleanup.costsLittle", hour * HOURS_OF_30_DAYS)
                : texts.bind("cleanup.costs", hour, hour * HOURS_OF_30_DAYS));
        return cost;
    }

    private static Note kind(Leftover leftover) {
        return Note.info("kind." + leftover.thing().what().kind().name());
    }
}
