package dev.slipway.reach;

import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;

/**
 * Whether a subnet's network ACL lets questions in and their answers out.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html">Ephemeral ports</a>
 */
record AclRungs(Looking looking, Kind kind) {

    /** @param from who asks; several, where any may be the one */
    Rung of(SubnetView subnet, int port, List<AddressSpan> from) {
        return switch (subnet.acl()) {
            case Sight.Denied<Optional<NetworkAcl>>(String action) -> Rung.unknown(kind, "reach.denied", action);
            case Sight.Shown<Optional<NetworkAcl>>(Optional<NetworkAcl> acl) -> acl
                    .map(it -> worst(from.stream().map(span -> of(it, port, span)).toList(), subnet)
                            .looking(looking.at(Label.SUBNET, subnet.id())))
                    .orElseGet(() -> Rung.unknown(kind, "reach.acl.none", subnet.id()));
        };
    }

    /** The one that matters most. */
    Rung worst(List<Rung> rungs, SubnetView subnet) {
        for (State state : List.of(State.BROKEN, State.UNKNOWN)) {
            for (Rung rung : rungs) {
                if (rung.state() == state) {
                    return rung;
                }
            }
        }
        return rungs.isEmpty() ? Rung.unknown(kind, "reach.acl.none", subnet.id()) : rungs.getFirst();
    }

    private Rung of(NetworkAcl acl, int port, AddressSpan from) {
        String name = acl.networkAclId();
        AclRules rules = new AclRules(acl.entries());
        AclRules.Ruling in = rules.in(port, from);
        Optional<Integer> closed = rules.closedForAnswers(from);
        List<Fact> looked = new ArrayList<>(List.of(looking.at(Label.NETWORK_ACL, name)));
        in.by().ifPresent(entry -> looked.add(decides(Looking.entry(entry), in.isDeniedForAll())));
        rules.out(closed.orElse(AclRules.LAST_EPHEMERAL), from).by()
                .ifPresent(entry -> looked.add(decides(Looking.entry(entry), closed.isPresent())));
        return said(name, port, in, closed, rules.isClosedForAllAnswers(from)).looking(looked);
    }

    private static Fact decides(Fact fact, boolean isTheOne) {
        return isTheOne ? fact.deciding() : fact;
    }

    private Rung said(String name, int port, AclRules.Ruling in, Optional<Integer> closed, boolean isClosedForAll) {
        if (in.isDeniedForAll()) {
            return Rung.broken(kind, "reach.acl.in", name, number(in), port);
        }
        if (isClosedForAll) {
            return Rung.broken(kind, "reach.acl.out", name);
        }
        if (closed.isPresent()) {
            return Rung.unknown(kind, "reach.acl.someOut", name, closed.get());
        }
        return in.exceptions() ? Rung.unknown(kind, "reach.acl.some", name, port)
                : Rung.ok(kind, "reach.acl.open", name, number(in));
    }

    /** Numbers of rules are names, not amounts. */
    private static String number(AclRules.Ruling ruling) {
        return ruling.number() >= AclRules.LAST ? "*" : String.valueOf(ruling.number());
    }

    /**
     * Whether questions from here get to those ports there, and the answers back: for the load balancer, which asks the
     * tasks. Empty when all is well.
     */
    Optional<Rung> outward(SubnetView subnet, int port, List<AddressSpan> to) {
        Optional<NetworkAcl> acl = subnet.acl().value().flatMap(it -> it);
        for (AddressSpan span : acl.isEmpty() ? List.<AddressSpan>of() : to) {
            AclRules rules = new AclRules(acl.get().entries());
            if (rules.out(port, span).isDeniedForAll()) {
                return Optional.of(Rung.broken(kind, "reach.acl.toTask", acl.get().networkAclId(), port)
                        .looking(looking.at(Label.NETWORK_ACL, acl.get().networkAclId())));
            }
            if (rules.isClosedForAllReplies(span)) {
                return Optional.of(Rung.broken(kind, "reach.acl.repliesOfTask", acl.get().networkAclId())
                        .looking(looking.at(Label.NETWORK_ACL, acl.get().networkAclId())));
            }
        }
        return Optional.empty();
    }
}
