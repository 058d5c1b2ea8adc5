package dev.slipway.ui.learn;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Exercise;
import dev.slipway.ui.Page;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The exercises from easy to hard, with what was mended already. */
public final class ExercisesPage implements Page {

    public static final String KEY = "exercises";

    private final Texts texts;
    private final Exercising exercising;
    private final VBox list = new VBox();
    private final Label done = Words.flowing();
    private final ScrollPane view = new ScrollPane();

    public ExercisesPage(Texts texts, Exercising exercising) {
        this.texts = texts;
        this.exercising = exercising;
        done.getStyleClass().add("lead");
        list.getStyleClass().add("exercises");
        VBox content = new VBox(Words.label(texts, "exercises.title", Styles.TITLE_2),
                Words.label(texts, "exercises.lead", "lead"), done, list);
        content.getStyleClass().addAll("page", "narrow");
        view.getStyleClass().add("page-scroll");
        view.setFitToWidth(true);
        view.setContent(content);
        exercising.underway().addListener((_, _, _) -> show());
        texts.language().addListener((_, _, _) -> show());
        show();
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        show();
    }

    private void show() {
        done.setText(texts.get("exercises.done", exercising.progress().count(), Exercise.values().length));
        List<Node> rows = new ArrayList<>();
        for (Exercise exercise : Exercise.values()) {
            rows.add(row(exercise));
        }
        list.getChildren().setAll(rows);
    }

    private Node row(Exercise exercise) {
        boolean isMended = exercising.progress().isMended(exercise);
        Label title = Words.label(texts, exercise.key() + ".title", Styles.TEXT_BOLD);
        Label story = Words.label(texts, exercise.key() + ".story", "muted");
        VBox words = new VBox(title, story);
        words.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button begin = Words.button(texts, isMended ? "exercises.again" : "exercises.begin", Feather.PLAY,
                () -> exercising.begin(exercise));
        begin.setId("begin-" + exercise.name());
        begin.setMinWidth(Region.USE_PREF_SIZE);
        begin.accessibleTextProperty().bind(Bindings.concat(begin.textProperty(), ": ", title.textProperty()));
        begin.setDisable(exercising.underway().get() instanceof Underway.Laying);
        HBox row = new HBox(isMended ? Icon.saying(texts.bind("exercise.mended"), Icon.of(Feather.CHECK_CIRCLE, "good"))
                : Icon.of(Feather.CIRCLE, "muted"), words, begin);
        row.setId("exercise-" + exercise.name());
        row.getStyleClass().addAll("change-row", "exercise-row");
        return row;
    }
}
