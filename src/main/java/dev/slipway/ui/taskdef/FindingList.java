package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Finding;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the rules say, worst first, each with its place and a mend where there is one. */
final class FindingList extends VBox {

    private final Texts texts;
    private final Editor editor;

    FindingList(Texts texts, Editor editor) {
        this.texts = texts;
        this.editor = editor;
        setId("taskdef-findings");
        getStyleClass().add("change-body");
        editor.findings().addListener((_, _, now) -> show(now));
        show(editor.findings().get());
    }

    private void show(List<Finding> findings) {
        setManaged(!findings.isEmpty());
        getChildren().setAll(findings.stream().map(this::row).toList());
    }

    private HBox row(Finding finding) {
        Label place = new Label(finding.rule() + "  " + finding.pointer());
        place.getStyleClass().addAll(Styles.TEXT_SMALL, "muted", "pointer");
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(finding.key(), finding.facts().toArray()));
        VBox both = new VBox(words, place);
        both.getStyleClass().add("tight");
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox row = new HBox(icon(finding), both);
        row.getStyleClass().addAll("row", "change-row");
        finding.fix().ifPresent(fix -> {
            Button mend = Words.button(texts, "taskdef.mend", Feather.TOOL, () -> editor.edit(fix::appliedTo));
            mend.setId(null);
            mend.getStyleClass().add(Styles.SMALL);
            mend.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(mend);
        });
        return row;
    }

    private static FontIcon icon(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> Icon.of(Feather.X_CIRCLE, "bad");
            case WARNING -> Icon.of(Feather.ALERT_TRIANGLE, "warn");
            case INFO -> Icon.of(Feather.INFO, "accent");
        };
    }
}
