package dev.slipway.ui.diagnosis;

import atlantafx.base.theme.Styles;
import dev.slipway.diagnosis.Evidence;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.TabLeaves;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A place for any text that may tell why something failed, and what it tells. */
public final class ExplainView extends VBox {

    private static final int ROWS = 6;
    /** In characters. */
    private static final int SHOWN = 20_000;

    private final Workspace workspace;
    private final Explaining explaining;
    private final TextArea text = new TextArea();
    private final VBox problems = new VBox();
    private final Label cut;
    private String whole = "";

    public ExplainView(Workspace workspace) {
        this.workspace = workspace;
        this.explaining = new Explaining(workspace);
        Texts texts = workspace.texts();
        cut = Words.label(texts, "diagnosis.cut", "muted", Styles.TEXT_SMALL);
        cut.setId("diagnosis-cut");
        explain("");
        getStyleClass().add("fields");
        text.setId("diagnosis-text");
        text.setWrapText(true);
        TabLeaves.from(text);
        text.setPrefRowCount(ROWS);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("explained");
        text.promptTextProperty().bind(texts.bind("diagnosis.prompt"));
        Label label = Words.label(texts, "diagnosis.text");
        label.setLabelFor(text);
        text.setTextFormatter(new TextFormatter<>(this::shortened));
        text.textProperty().addListener((_, _, now) -> explain(now));
        explaining.problem().addListener((_, _, now) -> {
            problems.getChildren().clear();
            now.ifPresent(problem -> problems.getChildren().add(new ProblemView(texts, problem)));
        });
        VBox field = new VBox(label, text, cut);
        field.getStyleClass().add("field");
        getChildren().addAll(field, buttons(texts), problems, new DiagnosisView(workspace, explaining.diagnosis()));
    }

    private void explain(String shown) {
        boolean isCut = shown.length() == SHOWN && whole.endsWith(shown);
        whole = isCut ? whole : shown;
        cut.setVisible(isCut);
        cut.setManaged(isCut);
        explaining.ask(whole.isBlank() ? List.of() : List.of(new Evidence(Evidence.Kind.TEXT, whole)));
    }

    /** A text area lays out all it holds: of a long log the end is shown, and the whole is read. */
    private TextFormatter.Change shortened(TextFormatter.Change change) {
        String now = change.getControlNewText();
        if (now.length() > SHOWN) {
            whole = now;
            change.setRange(0, change.getControlText().length());
            change.setText(now.substring(now.length() - SHOWN));
            change.setAnchor(SHOWN);
            change.setCaretPosition(SHOWN);
        }
        return change;
    }

    private HBox buttons(Texts texts) {
        Button paste = Words.button(texts, "diagnosis.paste", Feather.CLIPBOARD, this::paste);
        Button clear = Words.button(texts, "diagnosis.clear", Feather.X, text::clear);
        clear.getStyleClass().add(Styles.FLAT);
        clear.disableProperty().bind(text.textProperty().isEmpty());
        HBox buttons = new HBox(paste, clear);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    private void paste() {
        String pasted = Clipboard.getSystemClipboard().getString();
        if (pasted != null) {
            text.setText(pasted);
        }
    }
}
