package dev.slipway.ui.learn;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Exercise;
import dev.slipway.learn.Goal;
import dev.slipway.learn.Standing;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands above every page while an exercise is under way: its goals, the story, and the hints so far. */
public final class ExerciseBar extends VBox {

    private final Texts texts;
    private final Exercising exercising;
    private final Runnable toList;
    private final Consumer<Exercise> toLesson;
    private final BooleanProperty isOpen = new SimpleBooleanProperty(true);

    /**
     * The bar of an exercise.
     *
     * @param toList   opens the list of exercises
     * @param toLesson shows what a mended exercise teaches
     */
    public ExerciseBar(Texts texts, Exercising exercising, Runnable toList, Consumer<Exercise> toLesson) {
        this.texts = texts;
        this.exercising = exercising;
        this.toList = toList;
        this.toLesson = toLesson;
        setId("exercise-bar");
        getStyleClass().add("exercise-bar");
        managedProperty().bind(visibleProperty());
        exercising.underway().addListener((_, before, now) -> {
            if (before instanceof Underway.Laying) {
                isOpen.set(true);
            }
            show(now);
        });
        isOpen.addListener((_, _, _) -> show(exercising.underway().get()));
        show(exercising.underway().get());
    }

    private void show(Underway underway) {
        setVisible(!(underway instanceof Underway.None));
        getStyleClass().removeAll("info", "success");
        getStyleClass().add(underway instanceof Underway.Mended ? "success" : "info");
        getChildren().setAll(switch (underway) {
            case Underway.None _ -> List.of();
            case Underway.Laying(Exercise exercise) -> List.of(laying(exercise));
            case Underway.Failed(Exercise exercise, var problem) ->
                    List.of(head(exercise, List.of(leave())), new ProblemView(texts, problem));
            case Underway.Seeking(Exercise exercise, int hints, Standing standing) ->
                    seeking(exercise, hints, standing);
            case Underway.Mended(Exercise exercise, _, Standing standing) -> mended(exercise, standing);
        });
    }

    private Node laying(Exercise exercise) {
        Busy busy = new Busy(texts);
        Label words = Words.flowing();
        words.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("exercise.laying", texts.get(exercise.key() + ".title")), texts.language()));
        HBox row = new HBox(busy, words);
        row.getStyleClass().add("row");
        return row;
    }

    private List<Node> seeking(Exercise exercise, int hints, Standing standing) {
        Button hint = Words.button(texts, "exercise.hint", Feather.LIFE_BUOY, exercising::hint);
        hint.setDisable(hints == Exercise.HINTS);
        List<Node> rows = new ArrayList<>();
        rows.add(head(exercise, List.of(story(), hint, leave())));
        if (isOpen.get()) {
            rows.add(Words.label(texts, exercise.key() + ".story"));
            rows.addAll(goals(exercise, standing));
            IntStream.rangeClosed(1, hints).forEach(i -> rows.add(hint(exercise, i)));
        }
        return rows;
    }

    private List<Node> mended(Exercise exercise, Standing standing) {
        List<Node> rows = new ArrayList<>();
        rows.add(head(exercise, List.of(story(), Words.button(texts, "exercise.lesson", Feather.BOOK_OPEN,
                () -> toLesson.accept(exercise)), Words.button(texts, "exercise.more", Feather.LIST, toList), leave())));
        if (isOpen.get()) {
            rows.addAll(goals(exercise, standing));
            rows.add(Words.label(texts, exercise.key() + ".moral"));
        }
        return rows;
    }

    private HBox head(Exercise exercise, List<? extends Node> buttons) {
        boolean isMended = exercising.underway().get() instanceof Underway.Mended;
        Label title = Words.label(texts, exercise.key() + ".title", Styles.TEXT_BOLD);
        Label state = Words.label(texts, isMended ? "exercise.mended" : "exercise.underway", "muted");
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(isMended ? Icon.of(Feather.CHECK_CIRCLE, "good") : Icon.of(Feather.SEARCH, "accent"),
                state, title);
        buttons.forEach(button -> {
            ((Region) button).setMinWidth(Region.USE_PREF_SIZE);
            if (!button.getStyleClass().contains(Styles.SMALL)) {
                button.getStyleClass().add(Styles.SMALL);
            }
        });
        head.getChildren().addAll(buttons);
        head.getStyleClass().add("row");
        return head;
    }

    /** Folds the words away, since the page below needs the room. */
    private Button story() {
        return Words.button(texts, "exercise.story", isOpen.get() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
                () -> isOpen.set(!isOpen.get()));
    }

    private Button leave() {
        return Words.button(texts, "exercise.leave", Feather.X, exercising::end);
    }

    private List<Node> goals(Exercise exercise, Standing standing) {
        List<Node> rows = new ArrayList<>();
        for (Goal goal : exercise.goals()) {
            Label words = Words.label(texts, "goal." + goal.name());
            boolean isReached = standing.isReached(goal);
            HBox row = new HBox(Icon.saying(texts.bind(isReached ? "exercise.goal.reached" : "exercise.goal.open"),
                    isReached ? Icon.of(Feather.CHECK_CIRCLE, "good") : Icon.of(Feather.CIRCLE, "muted")), words);
            row.setId("goal-" + goal.name());
            row.getStyleClass().add("row");
            rows.add(row);
        }
        return rows;
    }

    private Node hint(Exercise exercise, int number) {
        Label words = Words.label(texts, exercise.key() + ".hint." + number);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(Icon.of(Feather.LIFE_BUOY, "accent"), words);
        row.setId("exercise-hint-" + number);
        row.getStyleClass().add("row");
        return row;
    }
}
