package dev.slipway.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;

/** The clusters of the practice account; a deleted one stays for a while as INACTIVE, as on AWS. */
final class EcsClusters {

    private static final String DEFAULT = "default";

    private final EcsArns arns;
    private final EcsTags tags;
    private final EcsFreshness freshness;
    private final EcsLinkedRole role;
    private final Map<String, Cluster> clusters = new LinkedHashMap<>();

    EcsClusters(EcsArns arns, EcsTags tags) {
        this.arns = arns;
        this.tags = tags;
        this.freshness = new EcsFreshness(arns.account());
        this.role = new EcsLinkedRole(arns.account());
    }

    EcsArns arns() {
        return arns;
    }

    EcsFreshness freshness() {
        return freshness;
    }

    EcsLinkedRole role() {
        return role;
    }

    CreateClusterResponse create(CreateClusterRequest request) {
        String name = nameOf(request.clusterName());
        if (!name.matches("[a-zA-Z0-9_-]{1,255}")) {
            throw EcsErrors.invalidParameter("Invalid identifier: " + name);
        }
        EcsTags.check(request.hasTags(), request.tags());
        role.assume();
        Cluster known = clusters.get(name);
        if (known == null || !known.status().equals("ACTIVE")) {
            clusters.put(name, Cluster.builder().clusterName(name).clusterArn(arns.cluster(name)).status("ACTIVE")
                    .settings(request.settings()).capacityProviders(request.capacityProviders())
                    .defaultCapacityProviderStrategy(request.defaultCapacityProviderStrategy()).build());
            freshness.made(arns.cluster(name));
            tags.created(arns.cluster(name), request.tags());
        }
        Cluster made = clusters.get(name);
        return CreateClusterResponse.builder().cluster(made.toBuilder().tags(tags.of(made.clusterArn())).build())
                .build();
    }

    DescribeClustersResponse describe(DescribeClustersRequest request, EcsServices services) {
        List<String> asked = request.hasClusters() ? request.clusters() : List.of(DEFAULT);
        EcsErrors.checkMost("clusters", asked, 100);
        List<Cluster> found = new ArrayList<>();
        List<Failure> missing = new ArrayList<>();
        for (String nameOrArn : asked) {
            Cluster cluster = clusters.get(nameOf(nameOrArn));
            if (cluster == null || freshness.isMissed(cluster.clusterArn())) {
                missing.add(Failure.builder().arn(arns.cluster(nameOf(nameOrArn))).reason("MISSING").build());
            } else {
                found.add(described(cluster, request.include().contains(ClusterField.TAGS), services));
            }
        }
        return DescribeClustersResponse.builder().clusters(found).failures(missing).build();
    }

    private Cluster described(Cluster cluster, boolean withTags, EcsServices services) {
        List<EcsService> its = services.livingIn(cluster.clusterName());
        return cluster.toBuilder()
                .activeServicesCount(its.size())
                .registeredContainerInstancesCount(0)
                .runningTasksCount(its.stream().mapToInt(EcsService::running).sum())
                .pendingTasksCount(its.stream().mapToInt(EcsService::pending).sum())
                .tags(withTags ? tags.of(cluster.clusterArn()) : List.of())
                .build();
    }

    ListClustersResponse list(ListClustersRequest request) {
        List<String> active = clusters.values().stream().filter(cluster -> cluster.status().equals("ACTIVE"))
                .map(Cluster::clusterArn).toList();
        Page<String> page = Page.of(active, request.maxResults(), request.nextToken(), 100,
                EcsErrors::invalidToken);
        return ListClustersResponse.builder().clusterArns(page.items()).nextToken(page.next()).build();
    }

    Cluster delete(String nameOrArn, EcsServices services) {
        String name = active(nameOrArn);
        List<EcsService> its = services.livingIn(name);
        if (its.stream().anyMatch(service -> service.status().equals("ACTIVE"))) {
            throw EcsErrors.clusterContainsServices();
        }
        if (!its.isEmpty()) {
            throw EcsErrors.clusterContainsTasks();
        }
        return clusters.compute(name, (_, cluster) -> cluster.toBuilder().status("INACTIVE").build());
    }

    /**
     * The name of the cluster, which must be there.
     *
     * @param nameOrArn null means the cluster called default
     */
    String active(String nameOrArn) {
        String name = nameOf(nameOrArn);
        Cluster cluster = clusters.get(name);
        if (cluster == null || !cluster.status().equals("ACTIVE")) {
            throw EcsErrors.clusterNotFound();
        }
        return name;
    }

    private static String nameOf(String nameOrArn) {
        return nameOrArn == null || nameOrArn.isEmpty() ? DEFAULT : EcsArns.lastPart(nameOrArn);
    }
}
