package dev.slipway.practice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** The log stream of one container of one task, as the driver awslogs names it. */
record TaskLog(String group, String stream) {

    static Optional<TaskLog> of(ContainerDefinition container, String taskId) {
        if (!EcsRegistered.logsToCloudWatch(container)) {
            return Optional.empty();
        }
        Map<String, String> options = container.logConfiguration().options();
        String prefix = options.getOrDefault("awslogs-stream-prefix", "ecs");
        return Optional.of(new TaskLog(options.get("awslogs-group"),
                prefix + "/" + container.name() + "/" + taskId));
    }

    boolean hasGroup(PracticeLogs logs) {
        return logs.describeLogGroups(r -> r.logGroupNamePrefix(group)).logGroups().stream()
                .anyMatch(it -> it.logGroupName().equals(group));
    }

    void write(PracticeLogs logs, String line, Instant at) {
        logs.write(group, stream, line, at);
    }
}
