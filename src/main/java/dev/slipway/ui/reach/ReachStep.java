package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.reach.PortOpening;
import dev.slipway.reach.PortRequest;
import dev.slipway.reach.Rung;
import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 8: walk the way, open the port, walk it again. */
public final class ReachStep implements Step {

    private final Workspace workspace;
    private final Texts texts;
    private final Walking walking;
    private final PortForm form;
    private final ChangeStep<PortRequest> opening;
    private final VBox view = new VBox();

    public ReachStep(Workspace workspace) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.walking = new Walking(workspace);
        this.form = new PortForm(workspace, walking.rungs());
        this.opening = workspace.step(world -> new PortOpening(world.account()), form.wanted());
        opening.state().addListener((_, _, now) -> {
            if (now instanceof StepState.Checked<PortRequest>) {
                walking.walk();
            }
        });
        view.getStyleClass().add("fields");
        view.getChildren().addAll(walk(), new LadderView(texts, walking), port(), new ClosingView(workspace, walking));
    }

    @Override
    public String key() {
        return "reach";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Mark> mark() {
        return walking.mark();
    }

    @Override
    public void shown() {
        if (workspace.world().get() != null) {
            walking.walk();
        }
    }

    private Node walk() {
        Button walk = Words.button(texts, "reach.walk", Feather.NAVIGATION, walking::walk);
        walk.getStyleClass().add(Styles.ACCENT);
        walk.disableProperty().bind(walking.busy());
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("busy");
        busy.visibleProperty().bind(walking.busy());
        HBox row = new HBox(walk, busy);
        row.getStyleClass().add("row");
        return row;
    }

    /** Offered while the security group is what stands in the way, and for as long as its plan is on the screen. */
    private Node port() {
        VBox port = new VBox(Words.label(texts, "reach.open", Styles.TEXT_BOLD),
                Words.label(texts, "reach.open.words"), new AddressView(workspace, form.from()), new ChangeView<>(texts, opening, "reach"));
        port.getStyleClass().add("fields");
        port.visibleProperty().bind(Bindings.createBooleanBinding(() -> walking.rungs().get().stream()
                .anyMatch(rung -> rung.kind() == Rung.Kind.SECURITY_GROUP && rung.state() != Rung.State.NOT_REACHED),
                walking.rungs()));
        port.managedProperty().bind(port.visibleProperty());
        return port;
    }
}
