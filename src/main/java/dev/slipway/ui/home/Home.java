package dev.slipway.ui.home;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Interruption;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.cleanup.RunningNotice;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.pipeline.PipelineState;
import dev.slipway.ui.pipeline.StateCard;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Three doors, one for each of the people who come here, and what they were at before. */
public final class Home extends ScrollPane {

    private final Workspace workspace;
    private final Texts texts;
    private final VBox notices = new VBox();
    private final VBox told = new VBox();
    private final FlowPane links = new FlowPane();
    private final Tour tour;

    /** @param recent the pipelines worked on lately */
    public Home(Workspace workspace, PipelineState state, Recent recent) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.tour = new Tour(workspace, this);
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        Doors doors = new Doors(List.of(door("setUp", Feather.MAP, "connect"),
                door("edit", Feather.FILE_TEXT, "taskdef"), door("stuck", Feather.LIFE_BUOY, "deploy/watch")));
        doors.setId("home-doors");
        links.setId("home-links");
        links.getStyleClass().add("links");
        link("tour", Feather.COMPASS, tour::begin);
        notices.getStyleClass().add("notices");
        RecentList list = recent.list(workspace);
        Label practice = Words.label(texts, "home.practice", "muted");
        practice.visibleProperty().bind(Bindings.createBooleanBinding(() -> workspace.world().get() != null
                && workspace.world().get().isPractice(), workspace.world()));
        practice.managedProperty().bind(practice.visibleProperty());
        VBox title = new VBox(Words.label(texts, "home.title", Styles.TITLE_1), Words.label(texts, "home.lead", "lead"));
        title.getStyleClass().add("home-title");
        VBox ways = new VBox(doors, links);
        ways.getStyleClass().add("ways");
        VBox content = new VBox(title, told, new RunningNotice(workspace), notices, ways, list,
                new StateCard(workspace, state), practice);
        content.getStyleClass().addAll("page", "home");
        setContent(content);
        Runnable look = () -> {
            if (getScene() != null) {
                state.look();
                list.look();
            }
        };
        workspace.world().addListener((_, _, world) -> {
            showNotices(world);
            look.run();
        });
        texts.language().addListener((_, _, _) -> showNotices(workspace.world().get()));
        sceneProperty().addListener(_ -> look.run());
    }

    /** Adds a way to a page of its own, below the doors. */
    public Home with(String key, Feather icon) {
        link(key, icon, () -> workspace.open(key));
        return this;
    }

    /** Adds what is told above the doors while there is something to tell. */
    public Home telling(Node notice) {
        told.getChildren().add(notice);
        told.managedProperty().bind(notice.managedProperty());
        return this;
    }

    /** The three bubbles for a newcomer. */
    public Tour tour() {
        return tour;
    }

    private void link(String key, Feather icon, Runnable action) {
        Button link = Words.button(texts, "home." + key, icon, action);
        link.getStyleClass().addAll(Styles.FLAT, Styles.ACCENT);
        links.getChildren().add(link);
    }

    private Button door(String key, Feather icon, String step) {
        FontIcon picture = Icon.of(icon, "door-icon");
        Label title = Words.label(texts, "home." + key + ".title", Styles.TITLE_4);
        Label words = Words.label(texts, "home." + key + ".words");
        VBox inside = new VBox(picture, title, words);
        inside.getStyleClass().add("door-inside");
        Button door = new Button(null, inside);
        door.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        door.setId("home-" + key);
        door.getStyleClass().add("door");
        door.setMaxWidth(Double.MAX_VALUE);
        door.accessibleTextProperty().bind(title.textProperty());
        door.setOnAction(_ -> workspace.open(step));
        return door;
    }

    /** What was going on when the program ended goes before everything else. */
    private void showNotices(World world) {
        notices.getChildren().clear();
        if (world != null) {
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
        notices.setManaged(!notices.getChildren().isEmpty());
    }

    /** The user has read it and wants to hear no more of it. */
    private void settle(World world, Interruption interruption) {
        try {
            world.records().ledger().settle(interruption);
            showNotices(world);
        } catch (ProblemException e) {
            notices.getChildren().add(new ProblemView(texts, e.problem()));
        }
    }

    private String names(List<Subject> subjects) {
        return subjects.isEmpty() ? texts.get("home.nothing") : subjects.stream()
                .map(subject -> texts.get("kind." + subject.kind().name()) + " " + subject.name())
                .collect(Collectors.joining(", "));
    }
}
