package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the rules say, worst first, each with its place and a mend where there is one. */
final class FindingList extends VBox {

    /** So many are shown before somebody asks for all. */
    private static final int FEW = 4;

    private final Texts texts;
    private final Editor editor;
    private final Consumer<Place> jump;
    private boolean isWhole;

    /** @param jump shows a place of the text */
    FindingList(Texts texts, Editor editor, Consumer<Place> jump) {
        this.texts = texts;
        this.editor = editor;
        this.jump = jump;
        setId("taskdef-findings");
        getStyleClass().add("change-body");
        editor.findings().addListener((_, _, now) -> show(now));
        show(editor.findings().get());
    }

    private void show(List<Finding> findings) {
        setManaged(!findings.isEmpty());
        boolean isLong = findings.size() > FEW + 1 && !isWhole;
        getChildren().setAll(findings.stream().limit(isLong ? FEW : findings.size()).map(this::row).toList());
        if (isLong) {
            getChildren().add(more(findings.size()));
        }
        if (editor.mendable() > 1) {
            getChildren().addFirst(mendAll());
        }
    }

    private Hyperlink more(int all) {
        Hyperlink more = new Hyperlink();
        more.setId("taskdef-moreFindings");
        more.textProperty().bind(texts.bind("taskdef.moreFindings", all));
        more.setOnAction(_ -> {
            isWhole = true;
            show(editor.findings().get());
        });
        return more;
    }

    private HBox row(Finding finding) {
        Hyperlink place = new Hyperlink(finding.rule() + "  " + finding.pointer());
        place.getStyleClass().addAll(Styles.TEXT_SMALL, "pointer", "place");
        place.setOnAction(_ -> {
            place.setVisited(false);
            editor.place(finding).ifPresent(jump);
        });
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(finding.key(), finding.facts().toArray()));
        VBox both = new VBox(words, place);
        both.getStyleClass().add("tight");
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox row = new HBox(JsonMargin.icon(finding.severity()), both);
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

    private Button mendAll() {
        Button all = Words.button(texts, "taskdef.mendAll", Feather.TOOL, editor::mendAll);
        all.textProperty().bind(texts.bind("taskdef.mendAll", editor.mendable()));
        return all;
    }
}
