package dev.slipway.practice;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** EC2's network ACLs. */
interface Ec2Acls extends Ec2Part {

    /** The highest number that an entry of one's own may have. */
    int MOST_NUMBER = 32_766;

    @Override
    default DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
        var found = network().acls().find(request.networkAclIds(), request.filters());
        Page<NetworkAcl> page = network().acls().page(found, request.maxResults(), request.nextToken());
        return DescribeNetworkAclsResponse.builder().networkAcls(page.items().stream().map(this::tagged).toList())
                .nextToken(page.next()).build();
    }

    /** Denies everything until it is given entries. */
    @Override
    default CreateNetworkAclResponse createNetworkAcl(CreateNetworkAclRequest request) {
        Vpc vpc = network().vpcs().get(request.vpcId());
        String id = network().newId("acl", ResourceType.NETWORK_ACL, request.tagSpecifications());
        NetworkAcl made = NetworkLayout.closedAcl(id, vpc);
        network().acls().put(made);
        return CreateNetworkAclResponse.builder().networkAcl(tagged(made)).build();
    }

    @Override
    default CreateNetworkAclEntryResponse createNetworkAclEntry(CreateNetworkAclEntryRequest request) {
        NetworkAcl acl = network().acls().get(request.networkAclId());
        if (request.ruleNumber() < 1 || request.ruleNumber() > MOST_NUMBER) {
            throw network().errors().invalidValue("Invalid rule number (" + request.ruleNumber() + ")");
        }
        if (acl.entries().stream().anyMatch(entry -> isAt(entry, request.ruleNumber(), request.egress()))) {
            throw network().errors().of("NetworkAclEntryAlreadyExists", "The network acl entry identified by "
                    + request.ruleNumber() + " already exists.");
        }
        if (request.cidrBlock() != null && Cidr.parse(request.cidrBlock()).isEmpty()) {
            throw network().errors().invalidValue("CIDR block " + request.cidrBlock() + " is malformed");
        }
        if (request.protocol().equals("6") && request.portRange() == null) {
            throw network().errors().missing("portRange");
        }
        NetworkAclEntry made = NetworkAclEntry.builder().ruleNumber(request.ruleNumber()).egress(request.egress())
                .ruleAction(request.ruleAction()).protocol(request.protocol()).cidrBlock(request.cidrBlock())
                .ipv6CidrBlock(request.ipv6CidrBlock())
                .portRange(request.protocol().equals("-1") ? null : request.portRange()).build();
        network().acls().put(acl.toBuilder().entries(Stream.concat(acl.entries().stream(), Stream.of(made)).toList())
                .build());
        return CreateNetworkAclEntryResponse.builder().build();
    }

    @Override
    default DeleteNetworkAclEntryResponse deleteNetworkAclEntry(DeleteNetworkAclEntryRequest request) {
        NetworkAcl acl = network().acls().get(request.networkAclId());
        List<NetworkAclEntry> rest = acl.entries().stream()
                .filter(entry -> !isAt(entry, request.ruleNumber(), request.egress())).toList();
        if (rest.size() == acl.entries().size()) {
            throw network().errors().of("InvalidNetworkAclEntry.NotFound", "The network acl entry identified by "
                    + request.ruleNumber() + " does not exist.");
        }
        network().acls().put(acl.toBuilder().entries(rest).build());
        return DeleteNetworkAclEntryResponse.builder().build();
    }

    /** Takes the subnet from the ACL that it has to the one that is named. */
    @Override
    default ReplaceNetworkAclAssociationResponse replaceNetworkAclAssociation(
            ReplaceNetworkAclAssociationRequest request) {
        NetworkAcl to = network().acls().get(request.networkAclId());
        NetworkAclAssociation old = network().acls().all().stream().flatMap(acl -> acl.associations().stream())
                .filter(it -> it.networkAclAssociationId().equals(request.associationId())).findFirst()
                .orElseThrow(() -> network().errors().of("InvalidAssociationID.NotFound", "The association ID '"
                        + request.associationId() + "' does not exist"));
        NetworkAcl from = network().acls().get(old.networkAclId());
        network().acls().put(from.toBuilder().associations(from.associations().stream()
                .filter(it -> !it.equals(old)).toList()).build());
        NetworkAclAssociation made = old.toBuilder().networkAclId(to.networkAclId())
                .networkAclAssociationId(network().account().ids().resource("aclassoc")).build();
        network().acls().put(to.toBuilder().associations(Stream.concat(to.associations().stream(), Stream.of(made))
                .toList()).build());
        return ReplaceNetworkAclAssociationResponse.builder().newAssociationId(made.networkAclAssociationId()).build();
    }

    private static boolean isAt(NetworkAclEntry entry, int number, boolean egress) {
        return entry.ruleNumber() == number && entry.egress() == egress;
    }

    private NetworkAcl tagged(NetworkAcl acl) {
        return acl.toBuilder().tags(network().tags().of(acl.networkAclId())).build();
    }
}
