package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.rollout.Entry;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Named;
import dev.slipway.ui.rollout.EntryWords.Kind;
import dev.slipway.ui.rollout.TimelineRows.Row;
import dev.slipway.ui.rollout.TimelineRows.Wish;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Service events, task changes and log lines in one list, which can be searched, narrowed and turned round. */
final class TimelineView extends VBox {

    private final Texts texts;
    private final ObservableValue<Timeline> timeline;
    private final ObservableValue<List<Entry>> run;
    private final EntryWords words;
    private final TimelineList list;
    private final Latest<List<Row>> sorting;
    private final TextField search = new TextField();
    private final Map<Kind, ToggleButton> kinds = new EnumMap<>(Kind.class);
    private final ToggleButton newestFirst;
    private final ToggleButton utc;

    /** @param run what a workflow run did meanwhile, oldest first */
    TimelineView(Workspace workspace, ObservableValue<Timeline> timeline, ObservableValue<List<Entry>> run) {
        this.texts = workspace.texts();
        this.timeline = timeline;
        this.run = run;
        this.words = new EntryWords(texts);
        this.list = new TimelineList(texts, words);
        this.sorting = new Latest<>(workspace.background(), this::sorted);
        Arrays.stream(Kind.values()).forEach(kind -> kinds.put(kind, toggle("deploy.timeline." + kind, icon(kind), true)));
        this.newestFirst = toggle("deploy.timeline.newestFirst", Feather.ARROW_DOWN, true);
        this.utc = toggle("deploy.timeline.utc", Feather.GLOBE, false);
        getStyleClass().add("change-body");
        getChildren().addAll(bar(), list);
        utc.selectedProperty().addListener((_, _, now) -> list.tellUtc(now));
        search.textProperty().addListener(_ -> sort());
        newestFirst.selectedProperty().addListener(_ -> sort());
        kinds.values().forEach(kind -> kind.selectedProperty().addListener(_ -> sort()));
        timeline.addListener(_ -> sort());
        run.addListener(_ -> sort());
        ToggleButton ofRun = kinds.get(Kind.RUN);
        ofRun.visibleProperty().bind(run.map(entries -> !entries.isEmpty()));
        ofRun.managedProperty().bind(ofRun.visibleProperty());
        texts.language().addListener(_ -> sort());
        sort();
    }

    private FlowPane bar() {
        search.setId("deploy-search");
        search.promptTextProperty().bind(texts.bind("deploy.timeline.search"));
        Named.by(search, texts.bind("deploy.timeline.search"));
        search.getStyleClass().add(Styles.SMALL);
        FlowPane bar = new FlowPane(search);
        bar.getChildren().addAll(kinds.values());
        bar.getChildren().addAll(newestFirst, utc);
        bar.getStyleClass().add("source-bar");
        return bar;
    }

    private ToggleButton toggle(String key, Feather icon, boolean selected) {
        ToggleButton toggle = new ToggleButton(null, Icon.of(icon));
        toggle.setId(key.replace('.', '-'));
        toggle.textProperty().bind(texts.bind(key));
        toggle.setSelected(selected);
        toggle.getStyleClass().add(Styles.SMALL);
        return toggle;
    }

    private static Feather icon(Kind kind) {
        return switch (kind) {
            case EVENTS -> Feather.BELL;
            case TASKS -> Feather.BOX;
            case LOG -> Feather.TERMINAL;
            case RUN -> Feather.GITHUB;
        };
    }

    private void sort() {
        Timeline now = timeline.getValue();
        Wish wish = new Wish(search.getText(), kinds.keySet().stream().filter(kind -> kinds.get(kind).isSelected())
                .collect(Collectors.toSet()), newestFirst.isSelected());
        List<Entry> meanwhile = run.getValue();
        sorting.next(_ -> TimelineRows.of(RunEntries.among(meanwhile, now.entries()), wish, words));
    }

    private void sorted(Ending<List<Row>> ending) {
        if (ending instanceof Ending.Answer<List<Row>>(List<Row> rows)) {
            list.show(rows, newestFirst.isSelected());
        }
    }
}
