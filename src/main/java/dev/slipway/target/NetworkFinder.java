package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Finds the network that {@link NetworkSetup} keeps or makes: VPC, public subnets and security group. */
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
     * @throws ProblemException a {@link TargetProblem} when the VPC that was chosen will not do
     */
    public Optional<Network> find(NetworkRequest wanted) throws ProblemException {
        Optional<VpcView> vpc = vpc(wanted, vpcs());
        if (vpc.isEmpty() || vpc.get().publicSubnets().isEmpty()) {
            return Optional.empty();
        }
        List<String> subnets = vpc.get().publicSubnets().stream().limit(SUBNETS).map(Subnet::subnetId).toList();
        return securityGroup(vpc.get().id(), wanted.securityGroup())
                .map(group -> new Network(vpc.get().id(), subnets, group.groupId()));
    }

    List<Vpc> vpcs() throws ProblemException {
        return Aws.call(() -> account.ec2().describeVpcsPaginator(r -> {}).vpcs().stream()
                .sorted(Comparator.comparing(Vpc::vpcId)).toList());
    }

    /** The one chosen, else the default VPC if it is public, else our own, which may be half made; empty if none. */
    Optional<VpcView> vpc(NetworkRequest wanted, List<Vpc> vpcs) throws ProblemException {
        if (wanted.vpcId().isPresent()) {
            return Optional.of(chosen(wanted.vpcId().get(), vpcs));
        }
        Optional<VpcView> usual = first(vpcs, vpc -> Boolean.TRUE.equals(vpc.isDefault()));
        if (usual.isPresent() && !usual.get().publicSubnets().isEmpty()) {
            return usual;
        }
        return first(vpcs, vpc -> vpc.tags().stream()
                .anyMatch(tag -> tag.key().equals(Pipeline.TAG) && tag.value().equals(wanted.tag())));
    }

    Optional<SecurityGroup> securityGroup(String vpcId, String name) throws ProblemException {
        return Aws.call(() -> account.ec2().describeSecurityGroupsPaginator(r -> r.filters(
                Filter.builder().name("vpc-id").values(vpcId).build(),
                Filter.builder().name("group-name").values(name).build())).securityGroups().stream().findFirst());
    }

    private VpcView chosen(String vpcId, List<Vpc> vpcs) throws ProblemException {
        VpcView vpc = first(vpcs, each -> each.vpcId().equals(vpcId))
                .orElseThrow(() -> new ProblemException(new TargetProblem.NoSuchVpc(vpcId)));
        if (vpc.publicSubnets().isEmpty()) {
            throw new ProblemException(new TargetProblem.NoPublicSubnet(vpcId));
        }
        return vpc;
    }

    private Optional<VpcView> first(List<Vpc> vpcs, Predicate<Vpc> which) throws ProblemException {
        Optional<Vpc> found = vpcs.stream().filter(which).findFirst();
        return found.isEmpty() ? Optional.empty() : Optional.of(VpcView.read(account, found.get()));
    }
}
