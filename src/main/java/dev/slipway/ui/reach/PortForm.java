package dev.slipway.ui.reach;

import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Ladder;
import dev.slipway.reach.PortRequest;
import dev.slipway.reach.Rung;
import dev.slipway.ui.Workspace;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** Who is to get in by the port. */
final class PortForm {

    private final AddressForm from;
    private final ObservableValue<Optional<PortRequest>> wanted;

    PortForm(Workspace workspace, ObservableValue<List<Rung>> rungs) {
        this.from = new AddressForm(workspace);
        this.wanted = Bindings.createObjectBinding(
                () -> request(workspace.pipeline().get(), rungs.getValue(), from.cidr().getValue()),
                workspace.pipeline(), rungs, from.cidr());
    }

    AddressForm from() {
        return from;
    }

    /** Empty until the walk has found a security group. */
    ObservableValue<Optional<PortRequest>> wanted() {
        return wanted;
    }

    private static Optional<PortRequest> request(Pipeline pipeline, List<Rung> rungs, Optional<Cidr> from) {
        List<String> groups = Ladder.securityGroups(rungs);
        return pipeline == null || groups.isEmpty() ? Optional.empty()
                : from.map(cidr -> new PortRequest(groups.getFirst(), pipeline.app().port(), cidr, pipeline.tag()));
    }
}
