package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Platform;
import dev.slipway.taskdef.DefinitionFacts;
import dev.slipway.taskdef.TaskDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/** Holds a definition against what is to run it: what AWS would refuse is said before anything is registered. */
final class Fit {

    /** What capacity providers other than Fargate's may bring. */
    private static final List<String> PROVIDED = List.of("EC2", "MANAGED_INSTANCES");
    /** Where a definition names none. */
    private static final String USUAL_MODE = "bridge";

    private final String service;
    private final Facts.Definition definition;

    Fit(String service, TaskDefinition definition) {
        this.service = service;
        this.definition = DefinitionFacts.of(definition);
    }

    /** @throws ProblemException a {@link RolloutProblem} when ECS would not take it for this service */
    void check(Service there) throws ProblemException {
        if (isOnFargate(there)) {
            checkFargate();
        } else {
            checkInstances(there);
        }
        for (LoadBalancer balancer : there.loadBalancers()) {
            if (balancer.containerName() != null && balancer.containerPort() != null) {
                check(balancer.containerName(), balancer.containerPort());
            }
        }
    }

    /**
     * Whether a task on Fargate can be made of it.
     *
     * @throws ProblemException {@link RolloutProblem.NotForFargate}
     */
    void checkFargate() throws ProblemException {
        List<String> requires = definition.requires();
        boolean isForOthers = !requires.isEmpty() && !requires.contains("FARGATE");
        boolean hasOtherMode = !definition.networkMode().isBlank() && !definition.networkMode().equals("awsvpc");
        if (isForOthers || hasOtherMode) {
            throw new ProblemException(new RolloutProblem.NotForFargate(service, definition.networkMode(), requires));
        }
    }

    /** Whether a task on instances can be made of it, in the network that the service has. */
    private void checkInstances(Service there) throws ProblemException {
        List<String> fitting = there.capacityProviderStrategy().isEmpty()
                ? Stream.ofNullable(there.launchTypeAsString()).toList() : PROVIDED;
        boolean isForOthers = !definition.requires().isEmpty() && !fitting.isEmpty()
                && Collections.disjoint(definition.requires(), fitting);
        if (isForOthers) {
            throw new ProblemException(new RolloutProblem.NotForInstances(service, fitting.getFirst(),
                    definition.requires()));
        }
        boolean hasNetwork = there.networkConfiguration() != null
                && there.networkConfiguration().awsvpcConfiguration() != null;
        String mode = definition.networkMode().isBlank() ? USUAL_MODE : definition.networkMode();
        if (mode.equals("awsvpc") != hasNetwork) {
            throw new ProblemException(hasNetwork ? new RolloutProblem.NetworkUnwanted(service, mode)
                    : new RolloutProblem.NetworkMissing(service));
        }
    }

    /** @throws ProblemException {@link RolloutProblem.WrongPlatform} when both are known and differ */
    void check(Facts.Image image) throws ProblemException {
        Optional<Platform> asked = definition.platform();
        Optional<Platform> built = image.platform();
        if (asked.isPresent() && built.isPresent() && asked.get() != built.get()) {
            throw new ProblemException(new RolloutProblem.WrongPlatform(image.name().byTag(), built.get().docker(),
                    asked.get().docker()));
        }
    }

    /** @throws ProblemException a {@link RolloutProblem} when a load balancer cannot send requests there */
    void check(String container, int port) throws ProblemException {
        Optional<Facts.Container> served = definition.container(container);
        if (served.isEmpty()) {
            throw new ProblemException(new RolloutProblem.NoBalancedContainer(service, container, port,
                    definition.containers().stream().map(Facts.Container::name).toList()));
        }
        if (!served.get().maps(port)) {
            throw new ProblemException(new RolloutProblem.NoBalancedPort(service, container, port,
                    served.get().ports().stream().map(Facts.Ports::toString).toList()));
        }
    }

    static boolean isOnFargate(Service there) {
        return there.capacityProviderStrategy().isEmpty() ? there.launchType() == LaunchType.FARGATE
                : there.capacityProviderStrategy().stream()
                        .allMatch(it -> String.valueOf(it.capacityProvider()).startsWith("FARGATE"));
    }
}
