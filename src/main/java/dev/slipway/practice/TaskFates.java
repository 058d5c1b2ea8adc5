package dev.slipway.practice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Decides what becomes of a task, from what is in the account at the moment it is started. */
final class TaskFates {

    private static final int LEAST_MEMORY = 32;
    private static final Set<String> PROGRAMS = Set.of("java", "/opt/java/bin/java", "sh", "/bin/sh");
    private static final String MAIN_CLASS = "Hello";
    private static final Duration TIME_TO_CRASH = Duration.ofSeconds(3);

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
                        () -> wrongArchitecture(task), () -> wrongCommand(task), () -> tooLittleMemory(task),
                        () -> failingHealthCheck(task))
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

    /** The images of the account's repositories hold a Java program and a shell; other images are not known. */
    private Optional<TaskFate> wrongCommand(EcsTask task) {
        ContainerDefinition container = task.leading().definition();
        List<String> command = Stream.concat(container.entryPoint().stream(), container.command().stream()).toList();
        if (command.isEmpty() || !images.isOurs(container.image())) {
            return Optional.empty();
        }
        if (!PROGRAMS.contains(command.getFirst())) {
            return Optional.of(new TaskFate.NeverStarts("CannotStartContainerError: ResourceInitializationError: "
                    + "failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable "
                    + "to start container process: exec: \"" + command.getFirst()
                    + "\": executable file not found in $PATH: unknown"));
        }
        String main = command.getLast();
        return !command.getFirst().endsWith("java") || main.equals(MAIN_CLASS) ? Optional.empty()
                : Optional.of(new TaskFate.Exits(1, null, TIME_TO_CRASH,
                        List.of("Error: Could not find or load main class " + main,
                                "Caused by: java.lang.ClassNotFoundException: " + main)));
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
