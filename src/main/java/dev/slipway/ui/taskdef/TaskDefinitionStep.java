package dev.slipway.ui.taskdef;

import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 6: open, strip, edit, save. */
public final class TaskDefinitionStep implements Step {

    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

    private final Workspace workspace;
    private final Texts texts;
    private final Editor editor = new Editor();
    private final Sources sources;
    private final SavedFile file;
    private final ChangeStep<FileRequest> saving;
    private final VBox view = new VBox();

    public TaskDefinitionStep(Workspace workspace) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.sources = new Sources(workspace, editor);
        this.file = new SavedFile(workspace, editor);
        this.saving = workspace.step(world -> new FileSetup(world.records().previous()),
                Bindings.createObjectBinding(this::wanted, editor.text(), editor.problem(), workspace.world(), workspace.pipeline()));
        view.getStyleClass().add("fields");
        DocumentView both = new DocumentView(workspace, editor);
        VBox document = new VBox(new FormNote(texts, editor), new RemovedList(texts, editor),
                new FindingList(texts, editor, both::show), fit(), both, new ChangeView<>(texts, saving, "taskdef"));
        document.getStyleClass().add("fields");
        document.visibleProperty().bind(editor.text().isNotEmpty());
        document.managedProperty().bind(document.visibleProperty());
        view.getChildren().addAll(new SourceBar(texts, sources), new SavedFileView(texts, file),
                new EditorProblems(texts, editor), document);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        saving.mark().addListener((_, _, now) -> {
            if (now == Mark.DONE) {
                file.look();
            }
        });
        editor.definition().addListener((_, _, now) -> now.flatMap(TaskDefinition::platform)
                .ifPresent(this::buildFor));
    }

    @Override
    public String key() {
        return "taskdef";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Mark> mark() {
        return saving.mark();
    }

    @Override
    public boolean isWide() {
        return true;
    }

    @Override
    public void shown() {
        file.look();
    }

    private Optional<FileRequest> wanted() {
        World world = workspace.world().get();
        if (world == null || !editor.isSound()) {
            return Optional.empty();
        }
        return Optional.of(new FileRequest(world.code().folder(),
                workspace.pipeline().get().files().taskDefinition(),
                editor.definition().get().orElseThrow().text()));
    }

    /** The pipeline's own container name and port, offered where the definition has others. */
    private Node fit() {
        Button button = Words.button(texts, "taskdef.fit", Feather.SHUFFLE, () -> editor.edit(this::fitted));
        button.textProperty().bind(Bindings.createStringBinding(() -> workspace.pipeline().get() == null ? ""
                : texts.get("taskdef.fit", workspace.pipeline().get().app().container(),
                        workspace.pipeline().get().app().port()), texts.language(), workspace.pipeline()));
        button.visibleProperty().bind(Bindings.createBooleanBinding(() -> editor.definition().get()
                .filter(definition -> workspace.pipeline().get() != null && !definition.equals(fitted(definition)))
                .isPresent(), editor.definition(), workspace.pipeline()));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private TaskDefinition fitted(TaskDefinition definition) {
        Pipeline pipeline = workspace.pipeline().get();
        String wanted = pipeline.app().container();
        if (definition.containers().isEmpty()) {
            return definition;
        }
        Container first = definition.container(wanted).orElse(definition.containers().getFirst());
        return Edit.containerPort(Edit.renameContainer(definition, first.name(), wanted), wanted,
                pipeline.app().port());
    }

    /** The image and the workflow's runner have to be of the processor that the task asks for. */
    private void buildFor(Platform platform) {
        Pipeline pipeline = workspace.pipeline().get();
        if (pipeline != null && pipeline.size().platform() != platform) {
            workspace.pipeline().set(pipeline.withSize(
                    new TaskSize(pipeline.size().cpu(), pipeline.size().memory(), platform)));
        }
    }

    private void shortcut(KeyEvent event) {
        if (UNDO.match(event)) {
            editor.undo();
            event.consume();
        } else if (REDO.match(event)) {
            editor.redo();
            event.consume();
        }
    }
}
