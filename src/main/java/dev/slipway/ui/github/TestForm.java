package dev.slipway.ui.github;

import dev.slipway.change.Note;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Answer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the workflow file tests the program with. Knows no toolkit nodes. */
final class TestForm {

    private static final int MOST = 1_000;
    /** GitHub puts in what stands between this and its end before any shell sees it. */
    private static final String EXPRESSION = "${{";
    /** What YAML cannot hold, and more than one line. */
    private static final Pattern UNUSABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFFFE\\uFFFF]");

    private final Workspace workspace;
    private final Answer command = new Answer("", TestForm::complaint);
    private final ObjectProperty<Optional<Boolean>> hasStage = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableValue<Optional<Note>> used;
    private final ObservableValue<Optional<Pipeline>> wanted;

    TestForm(Workspace workspace) {
        this.workspace = workspace;
        this.used = Bindings.createObjectBinding(() -> hasStage.get().map(this::note), hasStage,
                workspace.pipeline());
        this.wanted = Answer.request(List.of(command), workspace.pipeline()::get, workspace.pipeline());
        workspace.world().addListener((_, _, world) -> {
            hasStage.set(Optional.empty());
            command.set(world.pipeline().app().testCommand());
        });
        command.text().addListener((_, _, _) -> keep());
    }

    /** May be empty. */
    Answer command() {
        return command;
    }

    /** The pipeline, once the command is a good one. */
    ObservableValue<Optional<Pipeline>> wanted() {
        return wanted;
    }

    /** Which test the workflow file gets; empty while the Dockerfile has not been read. */
    ObservableValue<Optional<Note>> used() {
        return used;
    }

    /** Looks whether the Dockerfile has a stage for the tests. */
    void read() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        workspace.background().start(_ -> WorkflowSetup.hasTestStage(world, pipeline), ending ->
                // a file that cannot be read is told where the workflow is looked at
                hasStage.set(ending instanceof Ending.Answer<Boolean>(Boolean has) ? Optional.of(has)
                        : Optional.empty()));
    }

    private static Optional<Note> complaint(String text) {
        boolean isBad = text.length() > MOST || text.contains(EXPRESSION) || UNUSABLE.matcher(text).find();
        return isBad ? Optional.of(Note.warning("secret.tests.bad", EXPRESSION, MOST)) : Optional.empty();
    }

    private Note note(boolean stage) {
        Pipeline pipeline = workspace.pipeline().get();
        String dockerfile = WorkflowSetup.dockerfile(pipeline);
        if (stage) {
            return Note.info("secret.tests.stage", dockerfile);
        }
        return pipeline.app().testCommand().isBlank() ? Note.info("secret.tests.nothing", dockerfile)
                : Note.info("secret.tests.command", dockerfile, pipeline.app().folder());
    }

    private void keep() {
        Pipeline pipeline = workspace.pipeline().get();
        if (pipeline != null && command.isGood()) {
            workspace.pipeline().set(pipeline.withApp(pipeline.app().withTestCommand(command.value())));
        }
    }
}
