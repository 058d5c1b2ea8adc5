package dev.slipway.ui.image;

import atlantafx.base.theme.Styles;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.LogList;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row of a build's log: a step with its sign and time, or a line. */
final class BuildLogCell extends LogList.Cell<BuildLog.Row> {

    private static final int LONG = 40;

    private final Texts texts;
    private final InstantSource clock;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox head = new HBox();
    private final Tooltip whole = new Tooltip();

    BuildLogCell(Texts texts, InstantSource clock) {
        this.texts = texts;
        this.clock = clock;
        name.setMinWidth(0);
        name.getStyleClass().add("elided");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        detail.setMinWidth(USE_PREF_SIZE);
        detail.getStyleClass().add("muted");
        head.getStyleClass().add("row");
        whole.setWrapText(true);
        whole.setMaxWidth(700);
    }

    @Override
    protected void draw(BuildLog.Row row) {
        setTooltip(row.text().length() > LONG ? whole : null);
        whole.setText(row.text());
        if (row.isHead()) {
            head(row.step());
        } else {
            setText((row.step().name().isEmpty() ? "" : "      ") + row.line());
        }
    }

    private void head(LoggedStep step) {
        name.setText(step.name());
        detail.setText(detail(step));
        Feather way = step.isOpen() && step.size() > 0 ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT;
        FontIcon turn = Icon.of(way, "muted");
        turn.setVisible(step.size() > 0);
        head.getChildren().setAll(turn, icon(step), name, detail);
        setGraphic(head);
        setAccessibleText(String.join(" ", step.name(), texts.get("image.log.step." + step.outcome().map(Enum::name)
                .orElse("RUNNING")), detail.getText()));
        getStyleClass().add(Styles.TEXT_BOLD);
    }

    private static FontIcon icon(LoggedStep step) {
        return step.outcome().map(outcome -> switch (outcome) {
            case DONE -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case CACHED -> Icon.of(Feather.ARCHIVE, "muted");
            case FAILED -> Icon.of(Feather.X_CIRCLE, "bad");
            case STOPPED -> Icon.of(Feather.SLASH, "muted");
        }).orElseGet(() -> Icon.of(Feather.PLAY_CIRCLE, "accent"));
    }

    private String detail(LoggedStep step) {
        String lost = step.dropped() == 0 ? "" : texts.get("image.log.dropped", step.dropped()) + "   ";
        if (step.outcome().equals(Optional.of(Outcome.CACHED))) {
            return lost + texts.get("image.log.cached");
        }
        String time = step.time(clock.instant()).map(texts::words).orElse("");
        return lost + step.moved().map(moved -> texts.get(moved) + "   ").orElse("") + time;
    }
}
