package dev.slipway.ui.home;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.pipeline.RecentPipeline;
import dev.slipway.reach.Rung;
import dev.slipway.ui.Texts;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.MarkIcon;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One pipeline that was worked on: where it is, how its steps stood, and the way back to it. */
final class RecentCard extends HBox {

    private static final String LAST = "reach";

    private final Texts texts;
    private final RecentPipeline pipeline;
    private final VBox words;

    /** @param steps the keys of all steps, in their order */
    RecentCard(Texts texts, RecentPipeline pipeline, boolean isFolderThere, List<String> steps) {
        this.texts = texts;
        this.pipeline = pipeline;
        getStyleClass().add("recent");
        Label name = new Label(pipeline.repository().toString());
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setMinWidth(USE_PREF_SIZE);
        Label where = Words.flowing();
        where.textProperty().bind(pipeline.isPractice() ? texts.bind("recent.practice")
                : texts.bind("recent.account", pipeline.account(), pipeline.region(), pipeline.folder()));
        where.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        this.words = new VBox(name, where, standing(steps));
        words.getStyleClass().add("tight");
        if (!isFolderThere) {
            Label gone = Words.flowing();
            gone.textProperty().bind(texts.bind("recent.gone", pipeline.folder()));
            gone.getStyleClass().add("told-warning");
            words.getChildren().add(gone);
        }
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Icon.of(pipeline.isPractice() ? Feather.BOOK_OPEN : Feather.GIT_BRANCH, "muted"), words);
    }

    /** @param isFirst whether it is the one that was worked on last */
    RecentCard opening(Runnable open, boolean isFirst) {
        Button button = Words.button(texts, isFirst ? "recent.continue" : "recent.open", Feather.ARROW_RIGHT, open);
        if (isFirst) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        button.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(button);
        return this;
    }

    /** Told with what was made from here and not removed: it may be running, and cost money, since then. */
    RecentCard running(Optional<Instant> since) {
        since.ifPresent(then -> {
            Label running = Words.flowing();
            running.textProperty().bind(texts.bind("recent.running", then));
            running.getStyleClass().addAll("told-warning", "recent-running");
            words.getChildren().add(running);
        });
        return this;
    }

    RecentCard removing(Runnable remove) {
        Button button = new Button(null, Icon.of(Feather.X));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "recent-remove");
        button.accessibleTextProperty().bind(texts.bind("recent.remove"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("recent.remove"));
        button.setTooltip(tip);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> remove.run());
        getChildren().add(button);
        return this;
    }

    private Node standing(List<String> steps) {
        HBox dots = new HBox();
        dots.getStyleClass().add("dots");
        steps.forEach(step -> dots.getChildren().add(dot(step)));
        Label words = Words.flowing();
        words.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        words.textProperty().bind(texts.bind("recent.seen", inWords(steps), pipeline.seen()));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(dots, words);
        row.getStyleClass().add("row");
        return row;
    }

    private Note inWords(List<String> steps) {
        Optional<String> red = steps.stream().filter(step -> is(step, Mark.TROUBLE)).findFirst();
        if (red.isPresent()) {
            boolean isRung = red.get().equals(LAST)
                    && Stream.of(Rung.Kind.values()).anyMatch(kind -> kind.name().equals(pipeline.rung()));
            return isRung ? Note.info("recent.redRung", Note.info("rung." + pipeline.rung()))
                    : Note.info("recent.red", Note.info("step." + red.get() + ".name"));
        }
        long done = steps.stream().filter(step -> is(step, Mark.DONE)).count();
        return is(LAST, Mark.DONE) ? Note.info("recent.answered") : done == 0 ? Note.info("recent.notBegun")
                : Note.info("recent.done", done, steps.size());
    }

    private boolean is(String step, Mark mark) {
        return mark.name().equals(pipeline.marks().get(step));
    }

    private FontIcon dot(String step) {
        Mark mark = is(step, Mark.DONE) ? Mark.DONE : is(step, Mark.TROUBLE) ? Mark.TROUBLE : Mark.OPEN;
        StringBinding words = Bindings.createStringBinding(() -> texts.get("recent.step",
                texts.get("step." + step + ".name"), texts.get("mark." + mark.name())), texts.language());
        FontIcon dot = Icon.saying(words, MarkIcon.of(mark));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words);
        Tooltip.install(dot, tip);
        return dot;
    }
}
