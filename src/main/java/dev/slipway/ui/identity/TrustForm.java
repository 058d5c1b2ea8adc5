package dev.slipway.ui.identity;

import dev.slipway.change.Note;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.Trust;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Which role, for which branch, who of the repository gets in, and whose tokens they are. */
final class TrustForm {

    private final Answer role = new Answer("", Checks.matches("[A-Za-z0-9+=,.@_-]{1,64}", "target.name.role"));
    private final Answer branch = new Answer("", Checks.matches("(?!.*\\.\\.)[^\\s~^:?*\\[\\\\]{1,200}",
            "trust.badBranch"));
    private final Answer issuer = new Answer("", TrustForm::complaint);
    private final Answer audience = new Answer("", Checks.matches("[^\\s*?]{1,255}", "trust.badAudience"));
    private final ObjectProperty<Map<String, Boolean>> chosen = new SimpleObjectProperty<>(Map.of());
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final ObservableValue<Optional<TrustWish>> wanted;

    /** @param base what the answers are filled into */
    TrustForm(ObservableValue<Pipeline> base) {
        this.wanted = Answer.request(List.of(role, branch, issuer, audience), () -> base.getValue() == null ? null
                : new TrustWish(filledInto(base.getValue()), chosen.get(), narrow.get()), base, chosen, narrow);
    }

    private static Optional<Note> complaint(String issuer) {
        return Trust.problem(issuer).map(problem -> problem instanceof PipelineProblem.EnterpriseServer
                ? Note.warning("trust.serverIssuer") : Note.warning("trust.badIssuer"));
    }

    ObservableValue<Optional<TrustWish>> wanted() {
        return wanted;
    }

    void show(Pipeline pipeline) {
        chosen.set(Map.of());
        narrow.set(false);
        role.set(pipeline.trust().role());
        branch.set(pipeline.branch());
        issuer.set(pipeline.trust().issuer());
        audience.set(pipeline.trust().audience());
    }

    Answer role() {
        return role;
    }

    Answer branch() {
        return branch;
    }

    Answer issuer() {
        return issuer;
    }

    Answer audience() {
        return audience;
    }

    /** Whether what lets others in, though it may be meant, is closed too. */
    BooleanProperty narrow() {
        return narrow;
    }

    boolean isChosen(JobStart start) {
        return chosen.get().getOrDefault(start.context(), start.isWelcome());
    }

    void choose(JobStart start, boolean isIn) {
        Map<String, Boolean> now = new HashMap<>(chosen.get());
        now.put(start.context(), isIn);
        chosen.set(Map.copyOf(now));
    }

    private Pipeline filledInto(Pipeline base) {
        return base.withBranch(branch.value())
                .withTrust(new Trust(issuer.value(), audience.value(), role.value(), base.trust().secret()));
    }
}
