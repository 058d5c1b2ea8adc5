package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Children;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
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
    private final Hyperlink more = more();
    private final Button mendAll;
    private Map<Finding, FindingRow> rows = Map.of();
    private boolean isWhole;

    /** @param jump shows a place of the text */
    FindingList(Texts texts, Editor editor, Consumer<Place> jump) {
        this.texts = texts;
        this.editor = editor;
        this.jump = jump;
        this.mendAll = Words.button(texts, "taskdef.mendAll", Feather.TOOL, editor::mendAll);
        setId("taskdef-findings");
        getStyleClass().add("change-body");
        editor.findings().addListener((_, _, _) -> show());
        editor.disagreements().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        List<Finding> findings = editor.findings().get();
        boolean isLong = findings.size() > FEW + 1 && !isWhole;
        Map<Finding, FindingRow> now = new LinkedHashMap<>();
        findings.stream().limit(isLong ? FEW : findings.size()).forEach(finding -> now.computeIfAbsent(finding,
                _ -> rows.containsKey(finding) ? rows.get(finding) : new FindingRow(texts, editor, finding, jump)));
        rows = now;
        List<Node> nodes = new ArrayList<>(now.values());
        if (isLong) {
            more.textProperty().bind(texts.bind("taskdef.moreFindings", findings.size()));
            nodes.add(more);
        }
        if (editor.mendable() > 1) {
            mendAll.textProperty().bind(texts.bind("taskdef.mendAll", editor.mendable()));
            nodes.addFirst(mendAll);
        }
        Children.become(getChildren(), nodes);
        setManaged(!nodes.isEmpty());
    }

    private Hyperlink more() {
        Hyperlink link = new Hyperlink();
        link.setId("taskdef-moreFindings");
        link.setOnAction(_ -> {
            isWhole = true;
            show();
        });
        return link;
    }
}
