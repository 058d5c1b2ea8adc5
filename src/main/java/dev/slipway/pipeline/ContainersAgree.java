package dev.slipway.pipeline;

import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the definition has the containers and the ports that the others speak of. */
final class ContainersAgree {

    private final Optional<Facts.Definition> definition;
    private final List<String> ofWorkflow;
    private final List<Integer> tried;
    private final List<Facts.Balancer> balancers;
    private final Optional<App> app;
    private final Optional<Facts.TargetGroup> targetGroup;

    ContainersAgree(Facts facts) {
        this.definition = facts.definition();
        this.ofWorkflow = facts.workflow().map(said -> said.rendering().containers()).orElse(List.of());
        this.tried = facts.workflow().map(said -> said.build().ports()).orElse(List.of());
        this.balancers = facts.service().map(Facts.Service::balancers).orElse(List.of());
        this.app = facts.settings().map(it -> it.pipeline().app());
        this.targetGroup = facts.targetGroup();
    }

    Stream<Disagreement> disagreements() {
        return definition.stream().flatMap(_ -> Stream.of(names(), balancerPorts(), appPort(), triedPorts(), targetGroupPorts())
                .flatMap(found -> found));
    }

    private Stream<Disagreement> names() {
        if (containers().isEmpty() || containers().stream().anyMatch(container -> container.name().isBlank())) {
            return Stream.empty();
        }
        Map<String, Kind> missing = new LinkedHashMap<>();
        ofWorkflow.forEach(name -> missing.putIfAbsent(name, Kind.WORKFLOW_CONTAINER));
        balancers.forEach(balancer -> missing.putIfAbsent(balancer.container(), Kind.BALANCER_CONTAINER));
        if (ofWorkflow.isEmpty()) {
            app.ifPresent(it -> missing.putIfAbsent(it.container(), Kind.PIPELINE_CONTAINER));
        }
        missing.keySet().removeIf(name -> name.isBlank() || has(name));
        String there = containers().stream().map(Facts.Container::name).collect(Collectors.joining(", "));
        return missing.entrySet().stream().map(entry -> new Disagreement(entry.getValue(), entry.getKey(), there,
                only().map(Facts.Container::name).orElse(""),
                missing.size() == 1 ? right(entry.getValue(), entry.getKey()) : Optional.empty()));
    }

    /** Sure only where there is one container to rename, and nobody else has a use for its name. */
    private Optional<Side> right(Kind kind, String name) {
        boolean othersHaveIt = ofWorkflow.stream().anyMatch(this::has)
                || app.filter(it -> has(it.container())).isPresent();
        if (othersHaveIt) {
            return Optional.of(Side.DEFINITION);
        }
        boolean isDoubted = app.filter(it -> !it.container().equals(name)).isPresent();
        return only().isEmpty() || isDoubted ? Optional.empty() : Optional.of(switch (kind) {
            case WORKFLOW_CONTAINER -> Side.WORKFLOW;
            case BALANCER_CONTAINER -> Side.SERVICE;
            default -> Side.PIPELINE;
        });
    }

    private Stream<Disagreement> balancerPorts() {
        return balancers.stream().filter(balancer -> balancer.port() > 0)
                .flatMap(balancer -> named(balancer.container()).stream()
                        .filter(container -> !container.maps(balancer.port()))
                        .map(container -> port(Kind.BALANCER_PORT, balancer.port(), container,
                                balancerRight(balancer, container))));
    }

    private Optional<Side> balancerRight(Facts.Balancer balancer, Facts.Container container) {
        if (app.filter(it -> container.maps(it.port())).isPresent()) {
            return Optional.of(Side.DEFINITION);
        }
        boolean isDoubted = app.filter(it -> it.port() != balancer.port()).isPresent();
        return isDoubted || !canMove(container) ? Optional.empty() : Optional.of(Side.SERVICE);
    }

