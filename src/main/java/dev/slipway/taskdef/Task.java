package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What rules need to know of the whole task.
 *
 * @param isForFargate whether AWS checks it for Fargate
 */
record Task(ObjectNode root, boolean isForFargate) {

    /** More than AWS takes by far; the rest would only cost time. */
    private static final int MOST_CONTAINERS = 100;

    static Task of(TaskDefinition definition) {
        ObjectNode root = definition.root();
        return new Task(root, new Task(root, false).compatibilities().stream().anyMatch("FARGATE"::equalsIgnoreCase));
    }

    Spot spot() {
        return new Spot(this, "", root, "");
    }

    Stream<Spot> containers() {
        return spot().each("containerDefinitions").limit(MOST_CONTAINERS);
    }

    Optional<Spot> container(String name) {
        return containers().filter(container -> container.text("name").equals(name)).findFirst();
    }

    Stream<Spot> volumes() {
        return spot().each("volumes");
    }

    List<String> compatibilities() {
        return spot().texts("requiresCompatibilities");
    }

    /** Absent means bridge, on Linux. */
    String networkMode() {
        return root.hasNonNull("networkMode") ? root.path("networkMode").asText("") : "bridge";
    }

    boolean isAwsvpc() {
        return networkMode().equals("awsvpc");
    }

    /** Absent is not awsvpc either; what no mode is called is another rule's affair. */
    boolean isOtherThanAwsvpc() {
        return !isAwsvpc() && (!spot().has("networkMode") || spot().isKnown("networkMode"));
    }

    boolean isWindows() {
        return operatingSystem().startsWith("WINDOWS") && spot().in("runtimePlatform").isKnown("operatingSystemFamily");
    }

    String operatingSystem() {
        return root.path("runtimePlatform").path("operatingSystemFamily").asText("LINUX");
    }

    boolean hasExecutionRole() {
        return spot().isFilled("executionRoleArn");
    }

    /** CPU units. */
    Optional<Integer> cpu() {
        return TaskUnits.cpu(spot().text("cpu"));
    }

    /** MiB. */
    Optional<Integer> memory() {
        return TaskUnits.memory(spot().text("memory"));
    }

    /** What the containers say for this member, added up; what says nothing counts as nothing. */
    long sum(String member) {
        return containers().map(container -> container.number(member)).filter(OptionalInt::isPresent)
                .mapToLong(OptionalInt::getAsInt).sum();
    }
}
