package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Rule.errors;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.DEPENDENCY;
import static dev.slipway.taskdef.Where.TASK;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** D: which container waits for which. */
final class DependencyRules {

    private DependencyRules() {}

    static List<Rule> all() {
        return List.of(
                error("D01", DEPENDENCY, it -> it.isFilled("containerName") && target(it).isEmpty(), it -> it.at("containerName")),
                errors("D02", CONTAINER, container -> container.each("dependsOn")
                        .filter(it -> it.isFilled("containerName") && it.text("containerName").equals(container.text("name")))
                        .map(it -> it.at("containerName"))),
                errors("D03", TASK, DependencyRules::cycles),
                error("D04", DEPENDENCY, it -> it.text("condition").equals("HEALTHY")
                        && target(it).filter(target -> !target.has("healthCheck")).isPresent(),
                        it -> it.at("condition").saying(it.text("containerName"))),
                error("D05", DEPENDENCY, it -> Set.of("COMPLETE", "SUCCESS").contains(it.text("condition"))
                        && target(it).filter(target -> !target.has("essential") || target.isTrue("essential")).isPresent(),
                        it -> it.at("condition").saying(it.text("containerName"))));
    }

    private static Optional<Spot> target(Spot dependency) {
        return dependency.task().container(dependency.text("containerName"));
    }

    /** Every container that waits for itself by way of another. */
    private static Stream<Fault> cycles(Spot task) {
        Dependencies dependencies = Dependencies.of(task.task());
        return task.task().containers()
                .filter(it -> it.each("dependsOn").noneMatch(other -> other.text("containerName").equals(it.text("name"))))
                .filter(it -> dependencies.isInCycle(it.text("name"))).map(it -> it.at("dependsOn"));
    }
}
