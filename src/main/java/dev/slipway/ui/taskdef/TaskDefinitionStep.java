package dev.slipway.ui.taskdef;

import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Reveal;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Step 6: open, strip, edit, save. */
public final class TaskDefinitionStep implements Step {

    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");
    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");

    private final Workspace workspace;
    private final Texts texts;
    private final Editor editor = new Editor();
    private final Sources sources;
    private final SavedFile file;
    private final ChangeStep<FileRequest> saving;
    private final Saving inOneGo;
    private final AgreementList agreement;
    private final VBox view = new VBox();
    /** Another program may write the file while it is being looked at. */
    private final Timeline looking = new Timeline();
    /** What saving would do costs one look at a file, so it is there before anybody asks for it. */
    private final PauseTransition settled = new PauseTransition(Duration.millis(400));

    public TaskDefinitionStep(Workspace workspace) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.sources = new Sources(workspace, editor);
        this.file = new SavedFile(workspace, editor);
        this.saving = workspace.step(world -> new FileSetup(world.records().previous()),
                Bindings.createObjectBinding(this::wanted, editor.text(), editor.problem(), workspace.world(), workspace.pipeline()));
        this.inOneGo = new Saving(workspace.background(), saving);
        view.getStyleClass().add("fields");
        looking.getKeyFrames().add(new KeyFrame(Duration.seconds(2), _ -> file.look()));
        looking.setCycleCount(Animation.INDEFINITE);
        Comparison comparison = new Comparison(workspace, editor);
        DocumentView both = new DocumentView(workspace, editor, new SaveButton(texts, inOneGo));
        this.agreement = new AgreementList(workspace, editor, both::show);
        ChangeView<FileRequest> changes = new ChangeView<>(texts, saving, "taskdef");
        VBox document = new VBox(new FormNote(texts, editor), new RemovedList(texts, editor), agreement,
                new FindingList(texts, editor, both::show), both, changes,
                new ComparisonView(texts, comparison), new SentView(texts, new Sending(workspace, editor)),
                new RegistrationView(workspace, editor, comparison::refresh));
        document.getStyleClass().add("fields");
        document.visibleProperty().bind(editor.text().isNotEmpty());
        document.managedProperty().bind(document.visibleProperty());
        view.getChildren().addAll(new SourceBar(texts, sources), new SavedFileView(texts, file),
                new EditorProblems(texts, editor), document);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        settled.setOnFinished(_ -> saving.lookOnce());
        saving.wanted().addListener(_ -> settled.playFromStart());
        saving.mark().addListener((_, _, now) -> {
            if (now == Mark.DONE) {
                file.look();
                comparison.refresh();
            } else if (now == Mark.TROUBLE) {
                Reveal.inPage(changes);
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
        agreement.look();
        looking.play();
    }

    @Override
    public void hidden() {
        looking.stop();
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
        } else if (SAVE.match(event)) {
            inOneGo.save();
            event.consume();
        }
    }
}
