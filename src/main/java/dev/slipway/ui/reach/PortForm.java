package dev.slipway.ui.reach;

import dev.slipway.change.Note;
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
        cidr.set(Cidr.everybody().toString());
    }

    /** Empty until the walk has found a security group. */
    ObservableValue<Optional<PortRequest>> wanted() {
        return wanted;
    }

    private PortRequest request(Pipeline pipeline, List<Rung> rungs) {
        List<String> groups = Ladder.securityGroups(rungs);
        return pipeline == null || groups.isEmpty() ? null
                : new PortRequest(groups.getFirst(), pipeline.app().port(), Cidr.of(cidr.value()).orElseThrow(), pipeline.tag());
    }

    private static Optional<Note> complaint(String text) {
        if (text.isEmpty()) {
            return Optional.of(Note.warning("reach.typeAddress"));
        }
        return switch (Cidr.read(text)) {
            case Cidr.Reading.Good _ -> Optional.empty();
            case Cidr.Reading.HostBits(var _, Cidr meant) -> Optional.of(Note.warning("reach.hostBits", text, meant));
            case Cidr.Reading.Bad(var _, int place) -> Optional.of(Note.warning("reach.badAddress", text, place + 1));
        };
    }
}
