package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.util.UndoUtils;

/** The JSON, typed and shown; follows the form with as small a replacement as there is, so that the caret stays. */
final class JsonPane extends StackPane {

    private final CodeArea area = new CodeArea();
    private boolean following;

    JsonPane(Texts texts, Editor editor) {
        getStyleClass().add("json-pane");
        area.setId("taskdef-json");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.accessibleTextProperty().bind(texts.bind("taskdef.json"));
        area.textProperty().addListener((_, _, typed) -> {
            if (!following) {
                editor.type(typed);
            }
        });
        editor.text().addListener((_, _, now) -> follow(now));
        getChildren().add(new VirtualizedScrollPane<>(area));
        follow(editor.text().get());
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
