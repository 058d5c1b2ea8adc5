package dev.slipway.ui.rollout;

import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What the watch has written down, folded away until somebody wants to look back or to hand it on. */
final class ReplayView extends VBox {

    private final Texts texts;

    ReplayView(Workspace workspace, Watching watching, Showing showing) {
        this.texts = workspace.texts();
        setId("deploy-replay");
        getStyleClass().add("change-body");
        Node slider = shownWhile(new MomentSlider(texts, showing), Bindings.createBooleanBinding(
                () -> !showing.moments().get().isEmpty(), showing.moments()));
        Node reading = shownWhile(Words.label(texts, "deploy.replay.reading", "muted"), Bindings.createBooleanBinding(
                () -> showing.reading().get() && showing.moments().get().isEmpty(), showing.reading(),
                showing.moments()));
        Node nothing = shownWhile(Words.label(texts, "deploy.replay.nothing", "muted"), Bindings.createBooleanBinding(
                () -> !showing.reading().get() && showing.moments().get().isEmpty()
                        && showing.problem().get().isEmpty(),
                showing.reading(), showing.moments(), showing.problem()));
        Folded folded = new Folded(texts, "deploy.replay", Words.label(texts, "deploy.replay.words", "lead"), slider,
                reading, nothing, trouble(showing.problem(), problem -> new ProblemView(texts, problem)),
                new HelpView(texts, new HelpFile(workspace, watching.service(), showing), showing.timeline()));
        folded.expandedProperty().addListener((_, _, isOpen) -> {
            if (isOpen) {
                showing.open();
            }
        });
        getChildren().addAll(trouble(watching.unrecorded(), this::unrecorded), folded);
    }

    private NoteView unrecorded(Problem problem) {
        return new NoteView(texts, Note.warning("deploy.replay.unrecorded", texts.title(problem)));
    }

    private static VBox trouble(ObservableValue<Optional<Problem>> problem, Function<Problem, Node> view) {
        VBox place = new VBox();
        problem.addListener((_, _, now) -> show(place, now.map(view)));
        show(place, problem.getValue().map(view));
        return place;
    }

    private static void show(VBox place, Optional<Node> node) {
        place.getChildren().clear();
        node.ifPresent(place.getChildren()::add);
        place.setManaged(node.isPresent());
    }

    private static Node shownWhile(Node node, ObservableBooleanValue isSo) {
        node.visibleProperty().bind(isSo);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }
}
