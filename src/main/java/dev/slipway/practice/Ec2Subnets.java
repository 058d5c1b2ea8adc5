package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** EC2's subnets and the zones they are in. */
interface Ec2Subnets extends Ec2Part {

    @Override
    default DescribeAvailabilityZonesResponse describeAvailabilityZones(DescribeAvailabilityZonesRequest request) {
        String region = network().account().region();
        List<AvailabilityZone> zones = Zone.of(region).stream()
                .filter(zone -> request.zoneNames().isEmpty() || request.zoneNames().contains(zone.name()))
                .map(zone -> AvailabilityZone.builder().zoneName(zone.name()).zoneId(zone.id()).regionName(region)
                        .state(AvailabilityZoneState.AVAILABLE).zoneType("availability-zone").build()).toList();
        return DescribeAvailabilityZonesResponse.builder().availabilityZones(zones).build();
    }

    @Override
    default DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        var found = network().subnets().find(request.subnetIds(), request.filters());
        Page<Subnet> page = network().subnets().page(found, request.maxResults(), request.nextToken());
        return DescribeSubnetsResponse.builder().subnets(page.items().stream().map(this::seen).toList())
                .nextToken(page.next()).build();
    }

    @Override
    default CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        Vpc vpc = network().vpcs().get(request.vpcId());
        Cidr cidr = Cidr.parse(request.cidrBlock()).filter(block -> block.prefix() >= 16 && block.prefix() <= 28)
                .filter(block -> Cidr.parse(vpc.cidrBlock()).orElseThrow().contains(block))
                .orElseThrow(() -> network().errors().of("InvalidSubnet.Range",
                        "The CIDR '" + request.cidrBlock() + "' is invalid."));
        boolean taken = network().subnets().all().stream().filter(subnet -> subnet.vpcId().equals(vpc.vpcId()))
                .anyMatch(subnet -> Cidr.parse(subnet.cidrBlock()).orElseThrow().overlaps(cidr));
        if (taken) {
            throw network().errors().of("InvalidSubnet.Conflict",
                    "The CIDR '" + request.cidrBlock() + "' conflicts with another subnet");
        }
        Zone zone = zone(request.availabilityZone());
        String id = network().newId("subnet", ResourceType.SUBNET, request.tagSpecifications());
        Subnet subnet = new NetworkLayout(network()).subnet(id, vpc, cidr, zone).toBuilder()
                .mapPublicIpOnLaunch(false).defaultForAz(false).build();
        network().subnets().put(subnet);
        return CreateSubnetResponse.builder().subnet(seen(subnet)).build();
    }

    @Override
    default ModifySubnetAttributeResponse modifySubnetAttribute(ModifySubnetAttributeRequest request) {
        Subnet subnet = network().subnets().get(request.subnetId());
        if (request.mapPublicIpOnLaunch() != null) {
            network().subnets().put(subnet.toBuilder()
                    .mapPublicIpOnLaunch(request.mapPublicIpOnLaunch().value()).build());
        }
        return ModifySubnetAttributeResponse.builder().build();
    }

    @Override
    default DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
        String id = network().subnets().get(request.subnetId()).subnetId();
        if (network().interfaces().all().stream().anyMatch(nic -> nic.subnetId().equals(id))) {
            throw network().errors().dependency("The subnet '" + id + "' has dependencies and cannot be deleted.");
        }
        for (var acl : network().acls().all()) {
            network().acls().put(acl.toBuilder().associations(acl.associations().stream()
                    .filter(association -> !association.subnetId().equals(id)).toList()).build());
        }
        for (var table : network().routeTables().all()) {
            network().routeTables().put(table.toBuilder().associations(table.associations().stream()
                    .filter(association -> !id.equals(association.subnetId())).toList()).build());
        }
        network().subnets().remove(id);
        return DeleteSubnetResponse.builder().build();
    }

    private Zone zone(String asked) {
        List<Zone> zones = Zone.of(network().account().region());
        if (asked == null) {
            return zones.getFirst();
        }
        return zones.stream().filter(zone -> zone.name().equals(asked)).findFirst()
                .orElseThrow(() -> network().errors().invalidValue("Value (" + asked
                        + ") for parameter availabilityZone is invalid. Subnets can currently only be created in the "
                        + "following availability zones: "
                        + String.join(", ", zones.stream().map(Zone::name).toList()) + "."));
    }

    private Subnet seen(Subnet subnet) {
        long taken = network().interfaces().all().stream()
                .filter(nic -> nic.subnetId().equals(subnet.subnetId())).count();
        long free = Cidr.parse(subnet.cidrBlock()).orElseThrow().size() - TaskInterfaces.RESERVED - taken;
        return subnet.toBuilder().availableIpAddressCount((int) free)
                .tags(network().tags().of(subnet.subnetId())).build();
    }
}
