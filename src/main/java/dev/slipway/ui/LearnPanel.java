package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.control.Terms;
import dev.slipway.ui.control.Words;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What a step is, why it is there and what can go wrong, with the trust chain lit up to the step's part. */
final class LearnPanel extends ScrollPane {

    /** The step that says which roles are passed. */
    private static final String PASSES_ROLES = "trust";

    /** The step that writes the workflow file. */
    private static final String WRITES_WORKFLOW = "secret";

    private final Texts texts;
    private final TrustChain chain;
    private final Hyperlink allWords;
    private final VBox words = new VBox();

    LearnPanel(Workspace workspace) {
        this.texts = workspace.texts();
        this.allWords = new Hyperlink();
        allWords.setId("learn-glossary");
        allWords.textProperty().bind(texts.bind("glossary.open"));
        allWords.setOnAction(_ -> workspace.open("glossary"));
        this.chain = new TrustChain(texts);
        words.getStyleClass().add("learn");
        getStyleClass().add("learn-scroll");
        setFitToWidth(true);
        setContent(words);
    }

    void show(String key) {
        chain.light(key);
        Label title = Words.label(texts, "learn.title", Styles.TEXT_CAPTION, "muted");
        words.getChildren().setAll(title, section(key, "what"), section(key, "why"), section(key, "wrong"),
                section(key, "console"));
        if (key.equals(PASSES_ROLES)) {
            words.getChildren().addAll(section(key, "pass"), new PassPicture(texts));
        }
        if (key.equals(WRITES_WORKFLOW)) {
            words.getChildren().addAll(Words.label(texts, "learn.workflow", Styles.TEXT_BOLD),
                    new WorkflowLines(texts));
        }
        words.getChildren().addAll(chain, allWords);
        setVvalue(0);
    }

    private VBox section(String key, String part) {
        VBox section = new VBox(Words.label(texts, "learn." + part, Styles.TEXT_BOLD),
                new Terms(texts, "learn." + key + "." + part));
        section.getStyleClass().add("tight");
        return section;
    }
}
