package dev.slipway.ui.rollout;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.rollout.ServiceAddress;
import dev.slipway.rollout.ServiceName;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** Which service is watched: the pipeline's, until somebody types another. */
final class WatchForm {

    private final Answer cluster = new Answer("", Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs"));
    private final Answer service = new Answer("", Checks.matches("[A-Za-z0-9_-]{1,255}", "target.name.ecs"));
    private final ObservableValue<Optional<ServiceName>> wanted = Answer.request(List.of(cluster, service),
            () -> new ServiceName(cluster.value(), service.value()));
    private final ReadOnlyStringWrapper region = new ReadOnlyStringWrapper("");

    WatchForm(ObservableValue<Pipeline> pipeline) {
        cluster.text().addListener(_ -> region.set(""));
        service.text().addListener(_ -> region.set(""));
        pipeline.addListener((_, before, now) -> {
            if (before == null || !before.target().equals(now.target())) {
                cluster.set(now.target().cluster());
                service.set(now.target().service());
            }
        });
    }

    Answer cluster() {
        return cluster;
    }

    Answer service() {
        return service;
    }

    ObservableValue<Optional<ServiceName>> wanted() {
        return wanted;
    }

    /** The region that a pasted address named; empty when none did. */
    ReadOnlyStringProperty region() {
        return region.getReadOnlyProperty();
    }

    /** Watches the service of an address. */
    void take(ServiceAddress address) {
        cluster.set(address.service().cluster());
        service.set(address.service().service());
        region.set(address.region());
    }
}
