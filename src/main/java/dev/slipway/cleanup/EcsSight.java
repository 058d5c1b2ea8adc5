package dev.slipway.cleanup;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

/**
 * What ECS has in the region: every cluster, every service with its tags, and the tasks of the clusters that concern us.
 *
 * @param tasks by their cluster's ARN, the stopped ones of the last hour among them
 * @param whole whether nothing was left out for being too much
 */
record EcsSight(List<Cluster> clusters, List<Service> services, Map<String, List<Task>> tasks, boolean whole) {

    private static final int MOST_CLUSTERS = 100;
    private static final int MOST_SERVICES = 300;
    private static final int MOST_TASKS = 500;
    /** How many DescribeServices takes. */
    private static final int AT_ONCE = 10;
    private static final int TASKS_AT_ONCE = 100;

    static EcsSight read(Account account, Reads reads, Ownership ownership) throws ProblemException {
        List<String> arns = Aws.call(() -> account.ecs().listClustersPaginator(r -> {}).clusterArns().stream()
                .limit(MOST_CLUSTERS + 1L).toList());
        List<Cluster> clusters = new ArrayList<>();
        for (List<String> some : Reads.inParts(arns.stream().limit(MOST_CLUSTERS).toList(), MOST_CLUSTERS)) {
            clusters.addAll(Aws.call(() -> account.ecs().describeClusters(r -> r.clusters(some)
                    .include(ClusterField.TAGS)).clusters()));
        }
        clusters.removeIf(cluster -> "INACTIVE".equals(cluster.status()));
        List<Service> services = reads.each(clusters, cluster -> services(account, cluster, ownership)).stream()
                .flatMap(List::stream).toList();
        Map<String, List<Task>> tasks = new TreeMap<>();
        for (Cluster cluster : clusters) {
            if (concerns(cluster, services, ownership)) {
                tasks.put(cluster.clusterArn(), tasks(account, cluster));
            }
        }
        boolean isWhole = arns.size() <= MOST_CLUSTERS && services.size() < MOST_SERVICES;
        return new EcsSight(clusters, services, tasks, isWhole);
    }

    /** Only the pipeline's own service, if it is there. */
    static EcsSight ofPipeline(Account account, Target target) throws ProblemException {
        List<Service> services = Aws.call(() -> {
            try {
                return account.ecs().describeServices(r -> r.cluster(target.cluster()).services(target.service())
                        .include(ServiceField.TAGS)).services();
            } catch (ClusterNotFoundException e) {
                return List.<Service>of();
            }
        });
        return new EcsSight(List.of(), services.stream().filter(it -> !"INACTIVE".equals(it.status())).toList(),
                Map.of(), true);
    }

    Optional<String> tag(Service service) {
        return Ownership.tag(service.tags(), Tag::key, Tag::value);
    }

    private static boolean concerns(Cluster cluster, List<Service> services, Ownership ownership) {
        Target target = ownership.pipeline().target();
        return ownership.isOurs(Ownership.tag(cluster.tags(), Tag::key, Tag::value))
                || target.cluster().equals(cluster.clusterName())
                || services.stream().anyMatch(service -> cluster.clusterArn().equals(service.clusterArn())
                        && ownership.isOurs(Ownership.tag(service.tags(), Tag::key, Tag::value)));
    }

    /** ECS does not list a service that is draining, so those that may be ours are asked for by name. */
    private static List<Service> services(Account account, Cluster cluster, Ownership ownership)
            throws ProblemException {
        Set<String> names = new TreeSet<>(Aws.call(() -> account.ecs()
                .listServicesPaginator(r -> r.cluster(cluster.clusterArn())).serviceArns().stream()
                .limit(MOST_SERVICES).map(EcsSight::lastPart).toList()));
        names.add(ownership.pipeline().target().service());
        names.addAll(ownership.creations().names(Subject.Kind.SERVICE));
        List<Service> services = new ArrayList<>();
        for (List<String> some : Reads.inParts(List.copyOf(names), AT_ONCE)) {
            services.addAll(Aws.call(() -> account.ecs().describeServices(r -> r.cluster(cluster.clusterArn())
                    .services(some).include(ServiceField.TAGS)).services()));
        }
        services.removeIf(service -> "INACTIVE".equals(service.status()));
        return services;
    }

    private static List<Task> tasks(Account account, Cluster cluster) throws ProblemException {
        List<String> arns = Aws.call(() -> Stream.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED).flatMap(status ->
                account.ecs().listTasksPaginator(r -> r.cluster(cluster.clusterArn()).desiredStatus(status)).taskArns()
                        .stream()).limit(MOST_TASKS).toList());
        List<Task> tasks = new ArrayList<>();
        for (List<String> some : Reads.inParts(arns, TASKS_AT_ONCE)) {
            tasks.addAll(Aws.call(() -> account.ecs().describeTasks(r -> r.cluster(cluster.clusterArn()).tasks(some)
                    .include(TaskField.TAGS)).tasks()));
        }
        return tasks;
    }

    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
