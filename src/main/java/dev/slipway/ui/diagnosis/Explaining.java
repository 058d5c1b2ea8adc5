package dev.slipway.ui.diagnosis;

import dev.slipway.change.Problem;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Evidence;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Looks for causes behind the screen; what was asked last is what counts. Knows no toolkit nodes. */
public final class Explaining {

    private final Latest<Diagnosis> thinking;
    private final ReadOnlyObjectWrapper<Optional<Diagnosis>> diagnosis = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Evidence> asked = List.of();

    public Explaining(Workspace workspace) {
        this.thinking = new Latest<>(workspace.background(), this::ended);
    }

    /** Empty while nothing is asked. */
    public ReadOnlyObjectProperty<Optional<Diagnosis>> diagnosis() {
        return diagnosis.getReadOnlyProperty();
    }

    /** What kept it from being thought through; a fault of this program. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** @param evidence without any, there is nothing to explain */
    public void ask(List<Evidence> evidence) {
        if (evidence.equals(asked)) {
            return;
        }
        asked = List.copyOf(evidence);
        if (asked.isEmpty()) {
            thinking.drop();
            diagnosis.set(Optional.empty());
        } else {
            thinking.next(_ -> Diagnosis.of(evidence));
        }
    }

    /** Takes what the nearest evidence tells, see {@link Diagnosis#ofNearest}. It is gathered behind the screen, too. */
    public void askNearest(Supplier<List<Evidence>> evidence) {
        thinking.next(_ -> Diagnosis.ofNearest(evidence.get()));
    }

    private void ended(Ending<Diagnosis> ending) {
        switch (ending) {
            case Ending.Answer<Diagnosis>(Diagnosis found) -> {
                diagnosis.set(Optional.of(found));
                problem.set(Optional.empty());
            }
            case Ending.Trouble<Diagnosis> trouble -> problem.set(Optional.of(trouble.problem()));
        }
    }
}
