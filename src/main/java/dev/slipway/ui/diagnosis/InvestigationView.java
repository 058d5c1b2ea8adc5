package dev.slipway.ui.diagnosis;

import atlantafx.base.theme.Styles;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Look;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.diagnosis.Investigation.Row;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A checklist of what may be in the way, which fills while one watches. */
public final class InvestigationView extends VBox {

    private final Workspace workspace;
    private final Investigation investigation;
    private final ObservableValue<Optional<Diagnosis>> diagnosis;
    private final VBox list = new VBox();
    private List<Row> shown = List.of();

    /**
     * @param diagnosis empty while there is nothing to be explained, and nothing to be looked at
     * @param revision  of the deployment that is meant
     */
    public InvestigationView(Workspace workspace, Investigation investigation,
                             ObservableValue<Optional<Diagnosis>> diagnosis,
                             ObservableValue<Optional<String>> revision) {
        this.workspace = workspace;
        Texts texts = workspace.texts();
        this.investigation = investigation;
        this.diagnosis = diagnosis;
        getStyleClass().add("change-body");
        list.getStyleClass().add("change-body");
        setId("investigation");
        Button begin = Words.button(texts, "investigation.begin", Feather.SEARCH,
                () -> investigation.begin(revision.getValue(), diagnosis.getValue()));
        begin.getStyleClass().add(Styles.SMALL);
        begin.setMinWidth(USE_PREF_SIZE);
        begin.disableProperty().bind(investigation.running());
        Label words = Words.label(texts, "investigation.words", "muted", Styles.TEXT_SMALL);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(begin, words);
        head.getStyleClass().add("row");
        getChildren().addAll(head, list);
        investigation.rows().addListener((_, _, now) -> show(now));
        diagnosis.addListener((_, _, _) -> appear());
        show(investigation.rows().get());
    }

    /** A row that has not changed stays, so that what turns goes on turning. */
    private void show(List<Row> rows) {
        if (rows.size() != shown.size()) {
            list.getChildren().setAll(rows.stream().map(row -> new LookRow(workspace, row)).toList());
        } else {
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.get(i).equals(shown.get(i))) {
                    list.getChildren().set(i, new LookRow(workspace, rows.get(i)));
                }
            }
        }
        shown = rows;
        appear();
    }

    /** What was found stays to be read when the deployment has come up meanwhile. */
    private void appear() {
        boolean isOfUse = diagnosis.getValue().isPresent() || !investigation.rows().get().isEmpty();
        setVisible(isOfUse);
        setManaged(isOfUse);
    }
}
