package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Named;
import dev.slipway.ui.control.Reveal;
import dev.slipway.ui.control.TabLeaves;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.util.UndoUtils;

/** The JSON, typed and shown; follows the form with as small a replacement as there is, so that the caret stays. */
final class JsonPane extends StackPane {

    private final CodeArea area = new JsonArea();
    private final JsonMargin margin;
    private boolean following;

    JsonPane(Texts texts, Editor editor) {
        getStyleClass().add("json-pane");
        area.setId("taskdef-json");
        margin = new JsonMargin(texts, editor, area);
        area.setParagraphGraphicFactory(margin);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        Named.by(area, texts.bind("taskdef.json"));
        TabLeaves.from(area);
        area.textProperty().addListener((_, _, typed) -> {
            if (!following) {
                editor.type(typed);
            }
        });
        editor.text().addListener((_, _, now) -> {
            follow(now);
            margin.refresh();
        });
        editor.disagreements().addListener(_ -> margin.refresh());
        VirtualizedScrollPane<CodeArea> pane = new VirtualizedScrollPane<>(area);
        pane.getStyleClass().add("long-lines");
        getChildren().add(pane);
        follow(editor.text().get());
    }

    /** Puts the caret there, and shows it. */
    void show(Place place) {
        int line = Math.min(place.line() - 1, area.getParagraphs().size() - 1);
        area.moveTo(line, Math.min(place.column() - 1, area.getParagraphLength(line)));
        area.selectLine();
        area.showParagraphAtCenter(line);
        Reveal.inPage(this);
        area.requestFocus();
    }

    private void follow(String now) {
        String shown = area.getText();
        if (shown.equals(now)) {
            return;
        }
        int start = 0;
        int most = Math.min(shown.length(), now.length());
        while (start < most && shown.charAt(start) == now.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && shown.charAt(shown.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        following = true;
        boolean first = shown.isEmpty();
        area.replaceText(start, shown.length() - end, now.substring(start, now.length() - end));
        following = false;
        if (first) {
            area.moveTo(0);
            area.requestFollowCaret();
        }
    }
}
