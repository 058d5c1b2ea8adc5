package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;

/**
 * The way by a load balancer: the internet to it, and it to the task.
 *
 * @param home       the task's subnet
 * @param before     the load balancer's subnets
 * @param groups     the task's
 * @param itsGroups  the load balancer's
 */
record BalancedClimb(ReachRequest request, Looking looking, NetworkInterface nic, SubnetView home, Front front,
                     List<SubnetView> before, GroupRungs groups, GroupRungs itsGroups, ListenerRung listener) {

    List<Rung> rungs() {
        List<Rung> rungs = new ArrayList<>();
        rungs.addAll(toTheTask());
        if (nic.privateIpAddress() != null) {
            rungs.add(new TargetRung(looking, front).of(nic.privateIpAddress()));
        }
        rungs.add(listener.rung());
        rungs.add(balancer());
        rungs.addAll(front.isInternal() ? fromInside() : fromTheInternet());
        return rungs;
    }

    private List<Rung> toTheTask() {
        Asker anybody = Asker.of(false, List.of());
        Rung ownRoute = new RouteRungs(looking, anybody).of(Kind.ROUTE, home);
        boolean isPublic = DirectClimb.publicV4(nic).isPresent();
        List<AddressSpan> elsewhere = before.stream().filter(subnet -> !subnet.id().equals(home.id()))
                .flatMap(subnet -> subnet.addresses(false).stream()).toList();
        List<AddressSpan> all = before.stream().flatMap(subnet -> subnet.addresses(false).stream()).toList();
        Rung acl = elsewhere.isEmpty() ? Rung.ok(Kind.NETWORK_ACL, "reach.acl.sameSubnet", home.id())
                : new AclRungs(looking, Kind.NETWORK_ACL).of(home, groups.port(), elsewhere);
        return List.of(
                Rung.intended(Kind.ADDRESS, isPublic ? "reach.address.besides" : "reach.address.behind",
                        front.balancer().loadBalancerName()).looking(nic.privateIpAddress() == null ? List.of()
                        : List.of(Fact.of(Label.PRIVATE_ADDRESS, nic.privateIpAddress()))),
                Rung.intended(Kind.ROUTE, "reach.route.behind").looking(ownRoute.looked()), acl,
                groups.ofBalancer(front.balancer().securityGroups(), all));
    }

    private Rung balancer() {
        String name = front.balancer().loadBalancerName();
        LoadBalancerStateEnum state = front.balancer().state() == null ? LoadBalancerStateEnum.ACTIVE
                : front.balancer().state().code();
        Rung rung = switch (state) {
            case PROVISIONING -> Rung.broken(Kind.BALANCER, "reach.balancer.provisioning", name);
            case FAILED -> Rung.broken(Kind.BALANCER, "reach.balancer.failed", name,
                    String.valueOf(front.balancer().state().reason()));
            default -> front.isInternal() ? Rung.intended(Kind.BALANCER, "reach.balancer.internal", name,
                    front.balancer().dnsName()).looking(listener.address().map(url -> List.of(Fact.of(
                            Label.URL_ON_CLICK, url))).orElse(List.of()))
                    : Rung.ok(Kind.BALANCER, "reach.balancer.found", name, front.balancer().dnsName());
        };
        return rung.looking(looking.at(Label.BALANCER, name, front.balancer().loadBalancerArn()),
                Fact.of(Label.SCHEME, front.balancer().schemeAsString()));
    }

    private List<Rung> fromTheInternet() {
        Asker asker = Asker.of(false, request.me());
        Rung acl = worst(before.stream().map(subnet -> {
            AclRungs rungs = new AclRungs(looking, Kind.BALANCER_ACL);
            Rung in = rungs.of(subnet, listener.port(), asker.me().isEmpty() ? List.of(asker.internet()) : asker.me());
            return in.state() == State.BROKEN ? in : outward(rungs, subnet).orElse(in);
        }).toList(), Kind.BALANCER_ACL);
        return List.of(new RouteRungs(looking, asker).of(Kind.BALANCER_ROUTE, before), acl, itsGroup(asker));
    }

    /** Nobody of the internet is to get in, so only what leads to the task can be broken. */
    private List<Rung> fromInside() {
        AclRungs rungs = new AclRungs(looking, Kind.BALANCER_ACL);
        Rung acl = before.stream().flatMap(subnet -> outward(rungs, subnet).stream()).findFirst()
                .orElseGet(() -> Rung.intended(Kind.BALANCER_ACL, "reach.acl.inside"));
        Rung group = egress().orElseGet(() -> Rung.intended(Kind.BALANCER_GROUP, "reach.group.internalBalancer",
                looking.named(itsGroups.groups())).looking(looking.groups(itsGroups.groups())));
        return List.of(Rung.intended(Kind.BALANCER_ROUTE, "reach.route.internalBalancer"), acl, group);
    }

    private Optional<Rung> outward(AclRungs rungs, SubnetView subnet) {
        return subnet.id().equals(home.id()) ? Optional.empty() : rungs.outward(subnet, groups.port(), task());
    }

    /** The task's address, or all that the next one may get. */
    private List<AddressSpan> task() {
        return nic.privateIpAddress() == null ? home.addresses(false)
                : AddressSpan.parse(nic.privateIpAddress() + "/32").stream().toList();
    }

    private Rung itsGroup(Asker asker) {
        if (itsGroups.groups().isEmpty()) {
            return Rung.ok(Kind.BALANCER_GROUP, "reach.group.none");
        }
        String me = request.me().stream().map(Cidr::toString).collect(Collectors.joining(", "));
        Rung in = itsGroups.of(asker, me);
        return in.state() == State.BROKEN ? in : egress().orElse(in);
    }

    /** The load balancer's groups must let it ask the task, too. */
    private Optional<Rung> egress() {
        Optional<SecurityRules> out = itsGroups.rules().value().map(SecurityRules::outbound);
        if (out.isEmpty() || itsGroups.groups().isEmpty()) {
            return Optional.empty();
        }
        boolean isOpen = !out.get().lettingIn(task(), groups.port()).isEmpty() || !out.get().lettingGroupsIn(
                nic.groups().stream().map(GroupIdentifier::groupId).toList(), groups.port()).isEmpty();
        return isOpen ? Optional.empty() : Optional.of(Rung.broken(Kind.BALANCER_GROUP, "reach.group.balancerOut",
                looking.named(itsGroups.groups()), groups.port()).looking(looking.groups(itsGroups.groups())));
    }

    private static Rung worst(List<Rung> rungs, Kind kind) {
        for (State state : List.of(State.BROKEN, State.UNKNOWN)) {
            for (Rung rung : rungs) {
                if (rung.state() == state) {
                    return rung;
                }
            }
        }
        return rungs.isEmpty() ? Rung.unknown(kind, "reach.acl.none", "") : rungs.getFirst();
    }
}
