package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.github.RunSnapshot;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Named;
import dev.slipway.ui.control.LogList;
import dev.slipway.ui.control.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A job's log: what its failed step said, or all of it; groups unfold, and a search looks into them. */
final class JobLogView extends VBox {

    private static final int ROWS = 14;

    private final Texts texts;
    private final TextField search = new TextField();
    private final ToggleButton whole;
    private final LogList<JobLogRows.Row> list = new LogList<>(ROWS, JobLogRows.Row::text, this::turn);
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
        Named.by(search, texts.bind("run.log.search"));
        search.getStyleClass().add(Styles.SMALL);
        search.textProperty().addListener(_ -> find());
        FlowPane bar = new FlowPane(search, whole, Words.button(texts, "run.log.copy", Feather.COPY, list::copy));
        bar.getStyleClass().add("source-bar");
        getStyleClass().add("change-body");
        getChildren().addAll(bar, list());
    }

    void show(RunSnapshot.Failure failure) {
        shown = failure;
        open.clear();
        find();
    }

    private LogList<JobLogRows.Row> list() {
        list.setId("run-log");
        list.accessibleTextProperty().bind(texts.bind("run.log"));
        list.setPlaceholder(Words.label(texts, "run.log.nothing", "muted"));
        list.draw(LineCell::new);
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
            list.show(rows);
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

    private final class LineCell extends LogList.Cell<JobLogRows.Row> {

        @Override
        protected void draw(JobLogRows.Row row) {
            setText(row.text());
            switch (row.kind()) {
                case GROUP -> {
                    getStyleClass().add(Styles.TEXT_BOLD);
                    setGraphic(Icon.of(row.isOpen() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "muted"));
                }
                case ERROR -> mark(row, Icon.of(Feather.X_CIRCLE, "bad"));
                case WARNING -> mark(row, Icon.of(Feather.ALERT_TRIANGLE, "warn"));
                case NOTICE -> mark(row, Icon.of(Feather.INFO, "accent"));
                case DEBUG, COMMAND -> getStyleClass().add("muted");
                case TEXT -> { }
            }
        }

        private void mark(JobLogRows.Row row, FontIcon icon) {
            setGraphic(icon);
            setAccessibleText(texts.get("run.log.kind." + row.kind()) + ": " + row.text());
        }
    }
}
