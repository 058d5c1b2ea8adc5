package dev.slipway.ui.taskdef;

import dev.slipway.pipeline.FileRequest;
import dev.slipway.ui.Background;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.StepState;

/** Saving in one go: looks first where what is on the disk has not been looked at yet. Knows no toolkit nodes. */
final class Saving {

    private final Background background;
    private final ChangeStep<FileRequest> step;
    private boolean isWished;

    Saving(Background background, ChangeStep<FileRequest> step) {
        this.background = background;
        this.step = step;
        step.state().addListener((_, _, now) -> goOn(now));
    }

    ChangeStep<FileRequest> step() {
        return step;
    }

    /** Saves what is in the editor, as soon as it is known what that would change. */
    void save() {
        isWished = true;
        goOn(step.state().get());
        if (isWished) {
            step.look();
        }
    }

    /** Whether there is something to save, as far as is known. */
    boolean isToSave() {
        return switch (step.state().get()) {
            case StepState.Previewing<FileRequest>(var plan) -> !plan.isAllKept();
            case StepState.Checked<FileRequest> _, StepState.Applying<FileRequest> _ -> false;
            default -> step.wanted().getValue().isPresent();
        };
    }

    private void goOn(StepState<FileRequest> now) {
        switch (now) {
            case StepState.Previewing<FileRequest> _ when isWished -> {
                isWished = false;
                // later, so that everybody hears of the plan before it is carried out
                background.onScreen(step::apply);
            }
            case StepState.Stuck<FileRequest> _, StepState.Checked<FileRequest> _, StepState.Applying<FileRequest> _ ->
                    isWished = false;
            default -> { }
        }
    }
}
