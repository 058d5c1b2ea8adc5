package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Workload.Placement;
import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** The first step: a task of the service that runs, and is well. */
record RunningTask(EcsClient ecs, ConsoleLinks console) {

    /** More tasks than this are not looked at: one is enough. */
    private static final int MOST = 300;
    private static final int AT_ONCE = 100;

    /** A service, and the task of it by which the way is looked at, if one runs. */
    record Found(Service service, Optional<Task> task) {

        boolean isRolling() {
            return service.deployments().stream()
                    .anyMatch(it -> it.rolloutState() == DeploymentRolloutState.IN_PROGRESS);
        }

        /** Of its network interfaces, as ECS names them. */
        List<String> interfaces() {
            return task.stream().flatMap(it -> it.attachments().stream()).filter(it -> !"DELETED".equals(it.status()))
                    .flatMap(attachment -> attachment.details().stream())
                    .filter(detail -> "networkInterfaceId".equals(detail.name())).map(KeyValuePair::value).distinct()
                    .toList();
        }

        /** Where its tasks get their network interface; empty without awsvpc. */
        Optional<Placement> placement() {
            return Optional.ofNullable(service.networkConfiguration()).map(it -> it.awsvpcConfiguration())
                    .filter(it -> !it.subnets().isEmpty()).map(it -> new Placement(it.subnets(), it.securityGroups(),
                            it.assignPublicIp() == AssignPublicIp.ENABLED));
        }

        boolean isForOwnNetworks() {
            return !service.serviceRegistries().isEmpty() || service.deployments().stream()
                    .anyMatch(it -> it.serviceConnectConfiguration() != null
                            && Boolean.TRUE.equals(it.serviceConnectConfiguration().enabled()));
        }
    }

    /** With the newest of the healthiest running tasks; empty without a service; always adds the rung that says how it stands. */
    Optional<Found> find(ReachRequest request, List<Rung> rungs) throws ProblemException {
        Optional<Service> service = service(request);
        if (service.isEmpty()) {
            rungs.add(Rung.broken(Kind.TASK, "reach.task.noService", request.service(), request.cluster()));
            return Optional.empty();
        }
        List<Task> tasks = tasks(request);
        List<Task> running = tasks.stream().filter(task -> "RUNNING".equals(task.lastStatus()))
                .sorted(Comparator.comparing((Task task) -> task.healthStatus() == HealthStatus.UNHEALTHY)
                        .thenComparing(RunningTask::startedAt, Comparator.reverseOrder())).toList();
        Rung rung = running.isEmpty() ? notRunning(service.get(), tasks) : running(running);
        rungs.add(rung.looking(new Fact(Label.SERVICE, request.service(), String.valueOf(service.get().serviceArn()),
                console.service(request.cluster(), request.service()), false)).looking(looked(running)));
        return Optional.of(new Found(service.get(), running.stream().findFirst()));
    }

    private static Rung running(List<Task> running) {
        Task chosen = running.getFirst();
        if (chosen.healthStatus() == HealthStatus.UNHEALTHY) {
            return Rung.broken(Kind.TASK, "reach.task.unhealthy", id(chosen));
        }
        return running.size() == 1 ? Rung.ok(Kind.TASK, "reach.task.running", id(chosen))
                : Rung.ok(Kind.TASK, "reach.task.runningOf", id(chosen), running.size());
    }

    private List<Fact> looked(List<Task> running) {
        List<Fact> facts = new ArrayList<>();
        if (!running.isEmpty()) {
            Task chosen = running.getFirst();
            facts.add(new Fact(Label.TASK, id(chosen), chosen.taskArn(), console.of(chosen.taskArn()), true));
            if (chosen.healthStatus() != null) {
                facts.add(Fact.of(Label.TASK_HEALTH, chosen.healthStatusAsString()));
            }
        }
        running.stream().skip(1).limit(5).forEach(task -> facts.add(new Fact(Label.OTHER_TASKS, id(task),
                task.taskArn(), console.of(task.taskArn()), false)));
        return facts;
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
        List<String> arns = Aws.call(() -> ecs.listTasksPaginator(it -> it.cluster(request.cluster())
                .serviceName(request.service()).desiredStatus(DesiredStatus.RUNNING)).taskArns().stream().limit(MOST)
                .toList());
        List<Task> tasks = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += AT_ONCE) {
            List<String> some = arns.subList(from, Math.min(arns.size(), from + AT_ONCE));
            tasks.addAll(Aws.call(() -> ecs.describeTasks(it -> it.cluster(request.cluster()).tasks(some)).tasks()));
        }
        return tasks;
    }

    /** The container ports that the definition maps; empty when it may not be read. */
    Optional<List<Integer>> mappedPorts(Found found) throws ProblemException {
        String definition = found.task().map(Task::taskDefinitionArn).orElse(found.service().taskDefinition());
        return Sight.of("ecs:DescribeTaskDefinition", () -> Aws.call(() -> ecs.describeTaskDefinition(
                it -> it.taskDefinition(definition)).taskDefinition().containerDefinitions().stream()
                .flatMap(container -> container.portMappings().stream()).map(PortMapping::containerPort)
                .filter(Objects::nonNull).distinct().toList())).value();
    }

    private static Instant startedAt(Task task) {
        return task.startedAt() == null ? Instant.EPOCH : task.startedAt();
    }

    private static String id(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }
}
