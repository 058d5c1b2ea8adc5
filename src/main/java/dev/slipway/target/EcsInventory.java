package dev.slipway.target;

import dev.slipway.change.Attempt;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads clusters and services: first their names, page by page, then as many at a time as ECS describes. */
final class EcsInventory {

    private static final int CLUSTERS_AT_A_TIME = 100;
    private static final int SERVICES_AT_A_TIME = 10;
    /** The most that ListServices gives at a time; unasked it gives 10. */
    private static final int SERVICES_A_PAGE = 100;

    private final Account account;
    private final Together together;

    EcsInventory(Account account, Together together) {
        this.account = account;
        this.together = together;
    }

    Listing<Possessions.Cluster> clusters() throws ProblemException {
        Listing<String> names = Inventory.listed(() -> account.ecs().listClustersPaginator(r -> {}).clusterArns()
                .stream().map(EcsInventory::lastPart));
        return described(names, CLUSTERS_AT_A_TIME,
                some -> Aws.call(() -> account.ecs().describeClusters(r -> r.clusters(some))).clusters().stream()
                        .map(EcsInventory::seen).toList(),
                Possessions.Cluster::name, name -> new Possessions.Cluster(name, "", 0, 0));
    }

    Listing<Possessions.Service> services(String cluster) throws ProblemException {
        Listing<String> names = Aws.call(() -> {
            try {
                return Listing.of(account.ecs().listServicesPaginator(
                        r -> r.cluster(cluster).maxResults(SERVICES_A_PAGE)).serviceArns().stream()
                        .map(EcsInventory::lastPart));
            } catch (ClusterNotFoundException e) {
                return new Listing<String>(List.of(), Optional.empty(), true);
            }
        });
        return described(names, SERVICES_AT_A_TIME,
                some -> Aws.call(() -> account.ecs().describeServices(r -> r.cluster(cluster).services(some)))
                        .services().stream().map(EcsInventory::seen).toList(),
                Possessions.Service::name, name -> new Possessions.Service(name, "", "", 0, 0, ""));
    }

    /** Describes some of one kind by their names. */
    private interface Describing<T> {
        List<T> some(List<String> names) throws ProblemException;
    }

    /** @param unseen stands for one that could not be described, so that it can be chosen all the same */
    private <T> Listing<T> described(Listing<String> names, int atATime, Describing<T> describing,
                                     Function<T, String> name, Function<String, T> unseen) throws ProblemException {
        List<Attempt<List<T>>> reads = names.items().stream().gather(Gatherers.windowFixed(atATime))
                .map(some -> new Attempt<>(() -> describing.some(some))).toList();
        together.all(List.<Together.Read<Attempt<?>>>copyOf(reads));
        Map<String, T> seen = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Attempt<List<T>> read : reads) {
            read.answer().ifPresent(some -> some.forEach(it -> seen.put(name.apply(it), it)));
            read.problem().ifPresent(problems::add);
        }
        return names.with(names.items().stream().sorted(Comparator.naturalOrder())
                .map(it -> seen.containsKey(it) ? seen.get(it) : unseen.apply(it)).toList(),
                problems.stream().findFirst());
    }

    private static Possessions.Cluster seen(Cluster cluster) {
        return new Possessions.Cluster(cluster.clusterName(), String.valueOf(cluster.status()),
                number(cluster.activeServicesCount()), number(cluster.runningTasksCount()));
    }

    private static Possessions.Service seen(Service service) {
        String providers = service.capacityProviderStrategy().stream()
                .map(it -> String.valueOf(it.capacityProvider())).collect(Collectors.joining(", "));
        String launchType = providers.isEmpty() ? Objects.requireNonNullElse(service.launchTypeAsString(), "")
                : providers;
        return new Possessions.Service(service.serviceName(), String.valueOf(service.status()), launchType,
                number(service.desiredCount()), number(service.runningCount()),
                service.taskDefinition() == null ? "" : lastPart(service.taskDefinition()).replaceFirst(":\\d+$", ""));
    }

    private static int number(Integer count) {
        return count == null ? 0 : count;
    }

    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
