package dev.slipway.target;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import dev.slipway.cloud.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/**
 * Makes an Application Load Balancer before a service: a target group for the addresses of its tasks, the load
 * balancer, and a listener on port 80 that joins them. What is there of them is used as it is.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html">ECS: Application Load Balancers</a>
 */
public final class BalancerSetup implements Operation<BalancerRequest> {

    public static final String NAME = "target.balancer";

    private final Account account;

    public BalancerSetup(Account account) {
        this.account = account;
    }

    @Override
    public Plan<BalancerRequest> plan(BalancerRequest wanted) throws ProblemException {
        BalancerFinder finder = new BalancerFinder(account);
        Optional<LoadBalancer> there = finder.balancer(wanted.name());
        OwnTargetGroup group = new OwnTargetGroup(account, wanted, finder.targetGroup(wanted.name()));
        OwnBalancer balancer = new OwnBalancer(account, wanted, there);
        OwnListener listener = new OwnListener(account, wanted.tag(), balancer.reference(), group.reference());
        List<Change> changes = new ArrayList<>(List.of(group.change(), balancer.change()));
        changes.add(listener.change(there.isEmpty() ? List.of() : finder.listeners(there.get())));
        List<Note> notes = new ArrayList<>(group.notes());
        there.ifPresent(it -> notes.add(Note.info("target.balancer.address", it.dnsName() + wanted.path())));
        return new Plan<>(NAME, wanted, changes, notes);
    }

    /**
     * The target group as the service refers to it.
     *
     * @throws ProblemException when AWS does not say whether it is there
     */
    public Reference targetGroup(BalancerRequest wanted) throws ProblemException {
        return new OwnTargetGroup(account, wanted, new BalancerFinder(account).targetGroup(wanted.name())).reference();
    }
}
