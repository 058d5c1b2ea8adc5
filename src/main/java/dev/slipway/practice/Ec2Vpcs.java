package dev.slipway.practice;

import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** EC2's VPCs. */
interface Ec2Vpcs extends Ec2Part {

    @Override
    default DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        var found = network().vpcs().find(request.vpcIds(), request.filters());
        Page<Vpc> page = network().vpcs().page(found, request.maxResults(), request.nextToken());
        return DescribeVpcsResponse.builder().vpcs(page.items().stream().map(this::tagged).toList())
                .nextToken(page.next()).build();
    }

    /** With what AWS makes along with it: main route table, default network ACL and default security group. */
    @Override
    default CreateVpcResponse createVpc(CreateVpcRequest request) {
        Cidr cidr = Cidr.parse(request.cidrBlock()).filter(block -> block.prefix() >= 16 && block.prefix() <= 28)
                .orElseThrow(() -> network().errors().of("InvalidVpc.Range",
                        "The CIDR '" + request.cidrBlock() + "' is invalid."));
        String id = network().newId("vpc", ResourceType.VPC, request.tagSpecifications());
        Vpc vpc = new NetworkLayout(network()).vpc(id, cidr, false);
        return CreateVpcResponse.builder().vpc(tagged(vpc)).build();
    }

    @Override
    default DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
        String id = network().vpcs().get(request.vpcId()).vpcId();
        boolean used = network().subnets().all().stream().anyMatch(subnet -> subnet.vpcId().equals(id))
                || network().gateways().all().stream().anyMatch(gateway -> gateway.attachments().stream()
                        .anyMatch(attachment -> attachment.vpcId().equals(id)))
                || network().groups().all().stream().anyMatch(group -> group.vpcId().equals(id)
                        && !group.groupName().equals(NetworkLayout.DEFAULT_GROUP))
                || network().routeTables().all().stream().anyMatch(table -> table.vpcId().equals(id)
                        && table.associations().stream().noneMatch(association -> association.main()));
        if (used) {
            throw network().errors().dependency("The vpc '" + id + "' has dependencies and cannot be deleted.");
        }
        new NetworkLayout(network()).forget(id);
        return DeleteVpcResponse.builder().build();
    }

    @Override
    default DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
        var names = network().dnsNames(network().vpcs().get(request.vpcId()).vpcId());
        var answer = DescribeVpcAttributeResponse.builder().vpcId(request.vpcId());
        switch (request.attribute()) {
            case ENABLE_DNS_HOSTNAMES -> answer.enableDnsHostnames(value(names.hostnames()));
            case ENABLE_DNS_SUPPORT -> answer.enableDnsSupport(value(names.support()));
            default -> throw network().errors().invalidValue(
                    "Value (" + request.attributeAsString() + ") for parameter attribute is invalid.");
        }
        return answer.build();
    }

    @Override
    default ModifyVpcAttributeResponse modifyVpcAttribute(ModifyVpcAttributeRequest request) {
        var names = network().dnsNames(network().vpcs().get(request.vpcId()).vpcId());
        var hostnames = request.enableDnsHostnames();
        var support = request.enableDnsSupport();
        if (hostnames != null && support != null) {
            throw network().errors().of("InvalidParameterCombination",
                    "Fields for multiple attribute types specified: enableDnsHostnames, enableDnsSupport");
        }
        network().setDnsNames(request.vpcId(), new PracticeNetwork.DnsNames(
                support == null ? names.support() : support.value(),
                hostnames == null ? names.hostnames() : hostnames.value()));
        return ModifyVpcAttributeResponse.builder().build();
    }

    private static AttributeBooleanValue value(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }

    private Vpc tagged(Vpc vpc) {
        return vpc.toBuilder().tags(network().tags().of(vpc.vpcId())).build();
    }
}
