package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerDependency;
import software.amazon.awssdk.services.ecs.model.HealthCheck;

/** The revisions that tasks run; each is asked for once, for it never changes. */
final class Definitions {

    private static final Duration USUAL_STOP = Duration.ofSeconds(30);
    private static final int USUAL_INTERVAL = 30;
    private static final int USUAL_RETRIES = 3;
    /** More than a task can have containers. */
    private static final int DEEPEST = 10;

    private final Calls calls;
    private final Map<String, List<ContainerDefinition>> revisions = new ConcurrentHashMap<>();

    Definitions(Calls calls) {
        this.calls = calls;
    }

    /** As it was read before; empty when it was not. */
    Optional<List<ContainerDefinition>> known(String taskDefinition) {
        return Optional.ofNullable(revisions.get(taskDefinition));
    }

    List<ContainerDefinition> containers(String taskDefinition) throws ProblemException {
        List<ContainerDefinition> known = revisions.get(taskDefinition);
        if (known == null) {
            known = calls.make(account -> account.ecs().describeTaskDefinition(r -> r.taskDefinition(taskDefinition)))
                    .taskDefinition().containerDefinitions();
            revisions.put(taskDefinition, known);
        }
        return known;
    }

    /** Reads them one after the other, until one cannot be read. */
    List<String> learned(List<String> taskDefinitions) throws ProblemException {
        for (String each : taskDefinitions) {
            containers(each);
        }
        return taskDefinitions;
    }

    /** What the containers' own settings add to a rollout's time. */
    Waits waits(String taskDefinition) throws ProblemException {
        List<ContainerDefinition> containers = containers(taskDefinition);
        Duration healthy = Duration.ZERO;
        Duration stop = Duration.ZERO;
        for (ContainerDefinition container : containers) {
            healthy = Rows.longer(healthy, untilHealthy(container, containers, DEEPEST));
            stop = Rows.longer(stop, Optional.ofNullable(container.stopTimeout()).map(Duration::ofSeconds)
                    .orElse(USUAL_STOP));
        }
        return new Waits(healthy, Duration.ZERO, Duration.ZERO, stop);
    }

    /** A container that depends on others begins after them. */
    private static Duration untilHealthy(ContainerDefinition container, List<ContainerDefinition> all, int deep) {
        Duration before = Duration.ZERO;
        for (ContainerDependency on : deep == 0 ? List.<ContainerDependency>of() : container.dependsOn()) {
            for (ContainerDefinition other : all) {
                if (other.name().equals(on.containerName())) {
                    before = Rows.longer(before, untilHealthy(other, all, deep - 1));
                }
            }
        }
        return before.plus(ownCheck(container.healthCheck()));
    }

    private static Duration ownCheck(HealthCheck check) {
        if (check == null) {
            return Duration.ZERO;
        }
        int interval = Optional.ofNullable(check.interval()).orElse(USUAL_INTERVAL);
        int retries = Optional.ofNullable(check.retries()).orElse(USUAL_RETRIES);
        return Duration.ofSeconds(Rows.count(check.startPeriod()) + (long) interval * retries);
    }
}
