package dev.slipway.ui.control;

import dev.slipway.change.Problem;
import dev.slipway.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What happened, why, what to do, and what to write to whoever alone can lift it. */
public final class ProblemView extends HBox {

    public ProblemView(Texts texts, Problem problem) {
        getStyleClass().addAll("panel", "problem");
        Object[] facts = problem.facts().toArray();
        Label title = Words.flowing();
        title.textProperty().bind(texts.bind(problem.key() + ".title", facts));
        title.getStyleClass().add("panel-title");
        Label advice = Words.flowing();
        advice.textProperty().bind(texts.bind(problem.key() + ".advice", facts));
        VBox words = new VBox(title, advice);
        words.getStyleClass().add("tight");
        problem.letterKey().ifPresent(key -> words.getChildren().add(new Code(texts, texts.get(key, facts))));
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Icon.of(Feather.ALERT_CIRCLE, "bad"), words);
    }
}
