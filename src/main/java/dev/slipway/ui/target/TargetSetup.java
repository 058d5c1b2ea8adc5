package dev.slipway.ui.target;

import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Sequence;
import dev.slipway.change.Sequence.Part;
import dev.slipway.cloud.Account;
import dev.slipway.identity.ExecutionRole;
import dev.slipway.identity.ExecutionRoleRequest;
import dev.slipway.image.RepositoryRequest;
import dev.slipway.image.RepositorySetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.target.ClusterRequest;
import dev.slipway.target.ClusterSetup;
import dev.slipway.target.LogGroupRequest;
import dev.slipway.target.LogGroupSetup;
import dev.slipway.target.NetworkRequest;
import dev.slipway.target.NetworkSetup;
import dev.slipway.target.ServiceLinkedRoleRequest;
import dev.slipway.target.ServiceLinkedRoleSetup;
import java.util.List;
import java.util.Optional;

/** What step 2 makes, as one operation. */
public final class TargetSetup {

    private TargetSetup() {}

    /** Everything the pipeline deploys onto, in the order in which it is needed. */
    public static Operation<Pipeline> of(Account account, Pause pause) {
        return new Sequence<>("target.all", List.of(
                new Part<>(new RepositorySetup(account), pipeline ->
                        new RepositoryRequest(pipeline.target().repository(), pipeline.tag())),
                new Part<>(new LogGroupSetup(account), pipeline ->
                        new LogGroupRequest(pipeline.target().logGroup(), pipeline.tag())),
                new Part<>(new ExecutionRole(account), pipeline ->
                        ExecutionRoleRequest.of(pipeline, account, Optional.empty())),
                new Part<>(new ServiceLinkedRoleSetup(account), _ -> new ServiceLinkedRoleRequest()),
                new Part<>(new ClusterSetup(account), pipeline ->
                        new ClusterRequest(pipeline.target().cluster(), pipeline.tag())),
                new Part<>(new NetworkSetup(account, pause), pipeline ->
                        NetworkRequest.of(pipeline.target().securityGroup(), pipeline.tag()))));
    }
}
