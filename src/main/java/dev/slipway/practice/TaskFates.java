package dev.slipway.practice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Decides what becomes of a task, from what is in the account at the moment it is started. */
final class TaskFates {

    private static final int LEAST_MEMORY = 32;

    private final TaskStart start;
    private final PracticeImages images;
    private final TaskRoles roles;

    TaskFates(PracticeAccount account) {
        this.roles = new TaskRoles(account);
        this.images = new PracticeImages(account);
        this.start = new TaskStart(account, images, roles);
    }

    /** Why ECS does not even try to launch such a task, in its words; empty when it does. */
    Optional<String> refusal(TaskDefinition definition) {
        return Stream.of(definition.executionRoleArn(), definition.taskRoleArn())
                .filter(role -> role != null && !roles.canBeAssumed(role))
                .map(role -> "ECS was unable to assume the role '" + role + "' that was provided for this task. Please "
                        + "verify that the role being passed has the proper trust relationship and permissions and "
                        + "that your IAM user has permissions to pass this role.")
                .findFirst();
    }

    TaskFate of(EcsTask task) {
        return Stream.<Supplier<Optional<TaskFate>>>of(() -> start.obstacle(task).map(TaskFate.NeverStarts::new),
                        () -> wrongArchitecture(task), () -> tooLittleMemory(task), () -> failingHealthCheck(task))
                .map(Supplier::get).flatMap(Optional::stream).findFirst()
                .orElseGet(() -> new TaskFate.Runs(images.greeting(task.leading().definition())));
    }

    private Optional<TaskFate> wrongArchitecture(EcsTask task) {
        ContainerDefinition container = task.leading().definition();
        String wanted = wantedArchitecture(task.definition());
        return images.architecture(container.image()).filter(its -> !its.equals(wanted))
                .map(_ -> new TaskFate.Exits(255, null, Duration.ZERO,
                        List.of("exec /opt/java/bin/java: exec format error")));
    }

    private static String wantedArchitecture(TaskDefinition definition) {
        boolean arm = definition.runtimePlatform() != null
                && "ARM64".equals(definition.runtimePlatform().cpuArchitectureAsString());
        return arm ? "arm64" : "amd64";
    }

    private static Optional<TaskFate> tooLittleMemory(EcsTask task) {
        Integer memory = task.leading().definition().memory();
        return memory == null || memory >= LEAST_MEMORY ? Optional.empty()
                : Optional.of(new TaskFate.Exits(137, "OutOfMemoryError: Container killed due to memory usage",
                        Duration.ofSeconds(6), List.of()));
    }

    private Optional<TaskFate> failingHealthCheck(EcsTask task) {
        ContainerDefinition container = task.leading().definition();
        return images.answersHealthCheck(container) ? Optional.empty()
                : Optional.of(new TaskFate.Unhealthy(images.greeting(container)));
    }
}
