package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Lesson;
import dev.slipway.learn.Lessons;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Terms;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What a step is, why it is there and what can go wrong, with the trust chain lit up to the step's part; or the same
 * of a cause that was found, with a way back to the step.
 */
final class LearnPanel extends ScrollPane {

    /** The step that says which roles are passed. */
    private static final String PASSES_ROLES = "trust";

    /** The step that writes the workflow file. */
    private static final String WRITES_WORKFLOW = "secret";

    /** The step that watches a service, which may be another than the pipeline's. */
    private static final String WATCHES = "deploy";

    /** In pixels: so wide in the smallest window, and wider by a share of what a window has more, up to a limit. */
    private static final double LEAST = 258;
    private static final double LEAST_WINDOW = 1000;
    private static final double SHARE = 0.3;
    private static final double MOST = 420;

    private final Texts texts;
    private final TrustChain chain;
    private final LessonCommands commands;
    private final Hyperlink allWords;
    private final VBox words = new VBox();
    private final ChangeListener<Node> focus = (_, _, now) -> follow(now);
    private Lesson step = Lessons.ofSteps().getFirst();
    private Lesson shown;

    LearnPanel(Workspace workspace) {
        this.texts = workspace.texts();
        this.allWords = new Hyperlink();
        allWords.setId("learn-glossary");
        allWords.textProperty().bind(texts.bind("glossary.open"));
        allWords.setOnAction(_ -> workspace.open("glossary"));
        this.chain = new TrustChain(texts);
        this.commands = new LessonCommands(workspace);
        words.getStyleClass().add("learn");
        getStyleClass().add("learn-scroll");
        setFitToWidth(true);
        setContent(words);
        sceneProperty().addListener((_, before, now) -> follow(before, now));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && shown != step) {
                back();
                event.consume();
            }
        });
    }

    /** Shows the lesson of a step that has come to the front. */
    void show(String key) {
        step = Lessons.of(key);
        show(step);
    }

    /** Shows a lesson in place of the step's, and takes the focus, so that the keyboard scrolls it. */
    void read(Lesson lesson) {
        show(lesson);
        requestFocus();
    }

    private void back() {
        show(step);
        requestFocus();
    }

    private void show(Lesson lesson) {
        shown = lesson;
        List<Node> parts = new ArrayList<>();
        parts.add(Words.label(texts, "learn.title", Styles.TEXT_CAPTION, "muted"));
        if (lesson != step) {
            parts.add(0, wayBack());
            Label title = Words.label(texts, lesson.title(), Styles.TITLE_4);
            title.setId("lesson-title");
            parts.add(title);
        }
        lesson.sections().forEach(section -> parts.add(section(section)));
        parts.addAll(pictures(lesson));
        parts.add(commands);
        parts.add(allWords);
        commands.show(lesson, step.id().equals(WATCHES));
        chain.light(lesson.chain());
        words.getChildren().setAll(parts);
        setVvalue(0);
    }

    private List<Node> pictures(Lesson lesson) {
        return switch (lesson.id()) {
            case PASSES_ROLES -> List.of(section(new Lesson.Section("learn.pass", "learn.trust.pass")),
                    new PassPicture(texts), chain);
            case WRITES_WORKFLOW -> List.of(Words.label(texts, "learn.workflow", Styles.TEXT_BOLD),
                    new WorkflowLines(texts), chain);
            default -> lesson == step || lesson.chain().isLit() ? List.of(chain) : List.of();
        };
    }

    private Hyperlink wayBack() {
        Hyperlink back = new Hyperlink(null, Icon.of(Feather.ARROW_LEFT));
        back.setId("learn-back");
        back.setWrapText(true);
        String name = "step." + step.id() + ".name";
        back.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("learn.back", texts.get(name)), texts.language()));
        back.setOnAction(_ -> back());
        return back;
    }

    private VBox section(Lesson.Section section) {
        VBox part = new VBox(Words.label(texts, section.heading(), Styles.TEXT_BOLD), new Terms(texts, section.text()));
        part.getStyleClass().add("tight");
        return part;
    }

    private void follow(Scene before, Scene now) {
        prefWidthProperty().unbind();
        if (before != null) {
            before.focusOwnerProperty().removeListener(focus);
        }
        if (now != null) {
            now.focusOwnerProperty().addListener(focus);
            prefWidthProperty().bind(now.widthProperty().map(width ->
                    Math.clamp(LEAST + (width.doubleValue() - LEAST_WINDOW) * SHARE, LEAST, MOST)));
        }
    }

    /** What has the focus says what it is about; the rest of the page leaves the lesson as it is. */
    private void follow(Node focused) {
        if (shown == null) {
            return;
        }
        Topic.around(focused).ifPresentOrElse(topic -> {
            topic.lesson().filter(lesson -> lesson != shown).ifPresent(this::show);
            if (!topic.links().isEmpty() && shown == step) {
                chain.light(step.chain().here(topic.links()));
            }
        }, () -> chain.light(shown.chain()));
    }
}
