package dev.slipway.cleanup;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.TaskSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * Services and clusters. A service is scaled to nothing and waited for before it is deleted, so that its tasks end in
 * order and nothing hangs on them any more.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html">DeleteService</a>
 */
final class EcsLeftovers {

    private final Account account;
    private final Patience patience;
    private final Ownership ownership;
    private final EcsSight sight;

    EcsLeftovers(Account account, Patience patience, Ownership ownership, EcsSight sight) {
        this.account = account;
        this.patience = patience;
        this.ownership = ownership;
        this.sight = sight;
    }

    List<Leftover> services() throws ProblemException {
        List<Leftover> found = new ArrayList<>();
        for (Service service : sight.services()) {
            Thing thing = Thing.of(Subject.Kind.SERVICE, service.serviceName(), service.serviceArn(),
                    EcsSight.lastPart(service.clusterArn()) + " / " + service.serviceName()).since(service.createdAt());
            Optional<Claim> claim = ownership.of(thing, sight.tag(service));
            if (claim.isPresent()) {
                Uses uses = new Uses(account);
                found.add(Leftover.of(thing, steps(thing.what(), service), claim.get()).needing(uses.of(service))
                        .using(usage(service, service.taskDefinition() == null ? null : uses.definition(service))));
            }
        }
        return found;
    }

    private static Usage usage(Service service, TaskDefinition definition) {
        boolean isFargate = service.launchType() == LaunchType.FARGATE || service.hasCapacityProviderStrategy();
        // the bill begins with the image pull, before a task is running
        int running = Objects.requireNonNullElse(service.runningCount(), 0)
                + Objects.requireNonNullElse(service.pendingCount(), 0);
        if (!isFargate || definition == null || definition.cpu() == null || definition.memory() == null) {
            return new Usage.Nothing();
        }
        boolean isArm = definition.runtimePlatform() != null
                && Platform.ARM64.name().equals(definition.runtimePlatform().cpuArchitectureAsString());
        boolean isPublic = service.networkConfiguration() != null && service.networkConfiguration()
                .awsvpcConfiguration().assignPublicIp() == AssignPublicIp.ENABLED;
        return new Usage.Tasks(running, new TaskSize(Integer.parseInt(definition.cpu()),
                Integer.parseInt(definition.memory()), isArm ? Platform.ARM64 : Platform.X86_64),
                isPublic ? running : 0);
    }

    private List<Change> steps(Subject what, Service service) {
        if ("DRAINING".equals(service.status())) {
            String command = "aws ecs wait services-inactive --cluster " + EcsSight.lastPart(service.clusterArn())
                    + " --services " + service.serviceName();
            return List.of(new Change.Delete(what, "status: DRAINING", Call.of(command, (_, progress) -> {
                patience.untilNone(what, progress, () -> isThere(service) ? 1 : 0);
                return service.serviceArn();
            })));
        }
        List<Change> steps = new ArrayList<>();
        int desired = Objects.requireNonNullElse(service.desiredCount(), 0);
        if (desired > 0 && service.schedulingStrategy() != SchedulingStrategy.DAEMON) {
            steps.add(scaledToNothing(what, service, desired));
        }
        steps.add(deleted(what, service));
        return steps;
    }

    private Change scaledToNothing(Subject what, Service service, int desired) {
        UpdateServiceRequest request = UpdateServiceRequest.builder().cluster(EcsSight.lastPart(service.clusterArn()))
                .service(service.serviceName()).desiredCount(0).build();
        return new Change.Update(what, "desiredCount: " + desired, "desiredCount: 0",
                Call.of(AwsCommand.of(request), (_, progress) -> {
                    Aws.call(() -> account.ecs().updateService(request));
                    patience.untilNone(what, progress, () -> running(service));
                    return service.serviceArn();
                }));
    }

    private Change deleted(Subject what, Service service) {
        DeleteServiceRequest request = DeleteServiceRequest.builder().cluster(EcsSight.lastPart(service.clusterArn()))
                .service(service.serviceName()).force(true).build();
        return new Change.Delete(what, "serviceArn: " + service.serviceArn(), Call.of(AwsCommand.of(request),
                (_, progress) -> {
                    Aws.call(() -> account.ecs().deleteService(request));
                    patience.untilNone(what, progress, () -> isThere(service) ? 1 : 0);
                    return service.serviceArn();
                }));
    }

    private int running(Service service) throws ProblemException {
        return described(service).map(now -> now.runningCount() + now.pendingCount()).orElse(0);
    }

    private boolean isThere(Service service) throws ProblemException {
        return described(service).isPresent();
    }

    private Optional<Service> described(Service service) throws ProblemException {
        return Aws.call(() -> account.ecs().describeServices(r -> r.cluster(service.clusterArn())
                .services(service.serviceName())).services()).stream()
                .filter(now -> !"INACTIVE".equals(now.status())).findFirst();
    }

    List<Leftover> clusters() {
        List<Leftover> found = new ArrayList<>();
        for (Cluster cluster : sight.clusters()) {
            Thing thing = Thing.of(Subject.Kind.CLUSTER, cluster.clusterName(), cluster.clusterArn(),
                    cluster.clusterArn());
            ownership.of(thing, Ownership.tag(cluster.tags(), Tag::key, Tag::value)).ifPresent(claim -> found.add(
                    Leftover.of(thing, List.of(deleted(thing, cluster)), claim).keptFor(strangersIn(cluster))));
        }
        return found;
    }

    private Change deleted(Thing thing, Cluster cluster) {
        DeleteClusterRequest request = DeleteClusterRequest.builder().cluster(cluster.clusterName()).build();
        return new Change.Delete(thing.what(), thing.seen(), Call.of(AwsCommand.of(request), (_, progress) -> {
            patience.insist(thing.what(), progress, () -> account.ecs().deleteCluster(request));
            return thing.id();
        }));
    }

    /** Machines, and tasks that no service of the region started. */
    private Optional<Note> strangersIn(Cluster cluster) {
        int machines = Objects.requireNonNullElse(cluster.registeredContainerInstancesCount(), 0);
        if (machines > 0) {
            return Optional.of(Note.info("cleanup.kept.machines", machines));
        }
        Set<String> groups = Set.copyOf(sight.services().stream()
                .filter(service -> service.clusterArn().equals(cluster.clusterArn()))
                .map(service -> "service:" + service.serviceName()).toList());
        long strangers = sight.tasks().getOrDefault(cluster.clusterArn(), List.of()).stream()
                .filter(task -> !"STOPPED".equals(task.lastStatus()) && "RUNNING".equals(task.desiredStatus()))
                .filter(task -> !groups.contains(task.group()) && !isOurs(task)).count();
        return strangers == 0 ? Optional.empty() : Optional.of(Note.info("cleanup.kept.tasks", strangers));
    }

    private boolean isOurs(Task task) {
        return ownership.isOurs(Ownership.tag(task.tags(), Tag::key, Tag::value));
    }
}
