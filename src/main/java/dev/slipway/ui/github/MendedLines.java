package dev.slipway.ui.github;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import dev.slipway.workflow.Mend;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Lines of a file as they are, and as a mend would leave them. */
final class MendedLines extends VBox {

    MendedLines(Texts texts, Mend.Lines lines) {
        getStyleClass().addAll("code", "tight");
        Label place = Words.flowing();
        place.textProperty().bind(texts.bind("secret.mend.line", lines.line()));
        place.getStyleClass().add("muted");
        getChildren().add(place);
        List<String> after = lines.after();
        // lines that stay stand once
        lines.before().stream().filter(line -> !after.contains(line)).forEach(line -> add("\u2212 ", line, "bad"));
        after.forEach(line -> add(lines.before().contains(line) ? "  " : "+ ", line,
                lines.before().contains(line) ? "muted" : "good"));
    }

    private void add(String sign, String line, String style) {
        Label label = new Label(sign + line);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        getChildren().add(label);
    }
}
