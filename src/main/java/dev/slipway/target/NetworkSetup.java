package dev.slipway.target;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * Makes ready where the tasks get their network interface: subnets of the chosen or default VPC, or a small network of
 * our own, and a security group without inbound rules; one port is opened only when asked for. For tasks behind a load
 * balancer there is a second group, around that, and the first lets it in.
 */
public final class NetworkSetup implements Operation<NetworkRequest> {

    public static final String NAME = "target.network";

    private final Account account;
    private final Pause pause;
    private final NetworkFinder finder;

    /** @param pause waits while EC2 does not yet know what it has just made */
    public NetworkSetup(Account account, Pause pause) {
        this.account = account;
        this.pause = pause;
        this.finder = new NetworkFinder(account);
    }

    @Override
    public Plan<NetworkRequest> plan(NetworkRequest wanted) throws ProblemException {
        List<Vpc> vpcs = finder.vpcs();
        Optional<VpcView> there = finder.vpc(wanted, vpcs);
        checkChoice(wanted, there);
        NetworkMaking making = new NetworkMaking(account, pause, wanted);
        boolean isOwn = there.isEmpty()
                || wanted.placement().vpcId().isEmpty() && making.isOurs(there.get().vpc().tags());
        List<Note> notes = new ArrayList<>();
        List<Change> changes = new ArrayList<>(isOwn ? new OwnNetwork(new OwnVpc(making, there)).changes(vpcs)
                : kept(there.get(), wanted, notes));
        if (there.isEmpty()) {
            notes.add(Note.info("target.network.own", wanted.ownName()));
        }
        Reference vpc = new Reference(changes.getFirst().what(), there.map(VpcView::id));
        OwnSecurityGroups groups = new OwnSecurityGroups(making, vpc, finder);
        changes.addAll(groups.changes());
        notes.addAll(groups.notes());
        return new Plan<>(NAME, wanted, changes, notes);
    }

    private void checkChoice(NetworkRequest wanted, Optional<VpcView> there) throws ProblemException {
        if (there.isPresent()) {
            NetworkFinder.subnets(there.get(), wanted.placement());
            finder.checkGroups(there.get().id(), wanted.placement().moreGroups());
        } else if (!wanted.placement().subnetIds().isEmpty()) {
            throw new ProblemException(new TargetProblem.NoSuchSubnet(wanted.placement().subnetIds().getFirst(), ""));
        } else if (!wanted.placement().moreGroups().isEmpty()) {
            throw new ProblemException(new TargetProblem.NoSuchGroup(wanted.placement().moreGroups().getFirst(), ""));
        }
    }

    private static List<Change> kept(VpcView vpc, NetworkRequest wanted, List<Note> notes) throws ProblemException {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Keep(new Subject(Subject.Kind.VPC, vpc.id()), vpc.vpc().cidrBlock()));
        for (Subnet subnet : NetworkFinder.subnets(vpc, wanted.placement())) {
            changes.add(new Change.Keep(new Subject(Subject.Kind.SUBNET, subnet.subnetId()),
                    subnet.availabilityZone() + " " + subnet.cidrBlock()));
            if (!vpc.isPublic(subnet)) {
                notes.add(Note.warning("target.subnet.private", subnet.subnetId()));
            }
        }
        return changes;
    }
}
