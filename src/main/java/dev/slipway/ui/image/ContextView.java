package dev.slipway.ui.image;

import dev.slipway.change.Bytes;
import dev.slipway.change.Operation;
import dev.slipway.change.Translated;
import dev.slipway.image.ContextReport;
import dev.slipway.image.ContextSecret;
import dev.slipway.image.ContextSize;
import dev.slipway.image.IgnoreLines;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What of the source folder should not go to Docker, and a plan that keeps it out; takes no room without any. */
final class ContextView extends VBox {

    private static final int MOST = 12;

    private final Workspace workspace;
    private final Texts texts;
    private final Latest<ContextReport> looking;
    private final ObjectProperty<Optional<Addition>> wanted = new SimpleObjectProperty<>(Optional.empty());
    private final ChangeStep<Addition> change;
    private final ChangeView<Addition> preview;

    /** Lines to be added to the ignore file of the source folder. */
    private record Addition(Path repository, String source, String ignoreFile, List<String> lines) {}

    /** @param lookAgain run once the lines were added */
    ContextView(Workspace workspace, Runnable lookAgain) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.looking = new Latest<>(workspace.background(), this::show);
        this.change = workspace.step(ContextView::adding, wanted);
        this.preview = new ChangeView<>(texts, change, "image-context");
        setId("image-context");
        getStyleClass().add("tight");
        visibleProperty().bind(Bindings.isNotEmpty(getChildren()));
        managedProperty().bind(visibleProperty());
        workspace.pipeline().addListener((_, _, _) -> look());
        change.mark().addListener((_, _, now) -> {
            if (now == Mark.DONE) {
                look();
                lookAgain.run();
            }
        });
    }

    private static Operation<Addition> adding(World world) {
        return new Translated<>(new FileSetup(world.records().previous()), addition -> IgnoreLines.request(
                addition.repository, addition.source, addition.ignoreFile, addition.lines));
    }

    /** What lies in the folder now. */
    void look() {
        World world = workspace.world().get();
        if (world != null && workspace.pipeline().get() != null) {
            Path folder = world.code().folder().resolve(workspace.pipeline().get().app().folder());
            looking.instead(_ -> ContextReport.of(folder));
        }
    }

    /** What keeps the folder from being read is told by the preview of the build. */
    private void show(Ending<ContextReport> ending) {
        getChildren().clear();
        if (ending instanceof Ending.Answer<ContextReport>(ContextReport report)) {
            showSizes(report);
            showSecrets(report);
        }
    }

    private void showSizes(ContextReport report) {
        if (!report.biggest().isEmpty()) {
            getChildren().add(Fact.open(texts, "image.context.large", new Bytes(report.bytes())));
            for (ContextSize size : report.biggest()) {
                getChildren().add(detail("image.context.size", new Bytes(size.bytes()), size.name()));
            }
        }
    }

    private void showSecrets(ContextReport report) {
        List<ContextSecret> stray = report.secrets().stream().filter(secret -> !secret.isCopiedByName()).toList();
        if (!stray.isEmpty()) {
            getChildren().add(Fact.open(texts, "image.context.secrets", stray.size()));
            stray.stream().limit(MOST).forEach(secret -> getChildren().add(
                    detail("image.context.secret." + secret.kind(), secret.name(), secret.line())));
            if (stray.size() > MOST) {
                getChildren().add(detail("image.context.more", stray.size() - MOST));
            }
            getChildren().add(keepingOut(report));
        }
        report.secrets().stream().filter(ContextSecret::isCopiedByName).limit(MOST).forEach(secret ->
                getChildren().add(Fact.open(texts, "note.image.secretCopied", secret.name(), secret.copiedIn())));
    }

    private VBox keepingOut(ContextReport report) {
        World world = workspace.world().get();
        Button add = Words.button(texts, "image.context.add", Feather.EYE_OFF, change::look);
        add.setId("image-context-add");
        preview.visibleProperty().bind(change.state().map(state -> !(state instanceof StepState.Asking<Addition>)));
        preview.managedProperty().bind(preview.visibleProperty());
        wanted.set(Optional.of(new Addition(world.code().folder(), workspace.pipeline().get().app().folder(),
                report.ignoreFile(), report.lines())));
        return new VBox(8, new FlowPane(add), preview);
    }

    private Label detail(String key, Object... facts) {
        Label detail = Words.flowing();
        detail.textProperty().bind(texts.bind(key, facts));
        detail.getStyleClass().addAll("image-context-detail", "muted");
        return detail;
    }
}
