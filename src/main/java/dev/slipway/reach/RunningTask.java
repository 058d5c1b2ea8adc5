package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.reach.Rung.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** The first step: a task of the service that runs. */
record RunningTask(EcsClient ecs) {

    /** The newest running task; always adds the rung that says how it stands. */
    Optional<Task> find(ReachRequest request, List<Rung> rungs) throws ProblemException {
        Optional<Service> service = service(request);
        if (service.isEmpty()) {
            rungs.add(Rung.broken(Kind.TASK, "reach.task.noService", request.service(), request.cluster()));
            return Optional.empty();
        }
        List<Task> tasks = tasks(request);
        Optional<Task> running = tasks.stream().filter(task -> "RUNNING".equals(task.lastStatus()))
                .max(Comparator.comparing(task -> task.startedAt() == null ? Instant.EPOCH : task.startedAt()));
        rungs.add(running.map(task -> Rung.ok(Kind.TASK, "reach.task.running", id(task)))
                .orElseGet(() -> notRunning(service.get(), tasks)));
        return running;
    }

    private static Rung notRunning(Service service, List<Task> tasks) {
        if (!tasks.isEmpty()) {
            return Rung.broken(Kind.TASK, "reach.task.starting", tasks.getFirst().lastStatus());
        }
        return service.desiredCount() != null && service.desiredCount() == 0
                ? Rung.broken(Kind.TASK, "reach.task.noneWanted", service.serviceName())
                : Rung.broken(Kind.TASK, "reach.task.none", service.serviceName());
    }

    private Optional<Service> service(ReachRequest request) throws ProblemException {
        return Aws.call(() -> {
            try {
                return ecs.describeServices(it -> it.cluster(request.cluster()).services(request.service())).services()
                        .stream().filter(service -> !"INACTIVE".equals(service.status())).findFirst();
            } catch (ClusterNotFoundException e) {
                return Optional.<Service>empty();
            }
        });
    }

    private List<Task> tasks(ReachRequest request) throws ProblemException {
        List<String> arns = Aws.call(() -> ecs.listTasks(it -> it.cluster(request.cluster())
                .serviceName(request.service()).desiredStatus(DesiredStatus.RUNNING)).taskArns());
        return arns.isEmpty() ? List.of() : Aws.call(() -> ecs.describeTasks(
                it -> it.cluster(request.cluster()).tasks(arns)).tasks());
    }

    private static String id(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }
}
