package dev.slipway.target;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/** The security groups of the pipeline's, and the inbound rules that are asked for. */
final class OwnSecurityGroups {

    private final NetworkRequest wanted;
    private final OwnSecurityGroup tasks;
    private final Optional<OwnSecurityGroup> balancer;

    /** @param vpc where the groups are or will be */
    OwnSecurityGroups(NetworkMaking making, Reference vpc, NetworkFinder finder) throws ProblemException {
        this.wanted = making.wanted();
        this.tasks = OwnSecurityGroup.find(making, vpc, finder, wanted.securityGroup(), "Around the tasks");
        this.balancer = !wanted.placement().balanced() ? Optional.empty() : Optional.of(OwnSecurityGroup.find(making,
                vpc, finder, wanted.balancerGroup(), "Around the load balancer"));
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>(List.of(tasks.change()));
        balancer.ifPresent(front -> {
            changes.add(front.change());
            InboundRule.Source source = new InboundRule.Source.Group(front.reference());
            changes.add(new InboundRule(tasks, wanted.port(), source).change());
        });
        OwnSecurityGroup asked = balancer.orElse(tasks);
        int port = balancer.isPresent() ? NetworkRequest.HTTP : wanted.port();
        wanted.openFor().ifPresent(who ->
                changes.add(new InboundRule(asked, port, new InboundRule.Source.Addresses(who)).change()));
        return changes;
    }

    /** What a group that is there lets in already, which stays as it is. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (OwnSecurityGroup group : balancer.map(front -> List.of(tasks, front)).orElse(List.of(tasks))) {
            List<IpPermission> rules = group.there().map(it -> it.ipPermissions()).orElse(List.of());
            if (rules.stream().flatMap(InboundRule::ranges).anyMatch(cidr -> cidr.isEverybody())) {
                notes.add(Note.warning("target.group.everybody", group.name()));
            }
        }
        return notes;
    }
}
