package dev.slipway.practice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/**
 * Where one container of one task logs to, as the driver awslogs names it.
 *
 * @param createsGroup whether the driver is to make a missing group
 */
record TaskLog(String group, String stream, boolean createsGroup) {

    /** Empty for a container that does not log to CloudWatch. */
    static Optional<TaskLog> of(ContainerDefinition container, String taskId) {
        if (!EcsRegistered.logsToCloudWatch(container)) {
            return Optional.empty();
        }
        Map<String, String> options = container.logConfiguration().options();
        String prefix = options.getOrDefault("awslogs-stream-prefix", "ecs");
        return Optional.of(new TaskLog(options.get("awslogs-group"), prefix + "/" + container.name() + "/" + taskId,
                "true".equals(options.get("awslogs-create-group"))));
    }

    /** Lines for which there is no group any more are lost, as with the driver. */
    void write(PracticeLogs logs, List<String> lines, Instant at) {
        if (createsGroup && !logs.hasGroup(group)) {
            logs.createLogGroup(made -> made.logGroupName(group));
        }
        if (logs.hasGroup(group)) {
            lines.forEach(line -> logs.write(group, stream, line, at));
        }
    }
}
