package dev.slipway.ui.rollout;

import dev.slipway.rollout.DeploymentRow;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The service's deployments side by side: revision, counts, state. */
final class RolloutTable extends TableView<DeploymentRow> {

    /** How high a row is at the usual size of text, in pixels; the columns grow as the rows do. */
    private static final double ROW = 34;

    RolloutTable(Texts texts, ObservableValue<Timeline> timeline) {
        setId("deploy-rollouts");
        accessibleTextProperty().bind(texts.bind("deploy.rollouts"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setFixedCellSize(ROW);
        prefHeightProperty().bind(Bindings.createDoubleBinding(
                () -> getFixedCellSize() * (Math.max(2, getItems().size()) + 1.5), fixedCellSizeProperty(), getItems()));
        setMinHeight(USE_PREF_SIZE);
        setPlaceholder(Words.label(texts, "deploy.noDeployment", "muted"));
        getColumns().setAll(List.of(
                column(texts, "deploy.revision", DeploymentRow::revision, 114),
                column(texts, "deploy.desired", row -> count(row.desired()), 62),
                column(texts, "deploy.pending", row -> count(row.pending()), 64),
                column(texts, "deploy.running", row -> count(row.running()), 64),
                column(texts, "deploy.failed", row -> count(row.failed()), 56),
                column(texts, "deploy.state", RolloutTable::state, 110)));
        timeline.addListener((_, _, now) -> show(now));
        show(timeline.getValue());
    }

    private void show(Timeline timeline) {
        List<DeploymentRow> rows = timeline.latest().map(Snapshot::deployments).orElse(List.of());
        if (!getItems().equals(rows)) {
            getItems().setAll(rows);
        }
    }

    private static String count(int number) {
        return Integer.toString(number);
    }

    private static String state(DeploymentRow row) {
        return row.rolloutState().isEmpty() ? row.status() : row.rolloutState();
    }

    private TableColumn<DeploymentRow, String> column(Texts texts, String key, Function<DeploymentRow, String> value,
            double width) {
        TableColumn<DeploymentRow, String> column = new TableColumn<>();
        column.textProperty().bind(texts.bind(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.prefWidthProperty().bind(fixedCellSizeProperty().multiply(width / ROW));
        column.minWidthProperty().bind(column.prefWidthProperty());
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
