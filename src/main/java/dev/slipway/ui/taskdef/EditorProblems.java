package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.ProblemView;
import javafx.scene.layout.VBox;

/** Why something could not be opened, and why the text being typed is no task definition yet. */
final class EditorProblems extends VBox {

    EditorProblems(Texts texts, Editor editor) {
        getStyleClass().add("change-body");
        Runnable show = () -> {
            getChildren().clear();
            editor.refusal().get().ifPresent(problem -> getChildren().add(new ProblemView(texts, problem)));
            editor.problem().get().ifPresent(problem -> getChildren().add(new ProblemView(texts, problem)));
            setManaged(!getChildren().isEmpty());
        };
        editor.refusal().addListener((_, _, _) -> show.run());
        editor.problem().addListener((_, _, _) -> show.run());
        show.run();
    }
}
