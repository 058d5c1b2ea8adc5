package dev.slipway.ui.reach;

import dev.slipway.ui.Step;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 8: walk the way, see where it ends, let somebody in by the port, walk it again. */
public final class ReachStep implements Step {

    private final Workspace workspace;
    private final Walking walking;
    private final VBox view = new VBox();

    public ReachStep(Workspace workspace) {
        this.workspace = workspace;
        Texts texts = workspace.texts();
        AddressForm from = new AddressForm(workspace);
        this.walking = new Walking(workspace, from.own());
        OpeningView opening = new OpeningView(workspace, walking, new PortForm(workspace, from, walking.newest()));
        MendButtons mends = new MendButtons(workspace, opening::open, walking::keepTrying, walking::ask);
        Button sumUp = Words.button(texts, "reach.sumUp", Feather.CLIPBOARD, () -> workspace.open("summary"));
        sumUp.visibleProperty().bind(Bindings.createBooleanBinding(() -> walking.mark().getValue() == Mark.DONE,
                walking.mark()));
        sumUp.managedProperty().bind(sumUp.visibleProperty());
        view.getStyleClass().add("fields");
        view.getChildren().addAll(new WalkBar(texts, walking), new OutcomeView(workspace, walking, mends), sumUp,
                opening, new PathView(workspace, walking, mends), new ClosingView(workspace, walking),
                new PictureBar(workspace, walking));
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
    public boolean isWide() {
        return true;
    }

    @Override
    public void shown() {
        walking.resume();
    }

    @Override
    public void hidden() {
        walking.pause();
    }
}
