package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Finds the network that {@link NetworkSetup} keeps or makes: VPC, subnets and security groups. */
public final class NetworkFinder {

    /** So many subnets a service takes. */
    private static final int SUBNETS = 16;

    private final Account account;

    public NetworkFinder(Account account) {
        this.account = account;
    }

    /**
     * The network for Deploy; empty while a part of it is missing.
     *
     * @throws ProblemException a {@link TargetProblem} when what was chosen will not do
     */
    public Optional<Network> find(NetworkRequest wanted) throws ProblemException {
        return around(wanted, wanted.securityGroup(), wanted.placement().moreGroups(), List.of());
    }

    /**
     * Where the load balancer before the tasks is to stand: public subnets of their VPC, and its own group; empty
     * while a part of it is missing.
     *
     * @throws ProblemException as {@link #find}, and {@link TargetProblem.OneZone} when the subnets are all in one
     */
    public Optional<Network> findBalancers(NetworkRequest wanted) throws ProblemException {
        Optional<VpcView> vpc = vpc(wanted, vpcs());
        List<Subnet> zones = vpc.isEmpty() ? List.of() : oneOfEachZone(vpc.get(), wanted.placement());
        return zones.isEmpty() ? Optional.empty() : around(wanted, wanted.balancerGroup(), List.of(), zones);
    }

    /** @param instead what the group is put around where that is not what was chosen */
    private Optional<Network> around(NetworkRequest wanted, String group, List<String> more, List<Subnet> instead)
            throws ProblemException {
        Optional<VpcView> vpc = vpc(wanted, vpcs());
        List<Subnet> subnets = vpc.isEmpty() || !instead.isEmpty() ? instead : subnets(vpc.get(), wanted.placement());
        if (subnets.isEmpty()) {
            return Optional.empty();
        }
        return securityGroup(vpc.get().id(), group).map(SecurityGroup::groupId).map(own -> {
            List<String> groups = new ArrayList<>(List.of(own));
            groups.addAll(more);
            return new Network(vpc.get().id(), subnets.stream().map(Subnet::subnetId).toList(), groups);
        });
    }

    /**
     * Those that were chosen, else the public ones.
     *
     * @throws ProblemException {@link TargetProblem.NoSuchSubnet} when one that was chosen is not in the VPC
     */
    static List<Subnet> subnets(VpcView vpc, Placement placement) throws ProblemException {
        for (String chosen : placement.subnetIds()) {
            if (vpc.subnets().stream().noneMatch(subnet -> subnet.subnetId().equals(chosen))) {
                throw new ProblemException(new TargetProblem.NoSuchSubnet(chosen, vpc.id()));
            }
        }
        List<Subnet> usual = placement.subnetIds().isEmpty() ? vpc.publicSubnets()
                : vpc.subnets().stream().filter(subnet -> placement.subnetIds().contains(subnet.subnetId())).toList();
        return usual.stream().limit(SUBNETS).toList();
    }

    /**
     * A load balancer takes one subnet of a zone, and two zones at least.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html">
     *     Application Load Balancers, on subnets</a>
     */
    private static List<Subnet> oneOfEachZone(VpcView vpc, Placement placement) throws ProblemException {
        List<Subnet> chosen = subnets(vpc, placement).stream().filter(vpc::isPublic).toList();
        List<Subnet> zones = new ArrayList<>();
        for (Subnet subnet : chosen) {
            if (zones.stream().noneMatch(it -> it.availabilityZone().equals(subnet.availabilityZone()))) {
                zones.add(subnet);
            }
        }
        if (zones.size() == 1) {
            throw new ProblemException(new TargetProblem.OneZone(vpc.id(), zones.getFirst().availabilityZone()));
        }
        return zones;
    }

    List<Vpc> vpcs() throws ProblemException {
        return Aws.call(() -> account.ec2().describeVpcsPaginator(r -> {}).vpcs().stream()
                .sorted(Comparator.comparing(Vpc::vpcId)).toList());
    }

    /** The one chosen, else the default VPC if it is public, else our own, which may be half made; empty if none. */
    Optional<VpcView> vpc(NetworkRequest wanted, List<Vpc> vpcs) throws ProblemException {
        if (!wanted.placement().vpcId().isEmpty()) {
            return Optional.of(chosen(wanted.placement(), vpcs));
        }
        Optional<VpcView> usual = first(vpcs, vpc -> Boolean.TRUE.equals(vpc.isDefault()));
        if (usual.isPresent() && !usual.get().publicSubnets().isEmpty()) {
            return usual;
        }
        return first(vpcs, vpc -> vpc.tags().stream()
                .anyMatch(tag -> tag.key().equals(Pipeline.TAG) && tag.value().equals(wanted.tag())));
    }

    Optional<SecurityGroup> securityGroup(String vpcId, String name) throws ProblemException {
        return groups(vpcId, "group-name", List.of(name)).stream().findFirst();
    }

    /**
     * Whether all of them are in the VPC.
     *
     * @throws ProblemException {@link TargetProblem.NoSuchGroup} for the first that is not
     */
    void checkGroups(String vpcId, List<String> ids) throws ProblemException {
        List<String> there = ids.isEmpty() ? List.of()
                : groups(vpcId, "group-id", ids).stream().map(SecurityGroup::groupId).toList();
        for (String id : ids) {
            if (!there.contains(id)) {
                throw new ProblemException(new TargetProblem.NoSuchGroup(id, vpcId));
            }
        }
    }

    private List<SecurityGroup> groups(String vpcId, String filter, List<String> values) throws ProblemException {
        return Aws.call(() -> account.ec2().describeSecurityGroupsPaginator(r -> r.filters(
                Filter.builder().name("vpc-id").values(vpcId).build(),
                Filter.builder().name(filter).values(values).build())).securityGroups().stream().toList());
    }

    private VpcView chosen(Placement placement, List<Vpc> vpcs) throws ProblemException {
        String vpcId = placement.vpcId();
        VpcView vpc = first(vpcs, each -> each.vpcId().equals(vpcId))
                .orElseThrow(() -> new ProblemException(new TargetProblem.NoSuchVpc(vpcId)));
        if (placement.subnetIds().isEmpty() && vpc.publicSubnets().isEmpty()) {
            throw new ProblemException(new TargetProblem.NoPublicSubnet(vpcId));
        }
        return vpc;
    }

    private Optional<VpcView> first(List<Vpc> vpcs, Predicate<Vpc> which) throws ProblemException {
        Optional<Vpc> found = vpcs.stream().filter(which).findFirst();
        return found.isEmpty() ? Optional.empty() : Optional.of(VpcView.read(account, found.get()));
    }
}
