package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** The calls that list, describe and stop tasks. */
final class EcsTasks {

    private final EcsClusters clusters;
    private final EcsServices services;
    private final EcsTaskLife life;

    EcsTasks(EcsClusters clusters, EcsServices services, EcsTaskLife life) {
        this.clusters = clusters;
        this.services = services;
        this.life = life;
    }

    ListTasksResponse list(ListTasksRequest request) {
        String cluster = clusters.active(request.cluster());
        List<EcsService> asked = request.serviceName() == null ? in(cluster)
                : List.of(services.find(cluster, request.serviceName()));
        boolean stopped = request.desiredStatus() == DesiredStatus.STOPPED;
        List<String> arns = asked.stream().flatMap(service -> service.tasks().stream())
                .filter(task -> task.isStopping() == stopped && !clusters.freshness().isMissed(task))
                .filter(task -> request.family() == null || request.family().equals(task.definition().family()))
                .filter(task -> request.startedBy() == null || request.startedBy().equals(task.startedBy().id()))
                .map(task -> clusters.arns().task(cluster, task.id())).toList();
        Page<String> page = Page.of(arns, request.maxResults(), request.nextToken(), 100,
                EcsErrors::invalidToken);
        return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.next()).build();
    }

    DescribeTasksResponse describe(DescribeTasksRequest request) {
        String cluster = clusters.active(request.cluster());
        if (request.tasks().isEmpty()) {
            throw EcsErrors.invalidParameter("Tasks cannot be empty.");
        }
        List<Task> found = new ArrayList<>();
        List<Failure> missing = new ArrayList<>();
        for (String idOrArn : request.tasks()) {
            String id = EcsArns.lastPart(idOrArn);
            find(cluster, id).ifPresentOrElse(task -> found.add(EcsDescriptions.task(task, clusters.arns())),
                    () -> missing.add(Failure.builder().arn(clusters.arns().task(cluster, id)).reason("MISSING")
                            .build()));
        }
        return DescribeTasksResponse.builder().tasks(found).failures(missing).build();
    }

    Task stop(StopTaskRequest request) {
        String cluster = clusters.active(request.cluster());
        EcsTask task = find(cluster, EcsArns.lastPart(String.valueOf(request.task())))
                .orElseThrow(() -> EcsErrors.invalidParameter("The referenced task was not found."));
        life.stop(task, TaskStopCode.USER_INITIATED,
                request.reason() == null ? "Task stopped by user" : request.reason());
        return EcsDescriptions.task(task, clusters.arns());
    }

    private Optional<EcsTask> find(String cluster, String id) {
        return in(cluster).stream().flatMap(service -> service.tasks().stream()).filter(task -> task.id().equals(id))
                .findFirst();
    }

    private List<EcsService> in(String cluster) {
        return services.all().stream().filter(service -> service.cluster().equals(cluster)).toList();
    }
}
