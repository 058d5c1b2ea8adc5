package dev.slipway.target;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * Makes ready where the tasks get their network interface: public subnets of the chosen or default VPC, or a small
 * network of our own, and a security group without inbound rules; one port is opened only when asked for.
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
        NetworkMaking making = new NetworkMaking(account, pause, wanted);
        boolean isOwn = there.isEmpty() || wanted.vpcId().isEmpty() && making.isOurs(there.get().vpc().tags());
        List<Change> changes = new ArrayList<>(isOwn ? new OwnNetwork(new OwnVpc(making, there)).changes(vpcs)
                : kept(there.get()));
        Part vpc = new Part(changes.getFirst().what(), there.map(VpcView::id));
        changes.addAll(new OwnSecurityGroup(making, vpc, finder).changes());
        List<Note> notes = there.isEmpty() ? List.of(Note.info("target.network.own", wanted.ownName())) : List.of();
        return new Plan<>(NAME, wanted, changes, notes);
    }

    private static List<Change> kept(VpcView vpc) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Keep(new Subject(Subject.Kind.VPC, vpc.id()), vpc.vpc().cidrBlock()));
        for (Subnet subnet : vpc.publicSubnets()) {
            changes.add(new Change.Keep(new Subject(Subject.Kind.SUBNET, subnet.subnetId()),
                    subnet.availabilityZone() + " " + subnet.cidrBlock()));
        }
        return changes;
    }
}
