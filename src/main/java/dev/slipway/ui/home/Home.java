package dev.slipway.ui.home;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Interruption;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.cleanup.CleanupPage;
import dev.slipway.ui.cleanup.RunningNotice;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Three doors, one for each of the people who come here. */
public final class Home extends ScrollPane {

    private final Workspace workspace;
    private final VBox notices = new VBox();

    /** @param open told the key of the step to open */
    public Home(Workspace workspace, Consumer<String> open) {
        this.workspace = workspace;
        Texts texts = workspace.texts();
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        HBox doors = new HBox(
                door("setUp", Feather.MAP, () -> open.accept("connect")),
                door("edit", Feather.FILE_TEXT, () -> open.accept("taskdef")),
                door("stuck", Feather.LIFE_BUOY, () -> open.accept("deploy/watch")));
        doors.getStyleClass().add("doors");
        notices.getStyleClass().add("notices");
        VBox content = new VBox(Words.label(texts, "home.title", Styles.TITLE_1),
                Words.label(texts, "home.lead", "lead"), doors, below(open), new RunningNotice(workspace), notices);
        content.getStyleClass().addAll("page", "home");
        setContent(content);
        workspace.world().addListener((_, _, world) -> showNotices(world));
        texts.language().addListener((_, _, _) -> showNotices(workspace.world().get()));
    }

    private HBox below(Consumer<String> open) {
        Texts texts = workspace.texts();
        HBox below = new HBox(
                Words.button(texts, "home.exercises", Feather.AWARD, () -> open.accept("exercises")),
                Words.button(texts, "home.cleanUp", Feather.TRASH_2, () -> open.accept(CleanupPage.KEY)));
        below.getStyleClass().add("buttons");
        return below;
    }

    private Button door(String key, Feather icon, Runnable action) {
        FontIcon picture = Icon.of(icon, "door-icon");
        Label title = Words.label(workspace.texts(), "home." + key + ".title", Styles.TITLE_4);
        Label words = Words.label(workspace.texts(), "home." + key + ".words");
        VBox inside = new VBox(picture, title, words);
        inside.getStyleClass().add("door-inside");
        Button door = new Button(null, inside);
        door.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        door.setId("home-" + key);
        door.getStyleClass().add("door");
        door.setMaxWidth(Double.MAX_VALUE);
        door.accessibleTextProperty().bind(title.textProperty());
        door.setOnAction(_ -> action.run());
        HBox.setHgrow(door, Priority.ALWAYS);
        return door;
    }

    private void showNotices(World world) {
        notices.getChildren().clear();
        if (world == null) {
            return;
        }
        Texts texts = workspace.texts();
        if (world.isPractice()) {
            notices.getChildren().add(new NoteView(texts, Note.info("home.practice")));
        }
        try {
            Interruption interruption = world.records().ledger().interruption();
            if (!interruption.isNone()) {
                notices.getChildren().addAll(new NoteView(texts, Note.warning("home.interrupted",
                        names(interruption.done()), names(interruption.uncertain()),
                        names(interruption.notBegun()))),
                        Words.button(texts, "home.settle", Feather.CHECK, () -> settle(world, interruption)));
            }
        } catch (ProblemException e) {
            notices.getChildren().add(new ProblemView(texts, e.problem()));
        }
    }

    /** The user has read it and wants to hear no more of it. */
    private void settle(World world, Interruption interruption) {
        try {
            world.records().ledger().settle(interruption);
            showNotices(world);
        } catch (ProblemException e) {
            notices.getChildren().add(new ProblemView(workspace.texts(), e.problem()));
        }
    }

    private String names(List<Subject> subjects) {
        Texts texts = workspace.texts();
        return subjects.isEmpty() ? texts.get("home.nothing") : subjects.stream()
                .map(subject -> texts.get("kind." + subject.kind().name()) + " " + subject.name())
                .collect(Collectors.joining(", "));
    }
}
