package dev.slipway.ui.reach;

import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.PortRequest;
import dev.slipway.reach.Walk;
import dev.slipway.ui.Workspace;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** Who is to get in by the port. */
final class PortForm {

    private final AddressForm from;
    private final ObservableValue<Optional<PortRequest>> wanted;

    PortForm(Workspace workspace, AddressForm from, ObservableValue<Optional<Walk>> walk) {
        this.from = from;
        this.wanted = Bindings.createObjectBinding(
                () -> request(workspace.pipeline().get(), walk.getValue(), from.cidr().getValue()),
                workspace.pipeline(), walk, from.cidr());
    }

    AddressForm from() {
        return from;
    }

    /** Empty until the walk has found where a rule would stand. */
    ObservableValue<Optional<PortRequest>> wanted() {
        return wanted;
    }

    private static Optional<PortRequest> request(Pipeline pipeline, Optional<Walk> walk, Optional<Cidr> from) {
        return pipeline == null ? Optional.empty() : walk.flatMap(Walk::door)
                .filter(door -> !door.securityGroups().isEmpty())
                .flatMap(door -> from.map(cidr -> new PortRequest(door.securityGroups().getFirst(), door.port(), cidr,
                        pipeline.tag())));
    }
}
