package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
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
        editor.findings().addListener((_, _, _) -> show());
        editor.disagreements().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        List<Finding> findings = editor.findings().get();
        boolean isLong = findings.size() > FEW + 1 && !isWhole;
        getChildren().setAll(findings.stream().limit(isLong ? FEW : findings.size())
                .map(finding -> new FindingRow(texts, editor, finding, jump)).toList());
        if (isLong) {
            getChildren().add(more(findings.size()));
        }
        if (editor.mendable() > 1) {
            getChildren().addFirst(mendAll());
        }
        setManaged(!getChildren().isEmpty());
    }

    private Hyperlink more(int all) {
        Hyperlink more = new Hyperlink();
        more.setId("taskdef-moreFindings");
        more.textProperty().bind(texts.bind("taskdef.moreFindings", all));
        more.setOnAction(_ -> {
            isWhole = true;
            show();
        });
        return more;
    }

    private Button mendAll() {
        Button all = Words.button(texts, "taskdef.mendAll", Feather.TOOL, editor::mendAll);
        all.textProperty().bind(texts.bind("taskdef.mendAll", editor.mendable()));
        return all;
    }
}
