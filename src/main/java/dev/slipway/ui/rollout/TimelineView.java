package dev.slipway.ui.rollout;

import dev.slipway.rollout.Entry;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Service events, task changes and log lines in one list, newest first. */
final class TimelineView extends ListView<Entry> {

    private static final double ROW = 26;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Texts texts;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();

    TimelineView(Texts texts, Watching watching) {
        this.texts = texts;
        setId("deploy-timeline");
        getStyleClass().add("timeline");
        setItems(entries);
        setFixedCellSize(ROW);
        setPrefHeight(ROW * 11);
        setMinHeight(ROW * 6);
        setPlaceholder(Words.label(texts, "deploy.noEvents", "muted"));
        setCellFactory(_ -> new EntryCell());
        watching.timeline().addListener((_, _, now) -> show(now));
        texts.language().addListener((_, _, _) -> refresh());
        show(watching.timeline().get());
    }

    private void show(Timeline timeline) {
        List<Entry> newestFirst = timeline.entries().reversed();
        if (!entries.equals(newestFirst)) {
            entries.setAll(newestFirst);
        }
    }

    private String words(Entry entry) {
        return switch (entry) {
            case Entry.ServiceEvent it -> it.message();
            case Entry.LogLine it -> it.message();
            case Entry.TaskChange it -> texts.get(it.reason().isEmpty() ? "deploy.task" : "deploy.taskBecause",
                    it.task(), it.to(), it.reason());
            case Entry.DeploymentChange it -> texts.get(it.reason().isEmpty() ? "deploy.rollout"
                    : "deploy.rolloutBecause", it.revision(), it.to(), it.reason());
            case Entry.TargetChange it -> texts.get(it.to().isEmpty() ? "deploy.targetGone" : it.reason().isEmpty()
                    ? "deploy.target" : "deploy.targetBecause", it.target(), it.group(), it.to(), it.reason());
            case Entry.Trouble it -> texts.get(it.isOver() ? "deploy.troubleOver" : "deploy.trouble",
                    texts.get(it.key() + ".title", it.facts().toArray()));
        };
    }

    private static FontIcon icon(Entry entry) {
        return switch (entry) {
            case Entry.ServiceEvent _ -> Icon.of(Feather.BELL, "accent");
            case Entry.LogLine _ -> Icon.of(Feather.TERMINAL, "muted");
            case Entry.TargetChange it -> Icon.of(Feather.SHARE_2,
                    it.to().equals("healthy") ? "good" : it.to().equals("unhealthy") ? "bad" : "muted");
            case Entry.Trouble it -> Icon.of(Feather.ALERT_TRIANGLE, it.isOver() ? "muted" : "warn");
            case Entry.TaskChange it -> Icon.of(Feather.BOX, it.to().equals("RUNNING") ? "good" : "muted");
            case Entry.DeploymentChange it -> Icon.of(Feather.LAYERS,
                    it.to().equals("COMPLETED") ? "good" : it.to().equals("FAILED") ? "bad" : "accent");
        };
    }

    private final class EntryCell extends ListCell<Entry> {

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            Label time = new Label(TIME.format(entry.at().atZone(ZoneId.systemDefault())));
            time.getStyleClass().addAll("muted", "fixed");
            Label message = new Label(words(entry));
            message.setMinWidth(0);
            message.setMaxWidth(Double.MAX_VALUE);
            if (entry instanceof Entry.LogLine) {
                message.getStyleClass().add("command");
            }
            HBox.setHgrow(message, Priority.ALWAYS);
            HBox row = new HBox(icon(entry), time, message);
            row.getStyleClass().add("row");
            setGraphic(row);
            setTooltip(new Tooltip(message.getText()));
        }
    }
}
