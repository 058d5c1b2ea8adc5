package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.FargatePurchase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * What the tasks of all clusters take of Fargate. EKS's pods on Fargate count for AWS, too, and are not seen here.
 *
 * @param units   CPU units of those that run or are to run; 1,024 are one vCPU
 * @param isWhole whether all clusters and tasks were looked at
 */
record FargateUse(Map<FargatePurchase, Long> units, boolean isWhole) {

    private static final int MOST_CLUSTERS = 50;
    private static final int MOST_TASKS = 1_000;
    /** So many tasks DescribeTasks takes at a time. */
    private static final int AT_A_TIME = 100;

    FargateUse {
        units = Map.copyOf(units);
    }

    long units(FargatePurchase purchase) {
        return units.getOrDefault(purchase, 0L);
    }

    static FargateUse read(Account account) throws ProblemException {
        List<String> clusters = Aws.call(() -> account.ecs().listClustersPaginator().clusterArns().stream()
                .limit(MOST_CLUSTERS + 1).toList());
        boolean isWhole = clusters.size() <= MOST_CLUSTERS;
        List<Task> tasks = new ArrayList<>();
        for (String cluster : clusters.subList(0, Math.min(MOST_CLUSTERS, clusters.size()))) {
            int left = MOST_TASKS - tasks.size();
            List<String> arns = Aws.call(() -> account.ecs().listTasksPaginator(r -> r.cluster(cluster)
                    .desiredStatus(DesiredStatus.RUNNING)).taskArns().stream().limit(left + 1).toList());
            isWhole &= arns.size() <= left;
            tasks.addAll(described(account, cluster, arns.subList(0, Math.min(left, arns.size()))));
        }
        return of(tasks, isWhole);
    }

    private static List<Task> described(Account account, String cluster, List<String> arns) throws ProblemException {
        List<Task> tasks = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += AT_A_TIME) {
            List<String> some = arns.subList(from, Math.min(from + AT_A_TIME, arns.size()));
            tasks.addAll(Aws.call(() -> account.ecs().describeTasks(r -> r.cluster(cluster).tasks(some))).tasks());
        }
        return tasks;
    }

    static FargateUse of(List<Task> tasks, boolean isWhole) {
        Map<FargatePurchase, Long> units = new EnumMap<>(FargatePurchase.class);
        tasks.stream().filter(task -> task.launchType() == LaunchType.FARGATE).forEach(task -> units.merge(
                FargatePurchase.of(task.capacityProviderName()), FargateQuota.units(task.cpu()), Long::sum));
        return new FargateUse(units, isWhole);
    }
}
