package dev.slipway.cleanup;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * Load balancers, which take their listeners along, and then target groups.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-delete.html">Delete an
 *     Application Load Balancer</a>
 */
final class BalancerLeftovers {

    /** How many DescribeTags takes. */
    private static final int AT_ONCE = 20;
    private static final int MOST = 200;

    private final Account account;
    private final Patience patience;
    private final Ownership ownership;
    private final List<LoadBalancer> balancers;
    private final List<TargetGroup> groups;
    private final Map<String, Optional<String>> tags = new HashMap<>();

    private BalancerLeftovers(Account account, Patience patience, Ownership ownership, List<LoadBalancer> balancers,
                              List<TargetGroup> groups) {
        this.account = account;
        this.patience = patience;
        this.ownership = ownership;
        this.balancers = balancers;
        this.groups = groups;
    }

    static BalancerLeftovers read(Account account, Patience patience, Ownership ownership) throws ProblemException {
        List<LoadBalancer> balancers = Aws.call(() -> account.elb().describeLoadBalancersPaginator(r -> {})
                .loadBalancers().stream().limit(MOST).toList());
        List<TargetGroup> groups = Aws.call(() -> account.elb().describeTargetGroupsPaginator(r -> {}).targetGroups()
                .stream().limit(MOST).toList());
        var read = new BalancerLeftovers(account, patience, ownership, balancers, groups);
        read.readTags();
        return read;
    }

    private void readTags() throws ProblemException {
        List<String> arns = Stream.concat(balancers.stream().map(LoadBalancer::loadBalancerArn),
                groups.stream().map(TargetGroup::targetGroupArn)).toList();
        for (List<String> some : Reads.inParts(arns, AT_ONCE)) {
            for (TagDescription said : Aws.call(() -> account.elb().describeTags(r -> r.resourceArns(some))
                    .tagDescriptions())) {
                tags.put(said.resourceArn(), Ownership.tag(said.tags(), Tag::key, Tag::value));
            }
        }
    }

    List<Leftover> leftovers() {
        List<Leftover> found = new ArrayList<>();
        balancers.forEach(balancer -> leftover(balancer).ifPresent(found::add));
        groups.forEach(group -> leftover(group).ifPresent(found::add));
        return found;
    }

    private Optional<Leftover> leftover(LoadBalancer balancer) {
        Thing thing = Thing.of(Subject.Kind.LOAD_BALANCER, balancer.loadBalancerName(), balancer.loadBalancerArn(),
                balancer.dnsName()).since(balancer.createdTime());
        DeleteLoadBalancerRequest request = DeleteLoadBalancerRequest.builder()
                .loadBalancerArn(balancer.loadBalancerArn()).build();
        Change delete = new Change.Delete(thing.what(), thing.seen(), Call.of(AwsCommand.of(request),
                (_, progress) -> {
                    patience.insist(thing.what(), progress, () -> account.elb().deleteLoadBalancer(request));
                    return thing.id();
                }));
        int addresses = balancer.scheme() == LoadBalancerSchemeEnum.INTERNAL ? 0 : balancer.availabilityZones().size();
        return ownership.of(thing, tagOf(thing)).map(claim -> Leftover.of(thing, List.of(delete), claim)
                .needing(needs(balancer)).using(new Usage.Balancer(addresses)).keptFor(alsoFor(balancer)));
    }

    /** What it sends to stays with it, too. */
    private Set<String> needs(LoadBalancer balancer) {
        Set<String> needs = new HashSet<>(balancer.securityGroups());
        groups.stream().filter(group -> group.loadBalancerArns().contains(balancer.loadBalancerArn()))
                .map(TargetGroup::targetGroupArn).forEach(needs::add);
        balancer.availabilityZones().stream().map(AvailabilityZone::subnetId).forEach(needs::add);
        return needs;
    }

    /** Somebody else's target group behind our load balancer: it serves them as well. */
    private Optional<Note> alsoFor(LoadBalancer balancer) {
        return groups.stream().filter(group -> group.loadBalancerArns().contains(balancer.loadBalancerArn()))
                .filter(group -> !ownership.isOurs(tags.getOrDefault(group.targetGroupArn(), Optional.empty())))
                .findFirst().map(group -> Note.info("cleanup.kept.serves", group.targetGroupName()));
    }

    private Optional<Leftover> leftover(TargetGroup group) {
        Thing thing = Thing.of(Subject.Kind.TARGET_GROUP, group.targetGroupName(), group.targetGroupArn(),
                group.targetGroupArn());
        DeleteTargetGroupRequest request = DeleteTargetGroupRequest.builder().targetGroupArn(thing.id()).build();
        Change delete = new Change.Delete(thing.what(), thing.seen(), Call.of(AwsCommand.of(request),
                (_, progress) -> {
                    patience.insist(thing.what(), progress, () -> account.elb().deleteTargetGroup(request));
                    return thing.id();
                }));
        return ownership.of(thing, tagOf(thing)).map(claim -> Leftover.of(thing, List.of(delete), claim)
                .keptFor(behindOthers(group)));
    }

    private Optional<Note> behindOthers(TargetGroup group) {
        return balancers.stream().filter(it -> group.loadBalancerArns().contains(it.loadBalancerArn()))
                .filter(it -> !ownership.isOurs(tags.getOrDefault(it.loadBalancerArn(), Optional.empty())))
                .findFirst().map(it -> Note.info("cleanup.kept.behind", it.loadBalancerName()));
    }

    private Optional<String> tagOf(Thing thing) {
        return tags.getOrDefault(thing.id(), Optional.empty());
    }
}
