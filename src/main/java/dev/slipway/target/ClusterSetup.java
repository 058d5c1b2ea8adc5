package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.RequestText;
import dev.slipway.cloud.Settling;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Makes the ECS cluster when there is none. */
public final class ClusterSetup implements Operation<ClusterRequest> {

    public static final String NAME = "target.cluster";

    private final Account account;
    private final Settling settling;

    /** @param pause waits while ECS cannot yet assume the service-linked role that was just made */
    public ClusterSetup(Account account, Pause pause) {
        this.account = account;
        this.settling = new Settling(pause);
    }

    @Override
    public Plan<ClusterRequest> plan(ClusterRequest wanted) throws ProblemException {
        return Plan.of(NAME, wanted, change(wanted));
    }

    private Change change(ClusterRequest wanted) throws ProblemException {
        Subject what = new Subject(Subject.Kind.CLUSTER, wanted.name());
        Optional<Cluster> there = describe(wanted.name());
        if (there.isPresent()) {
            return keep(what, there.get());
        }
        CreateClusterRequest request = CreateClusterRequest.builder().clusterName(wanted.name())
                .tags(Tag.builder().key(Pipeline.TAG).value(wanted.tag()).build()).build();
        return new Change.Create(what, RequestText.of(request), Call.of(AwsCommand.of(request),
                (_, _) -> settling.call(() -> account.ecs().createCluster(request),
                        AwsProblem.RoleNotReady.class::isInstance).cluster().clusterArn()));
    }

    private static Change keep(Subject what, Cluster cluster) throws ProblemException {
        return switch (cluster.status()) {
            case "ACTIVE", "PROVISIONING" -> new Change.Keep(what, cluster.clusterArn());
            default -> throw new ProblemException(new TargetProblem.ClusterUnusable(what.name(), cluster.status()));
        };
    }

    /** A deleted cluster stays visible as INACTIVE for a while and counts as missing. */
    private Optional<Cluster> describe(String name) throws ProblemException {
        List<Cluster> clusters = Aws.call(() -> account.ecs().describeClusters(r -> r.clusters(name))).clusters();
        return clusters.stream().filter(cluster -> !"INACTIVE".equals(cluster.status())).findFirst();
    }
}
