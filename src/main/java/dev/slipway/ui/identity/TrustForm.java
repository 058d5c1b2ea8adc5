package dev.slipway.ui.identity;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Trust;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Which role, and for which branch. */
final class TrustForm {

    private final Answer role = new Answer("", Checks.matches("[A-Za-z0-9+=,.@_-]{1,64}", "target.name.role"));
    private final Answer branch = new Answer("", Checks.matches("(?!.*\\.\\.)[^\\s~^:?*\\[\\\\]{1,200}",
            "trust.badBranch"));
    private final ObservableValue<Optional<Pipeline>> wanted;

    /** @param base what the answers are filled into */
    TrustForm(ObservableValue<Pipeline> base) {
        this.wanted = Answer.request(List.of(role, branch),
                () -> base.getValue() == null ? null : filledInto(base.getValue()), base);
    }

    ObservableValue<Optional<Pipeline>> wanted() {
        return wanted;
    }

    void show(Pipeline pipeline) {
        role.set(pipeline.trust().role());
        branch.set(pipeline.branch());
    }

    Answer role() {
        return role;
    }

    Answer branch() {
        return branch;
    }

    private Pipeline filledInto(Pipeline base) {
        Trust trust = base.trust();
        return base.withBranch(branch.value())
                .withTrust(new Trust(trust.issuer(), trust.audience(), role.value(), trust.secret()));
    }
}
