package dev.slipway.ui.reach;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Ladder;
import dev.slipway.reach.PortRequest;
import dev.slipway.reach.Rung;
import dev.slipway.ui.control.Answer;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Who is to get in by the port. */
final class PortForm {

    /** Everybody, until somebody types their own address. */
    private static final String EVERYBODY = "0.0.0.0/0";

    private final Answer cidr = new Answer("", PortForm::complaint);
    private final ObservableValue<Optional<PortRequest>> wanted;

    PortForm(ObservableValue<Pipeline> pipeline, ObservableValue<List<Rung>> rungs) {
        this.wanted = Answer.request(List.of(cidr), () -> request(pipeline.getValue(), rungs.getValue()), pipeline,
                rungs);
    }

    Answer cidr() {
        return cidr;
    }

    void forEverybody() {
        cidr.set(EVERYBODY);
    }

    /** Empty until the walk has found a security group. */
    ObservableValue<Optional<PortRequest>> wanted() {
        return wanted;
    }

    private PortRequest request(Pipeline pipeline, List<Rung> rungs) {
        List<String> groups = Ladder.securityGroups(rungs);
        return pipeline == null || groups.isEmpty() ? null
                : new PortRequest(groups.getFirst(), pipeline.app().port(), parsed(cidr.value()), pipeline.tag());
    }

    private static Cidr parsed(String text) {
        try {
            return Cidr.of(text);
        } catch (ProblemException e) {
            throw new IllegalStateException("only a good answer gets here", e);
        }
    }

    private static Optional<Note> complaint(String text) {
        if (text.isEmpty()) {
            return Optional.of(Note.warning("reach.typeAddress"));
        }
        try {
            Cidr.of(text);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(Note.warning(e.problem().key() + ".advice", e.problem().facts().toArray()));
        }
    }
}
