package dev.slipway.ui.reach;

import dev.slipway.change.Note;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.PortRequest;
import dev.slipway.reach.Walk;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Answer;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Who is to get in by the port, and what the rule is to say of itself. */
final class PortForm {

    private final AddressForm from;
    private final Answer description = new Answer("", PortForm::complaint);
    private final ObservableValue<Optional<PortRequest>> wanted;

    PortForm(Workspace workspace, AddressForm from, ObservableValue<Optional<Walk>> walk) {
        this.from = from;
        this.wanted = Answer.request(List.of(description),
                () -> request(workspace.pipeline().get(), walk.getValue(), from.cidr().getValue()).orElse(null),
                workspace.pipeline(), walk, from.cidr());
        workspace.world().addListener((_, _, world) -> description.set(
                PortRequest.usualDescription(world.pipeline().tag())));
    }

    AddressForm from() {
        return from;
    }

    Answer description() {
        return description;
    }

    /** Empty until the walk has found where a rule would stand. */
    ObservableValue<Optional<PortRequest>> wanted() {
        return wanted;
    }

    private Optional<PortRequest> request(Pipeline pipeline, Optional<Walk> walk, Optional<Cidr> who) {
        return pipeline == null ? Optional.empty() : walk.flatMap(Walk::door)
                .filter(door -> !door.securityGroups().isEmpty())
                .flatMap(door -> who.map(cidr -> new PortRequest(door.securityGroups().getFirst(), door.port(), cidr,
                        pipeline.tag(), description.value())));
    }

    private static Optional<Note> complaint(String text) {
        return PortRequest.isDescription(text) ? Optional.empty()
                : Optional.of(Note.warning("reach.description.characters"));
    }
}
