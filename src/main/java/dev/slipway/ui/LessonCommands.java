package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.learn.Command;
import dev.slipway.learn.Lesson;
import dev.slipway.learn.Names;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.scene.layout.VBox;

/** What one would type instead, with the pipeline's own names; follows them as they are changed. */
final class LessonCommands extends VBox {

    private final Workspace workspace;
    private Lesson lesson;
    private boolean isOfWatched;

    LessonCommands(Workspace workspace) {
        this.workspace = workspace;
        setId("learn-commands");
        getStyleClass().add("lesson-commands");
        managedProperty().bind(visibleProperty());
        workspace.pipeline().addListener((_, _, _) -> fill());
        workspace.world().addListener((_, _, _) -> fill());
        workspace.watched().addListener((_, _, _) -> fill());
    }

    /** @param watched whether the service is meant that is watched, rather than the pipeline's own */
    void show(Lesson shown, boolean watched) {
        lesson = shown;
        isOfWatched = watched;
        fill();
    }

    private void fill() {
        if (lesson == null) {
            return;
        }
        getChildren().setAll(Words.label(workspace.texts(), "learn.commands", Styles.TEXT_BOLD));
        if (workspace.world().get() != null && workspace.world().get().isPractice()) {
            getChildren().add(Words.label(workspace.texts(), "learn.practice", "muted", Styles.TEXT_SMALL));
        }
        add("learn.looks", lesson.looks());
        add("learn.changes", lesson.changes());
        setVisible(!lesson.looks().isEmpty() || !lesson.changes().isEmpty());
    }

    private void add(String key, List<Command> commands) {
        if (!commands.isEmpty()) {
            Names names = names();
            getChildren().add(Words.label(workspace.texts(), key, "muted", Styles.TEXT_SMALL));
            commands.forEach(command -> getChildren().add(new Code(workspace.texts(),
                    command.folded(names), command.filled(names))));
        }
    }

    private Names names() {
        World world = workspace.world().get();
        Names names = world == null ? Names.unknown() : Names.of(workspace.pipeline().get(), world.account());
        return isOfWatched ? names.with(workspace.watched().get()) : names;
    }
}
