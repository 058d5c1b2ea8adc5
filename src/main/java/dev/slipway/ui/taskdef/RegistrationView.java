package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Registration;
import dev.slipway.taskdef.RegistrationRequest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Words;
import javafx.scene.layout.VBox;

/** Registering the definition in the editor without deploying it, folded away until somebody wants to. */
final class RegistrationView extends VBox {

    /** @param registered what to do when a revision has been made */
    RegistrationView(Workspace workspace, Editor editor, Runnable registered) {
        ChangeStep<RegistrationRequest> step = workspace.step(world -> new Registration(world.account()),
                Sending.wanted(workspace, editor));
        step.mark().addListener((_, _, now) -> {
            if (now == Mark.DONE) {
                registered.run();
            }
        });
        Folded section = new Folded(workspace.texts(), "taskdef.register",
                Words.label(workspace.texts(), "taskdef.register.words", "lead"),
                new ChangeView<>(workspace.texts(), step, "taskdef-register"));
        section.setId("taskdef-register");
        getChildren().add(section);
    }
}
