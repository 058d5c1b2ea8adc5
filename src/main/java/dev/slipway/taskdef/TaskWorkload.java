package dev.slipway.taskdef;

import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a task definition's tasks need, wherever they will run. What still is a placeholder is left out. */
public final class TaskWorkload {

    private TaskWorkload() {}

    public static Workload of(TaskDefinition definition) {
        Task task = Task.of(definition);
        Optional<Platform> platform = task.isWindows() ? Optional.empty() : definition.platform();
        return new Workload(task.spot().isGiven("executionRoleArn") ? definition.executionRole() : "", platform,
                task.containers().map(TaskWorkload::container).toList(), Optional.empty(), List.of());
    }

    private static Workload.Container container(Spot container) {
        Spot logs = container.in("logConfiguration");
        Stream<String> secrets = Stream.concat(container.each("secrets"), logs.each("secretOptions"))
                .flatMap(secret -> given(secret, "valueFrom"));
        return new Workload.Container(container.text("name"), container.text("image"), log(logs),
                Stream.concat(secrets, given(container.in("repositoryCredentials"), "credentialsParameter")).toList(),
                container.each("environmentFiles").flatMap(file -> given(file, "value")).toList());
    }

    private static Stream<String> given(Spot spot, String member) {
        return spot.isGiven(member) ? Stream.of(spot.text(member)) : Stream.empty();
    }

    private static Optional<Workload.Log> log(Spot logs) {
        Spot options = logs.in("options");
        return logs.text("logDriver").equals("awslogs") && options.isGiven("awslogs-group")
                ? Optional.of(new Workload.Log(options.text("awslogs-group"), options.text("awslogs-region"),
                        options.isTrue("awslogs-create-group"))) : Optional.empty();
    }
}