    /** Without any mapping the definition says nothing of a port. */
    private Stream<Disagreement> appPort() {
        return appContainer().stream().filter(container -> !container.ports().isEmpty())
                .flatMap(container -> app.stream().map(App::port)
                        .filter(port -> !container.maps(port) && !isTold(port, container))
                        .map(port -> port(Kind.PIPELINE_PORT, port, container, appRight(container))));
    }

    /** Whether the load balancer's disagreement says it already. */
    private boolean isTold(int port, Facts.Container container) {
        return balancers.stream().anyMatch(balancer -> balancer.port() == port
                && named(balancer.container()).equals(Optional.of(container)));
    }

    private Optional<Side> appRight(Facts.Container container) {
        if (balancers.stream().anyMatch(balancer -> container.maps(balancer.port()))) {
            return Optional.of(Side.DEFINITION);
        }
        return canMove(container) && balancers.isEmpty() ? Optional.of(Side.PIPELINE) : Optional.empty();
    }

    /** An app may open more ports than others are to use, and a sidecar may be what is asked. */
    private Stream<Disagreement> triedPorts() {
        boolean isMapped = containers().stream().anyMatch(container -> tried.stream().anyMatch(container::maps));
        return isMapped ? Stream.empty() : appContainer().stream()
                .filter(container -> !container.ports().isEmpty())
                .flatMap(container -> tried.stream().limit(1)
                        .map(port -> port(Kind.WORKFLOW_PORT, port, container, Optional.empty())));
    }

    private static boolean canMove(Facts.Container container) {
        return container.ports().size() <= 1 && container.ports().stream().allMatch(Facts.Ports::isOne);
    }

    private Stream<Disagreement> targetGroupPorts() {
        return targetGroup.stream().flatMap(group -> servedContainer().stream()
                .filter(container -> !container.ports().isEmpty())
                .flatMap(container -> Stream.concat(
                        unmapped(Kind.TARGET_GROUP_PORT, group.port(), container),
                        unmapped(Kind.HEALTH_PORT, number(group.health().port()), container))));
    }

    private static Stream<Disagreement> unmapped(Kind kind, OptionalInt port, Facts.Container container) {
        return port.stream().filter(number -> !container.maps(number))
                .mapToObj(number -> port(kind, number, container, Optional.empty()));
    }

    private static OptionalInt number(String port) {
        return port.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty();
    }

    private static Disagreement port(Kind kind, int port, Facts.Container container, Optional<Side> right) {
        String mapped = container.ports().stream().map(Facts.Ports::toString).collect(Collectors.joining(", "));
        return new Disagreement(kind, Integer.toString(port), mapped.isEmpty() ? "-" : mapped, container.name(), right);
    }

    /** The container that gets what the target group sends: the app's, unless all the load balancers serve others. */
    Optional<Facts.Container> servedContainer() {
        boolean isTheApps = balancers.stream().anyMatch(balancer ->
                app.filter(it -> it.container().equals(balancer.container())).isPresent());
        return balancers.isEmpty() || isTheApps ? appContainer() : named(balancers.getFirst().container());
    }

    /** The container that answers the requests. */
    Optional<Facts.Container> appContainer() {
        return app.flatMap(it -> container(it.container()))
                .or(() -> ofWorkflow.size() == 1 ? container(ofWorkflow.getFirst()) : Optional.empty())
                .or(this::only);
    }

    /** The container of that name, or the only one, which may have to be renamed. */
    private Optional<Facts.Container> named(String name) {
        return container(name).or(this::only);
    }

    private Optional<Facts.Container> only() {
        return containers().size() == 1 ? Optional.of(containers().getFirst()) : Optional.empty();
    }

    private boolean has(String name) {
        return container(name).isPresent();
    }

    private Optional<Facts.Container> container(String name) {
        return definition.flatMap(it -> it.container(name));
    }

    private List<Facts.Container> containers() {
        return definition.map(Facts.Definition::containers).orElse(List.of());
    }
}
