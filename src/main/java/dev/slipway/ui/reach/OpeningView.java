package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.reach.PortOpening;
import dev.slipway.reach.PortRequest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Reveal;
import dev.slipway.ui.control.Words;
import javafx.scene.layout.VBox;

/** Opening the port by a plan; out of the way until somebody wants it. */
final class OpeningView extends VBox {

    private final AddressView from;

    OpeningView(Workspace workspace, Walking walking, PortForm form) {
        Texts texts = workspace.texts();
        ChangeStep<PortRequest> step = workspace.step(world -> new PortOpening(world.account()), form.wanted());
        this.from = new AddressView(workspace, form.from());
        setId("reach-opening");
        getStyleClass().addAll("fields", "opening");
        ChangeView<PortRequest> change = new ChangeView<>(texts, step, "reach");
        VBox title = new VBox(Words.label(texts, "reach.open", Styles.TEXT_BOLD),
                Words.label(texts, "reach.open.words", Styles.TEXT_SMALL, "muted"));
        title.getStyleClass().add("tight");
        Folded more = new Folded(texts, "reach.description.more",
                Field.line(texts, "reach.description", form.description()));
        getChildren().addAll(title, from, more, change);
        visibleProperty().set(false);
        managedProperty().bind(visibleProperty());
        form.from().asking().addListener((_, _, now) -> {
            if (!now) {
                step.look();
            }
        });
        step.state().addListener((_, _, now) -> {
            if (now instanceof StepState.Checked<PortRequest>) {
                walking.walk();
            }
            if (now instanceof StepState.Previewing<PortRequest>) {
                workspace.background().onScreen(() -> Reveal.inPage(change));
            }
        });
        workspace.world().addListener((_, _, _) -> setVisible(false));
    }

    /** Comes to the front, with the first question. */
    void open() {
        setVisible(true);
        applyCss();
        layout();
        Reveal.inPage(this);
        from.focus();
    }
}
