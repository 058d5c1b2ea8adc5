package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.github.RunSnapshot;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Clip;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A job's log: what its failed step said, or all of it; groups unfold, and a search looks into them. */
final class JobLogView extends VBox {

    private static final double ROW = 22;
    private static final int ROWS = 14;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Texts texts;
    private final TextField search = new TextField();
    private final ToggleButton whole;
    private final ListView<JobLogRows.Row> list = new ListView<>();
    private final Latest<List<JobLogRows.Row>> finding;
    private final Set<Integer> open = new HashSet<>();
    private RunSnapshot.Failure shown;

    JobLogView(Workspace workspace) {
        this.texts = workspace.texts();
        this.finding = new Latest<>(workspace.background(), this::found);
        this.whole = new ToggleButton(null, Icon.of(Feather.LIST));
        whole.textProperty().bind(texts.bind("run.log.whole"));
        whole.setId("run-log-whole");
        whole.getStyleClass().add(Styles.SMALL);
        whole.selectedProperty().addListener(_ -> find());
        search.setId("run-log-search");
        search.promptTextProperty().bind(texts.bind("run.log.search"));
        search.accessibleTextProperty().bind(texts.bind("run.log.search"));
        search.getStyleClass().add(Styles.SMALL);
        search.textProperty().addListener(_ -> find());
        FlowPane bar = new FlowPane(search, whole, Words.button(texts, "run.log.copy", Feather.COPY, this::copy));
        bar.getStyleClass().add("source-bar");
        getStyleClass().add("change-body");
        getChildren().addAll(bar, list());
    }

    void show(RunSnapshot.Failure failure) {
        shown = failure;
        open.clear();
        find();
    }

    private ListView<JobLogRows.Row> list() {
        list.setId("run-log");
        list.getStyleClass().add("timeline");
        list.accessibleTextProperty().bind(texts.bind("run.log"));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS);
        list.setPlaceholder(Words.label(texts, "run.log.nothing", "muted"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new LineCell());
        list.setOnKeyPressed(key -> {
            JobLogRows.Row row = list.getSelectionModel().getSelectedItem();
            if (COPY.match(key)) {
                copy();
                key.consume();
            } else if (key.getCode() == KeyCode.ENTER && row != null) {
                turn(row);
                key.consume();
            }
        });
        return list;
    }

    private void find() {
        if (shown == null) {
            return;
        }
        RunSnapshot.Failure failure = shown;
        boolean isWhole = whole.isSelected();
        JobLogRows.Wish wish = new JobLogRows.Wish(search.getText(), open);
        finding.next(_ -> JobLogRows.of(failure.log(), isWhole ? failure.log().whole() : failure.said(), wish));
    }

    private void found(Ending<List<JobLogRows.Row>> ending) {
        if (ending instanceof Ending.Answer<List<JobLogRows.Row>>(List<JobLogRows.Row> rows)) {
            list.setItems(FXCollections.observableList(rows));
        }
    }

    private void turn(JobLogRows.Row row) {
        if (row.isGroup()) {
            if (!open.remove(row.place())) {
                open.add(row.place());
            }
            find();
        }
    }

    /** The selected lines; without any, all that are shown. */
    private void copy() {
        List<JobLogRows.Row> selected = list.getSelectionModel().getSelectedItems();
        StringBuilder text = new StringBuilder();
        (selected.isEmpty() ? list.getItems() : selected).forEach(row -> text.append(row.text()).append('\n'));
        Clip.put(text.toString());
    }

    private final class LineCell extends ListCell<JobLogRows.Row> {

        private LineCell() {
            setPrefWidth(0);
            getStyleClass().add("log-line");
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    turn(getItem());
                }
            });
        }

        @Override
        protected void updateItem(JobLogRows.Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("bad", "warn", "muted", Styles.TEXT_BOLD);
            setText(empty || row == null ? null : row.text());
            setGraphic(null);
            if (empty || row == null) {
                return;
            }
            switch (row.kind()) {
                case GROUP -> {
                    getStyleClass().add(Styles.TEXT_BOLD);
                    setGraphic(Icon.of(row.isOpen() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "muted"));
                }
                case ERROR -> setGraphic(Icon.of(Feather.X_CIRCLE, "bad"));
                case WARNING -> setGraphic(Icon.of(Feather.ALERT_TRIANGLE, "warn"));
                case NOTICE -> setGraphic(Icon.of(Feather.INFO, "accent"));
                case DEBUG, COMMAND -> getStyleClass().add("muted");
                case TEXT -> { }
            }
        }
    }
}
