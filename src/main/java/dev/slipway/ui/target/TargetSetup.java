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
import dev.slipway.target.ClusterRequest;
import dev.slipway.target.ClusterSetup;
import dev.slipway.target.FreshAccount;
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

    /** Everything the pipeline deploys onto, in the order in which it is needed; first what no plan can make. */
    public static Operation<TargetWish> of(Account account, Pause pause) {
        return new Sequence<>("target.all", List.of(
                new Part<>(new FreshAccount(account), wish -> wish.pipeline().size()),
                new Part<>(new RepositorySetup(account), wish ->
                        new RepositoryRequest(wish.pipeline().target().repository(), wish.pipeline().tag())),
                new Part<>(new LogGroupSetup(account), wish ->
                        new LogGroupRequest(wish.pipeline().target().logGroup(), wish.pipeline().tag())),
                new Part<>(new ExecutionRole(account), wish ->
                        ExecutionRoleRequest.of(wish.pipeline(), account, Optional.empty())),
                new Part<>(new ServiceLinkedRoleSetup(account), _ -> new ServiceLinkedRoleRequest()),
                new Part<>(new ClusterSetup(account, pause), wish ->
                        new ClusterRequest(wish.pipeline().target().cluster(), wish.pipeline().tag())),
                new Part<>(new NetworkSetup(account, pause), wish ->
                        NetworkRequest.of(wish.pipeline()).openFor(wish.openFor()))));
    }
}
