package dev.slipway.ui.rollout;

import dev.slipway.rollout.Entry;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Clip;
import dev.slipway.ui.control.TimeOfDay;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.rollout.TimelineRows.Row;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The rows themselves: what is looked at stays where it is while others come; the selected ones can be copied. */
final class TimelineList extends ListView<Row> {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Texts texts;
    private final EntryWords words;
    private List<Row> rows = List.of();
    private ZoneId zone = ZoneId.systemDefault();

    TimelineList(Texts texts, EntryWords words) {
        this.texts = texts;
        this.words = words;
        setId("deploy-timeline");
        accessibleTextProperty().bind(texts.bind("deploy.timeline"));
        getStyleClass().add("timeline");
        prefHeightProperty().bind(fixedCellSizeProperty().multiply(11));
        minHeightProperty().bind(fixedCellSizeProperty().multiply(6));
        setPlaceholder(Words.label(texts, "deploy.noEvents", "muted"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new RowCell());
        MenuItem copy = new MenuItem();
        copy.textProperty().bind(texts.bind("deploy.timeline.copy"));
        copy.setOnAction(_ -> copySelected());
        setContextMenu(new ContextMenu(copy));
        setOnKeyPressed(key -> {
            if (COPY.match(key)) {
                copySelected();
                key.consume();
            }
        });
    }

    /** With the newest last, a list whose end is in sight follows it. */
    void show(List<Row> now, boolean newestFirst) {
        if (rows.equals(now)) {
            return;
        }
        int before = rows.size();
        int first = firstInSight();
        boolean isAtEnd = first < 0 || first + getHeight() / getFixedCellSize() >= before - 1;
        List<Row> selected = List.copyOf(getSelectionModel().getSelectedItems());
        // another list, since a list view goes through each row that one and the same list says has changed
        rows = now;
        setItems(FXCollections.observableList(now));
        selected.stream().map(rows::indexOf).filter(index -> index >= 0).forEach(getSelectionModel()::select);
        // only then does it know how many rows there are to scroll to
        layout();
        if (newestFirst && first > 0) {
            scrollTo(Math.max(0, first + now.size() - before));
        } else if (!newestFirst && isAtEnd) {
            scrollTo(now.size() - 1);
        }
    }

    /** Times as UTC, as AWS tells them, or as on this computer's clock. */
    void tellUtc(boolean isUtc) {
        zone = isUtc ? ZoneOffset.UTC : ZoneId.systemDefault();
        refresh();
    }

    /** Less than 0 before it was drawn. */
    private int firstInSight() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex() : -1;
    }

    private void copySelected() {
        Clip.put(getSelectionModel().getSelectedItems().stream()
                .map(row -> row.entry().at() + "  " + words.of(row.entry())).collect(Collectors.joining("\n")));
    }

    private final class RowCell extends ListCell<Row> {

        private final Label time = new Label();
        private final Label message = new Label();
        private final Label count = new Label();
        private final HBox line = new HBox(time, message, count);
        private final Tooltip whole = new Tooltip();

        private RowCell() {
            time.getStyleClass().addAll("muted", "fixed");
            message.setMinWidth(0);
            message.getStyleClass().add("elided");
            message.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(message, Priority.ALWAYS);
            count.getStyleClass().addAll("muted", "fold");
            count.setMinWidth(USE_PREF_SIZE);
            line.getStyleClass().add("row");
            // a long line is cut, not scrolled to
            setPrefWidth(0);
            whole.setWrapText(true);
            whole.setMaxWidth(700);
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            Entry entry = row.entry();
            time.setText(TimeOfDay.of(entry.at(), zone));
            message.setText(words.of(entry));
            message.setGraphic(EntryWords.icon(entry));
            message.getStyleClass().remove("command");
            if (entry instanceof Entry.LogLine) {
                message.getStyleClass().add("command");
            }
            count.setText(row.count() > 1 ? texts.get("deploy.timeline.times", row.count()) : "");
            whole.setText(message.getText());
            setGraphic(line);
            setTooltip(whole);
            setAccessibleText(String.join(" ", time.getText(), message.getText(), count.getText()));
        }
    }
}
