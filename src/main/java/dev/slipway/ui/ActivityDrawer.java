package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.cloud.CallLog;
import dev.slipway.ui.control.Callout;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.TimeOfDay;
import dev.slipway.ui.control.Words;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** Every call that went to the account, newest first, with its {@code aws} line to copy. */
final class ActivityDrawer extends VBox {

    private static final int SHOWN = 500;

    private final Workspace workspace;
    private final ObservableList<CallLog.Entry> entries = FXCollections.observableArrayList();
    private final ConcurrentLinkedQueue<CallLog.Entry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    ActivityDrawer(Workspace workspace) {
        this.workspace = workspace;
        getStyleClass().add("activity");
        ListView<CallLog.Entry> list = new ListView<>(entries);
        list.setId("activity-list");
        list.accessibleTextProperty().bind(workspace.texts().bind("activity.title"));
        list.setCellFactory(_ -> new EntryCell());
        list.setPlaceholder(Words.label(workspace.texts(), "activity.empty", "muted"));
        list.setOnKeyPressed(pressed -> {
            CallLog.Entry chosen = list.getSelectionModel().getSelectedItem();
            if (pressed.getCode() == KeyCode.ENTER && chosen != null) {
                showWhole(chosen, list);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(Words.label(workspace.texts(), "activity.title", Styles.TEXT_BOLD), list);
        workspace.calls().listen(entry -> {
            waiting.add(entry);
            if (scheduled.compareAndSet(false, true)) {
                workspace.background().onScreen(this::takeWaiting);
            }
        });
    }

    private void takeWaiting() {
        scheduled.set(false);
        for (CallLog.Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            entries.addFirst(entry);
        }
        if (entries.size() > SHOWN) {
            entries.remove(SHOWN, entries.size());
        }
    }

    /** The whole command, which the row may cut, and what was answered when it was refused. */
    private void showWhole(CallLog.Entry entry, Node at) {
        VBox whole = new VBox(new Code(workspace.texts(), entry.command()));
        whole.getStyleClass().add("whole-call");
        if (!entry.failure().isEmpty()) {
            whole.getChildren().add(new Code(workspace.texts(), entry.failure()));
        }
        PopOver popOver = Callout.of(whole, PopOver.ArrowLocation.BOTTOM_CENTER);
        popOver.setTitle(entry.service() + " " + entry.operation());
        popOver.setHeaderAlwaysVisible(true);
        popOver.show(at);
    }

    private final class EntryCell extends ListCell<CallLog.Entry> {

        EntryCell() {
            // as wide as the list, however long the command: the copy button stays in sight
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    showWhole(getItem(), this);
                }
            });
        }

        @Override
        protected void updateItem(CallLog.Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(empty || entry == null ? null : row(entry));
            setAccessibleText(empty || entry == null ? null : workspace.texts().get(entry.failure().isEmpty()
                    ? "activity.entry" : "activity.entry.refused", TimeOfDay.of(entry.at()), entry.command(),
                    entry.failure()));
        }

        private HBox row(CallLog.Entry entry) {
            boolean good = entry.failure().isEmpty();
            Label time = new Label(TimeOfDay.of(entry.at()));
            time.getStyleClass().addAll("muted", "fixed");
            Label took = new Label(entry.took().toMillis() + " ms");
            took.getStyleClass().addAll("muted", "fixed", "took");
            Label command = new Label(entry.command());
            command.getStyleClass().addAll("command", "elided");
            command.setTooltip(new Tooltip(entry.command()));
            command.setMaxWidth(Double.MAX_VALUE);
            command.setMinWidth(0);
            HBox.setHgrow(command, Priority.ALWAYS);
            Button copy = Code.copyButton(workspace.texts(), entry.command());
            // rows come and go, and with them what Tab would come to; Enter on the list shows the same button
            copy.setFocusTraversable(false);
            HBox row = new HBox(good ? Icon.of(Feather.CHECK, "good") : Icon.of(Feather.X, "bad"), time, took,
                    command, copy);
            row.getStyleClass().add("row");
            return row;
        }
    }
}
