package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** The subnets of our own VPC: one in each of two availability zones, giving their interfaces public addresses. */
final class OwnSubnets {

    private static final int ZONES = 2;

    private final OwnVpc vpc;
    private final Ec2Client ec2;

    OwnSubnets(OwnVpc vpc) {
        this.vpc = vpc;
        this.ec2 = vpc.making().account().ec2();
    }

    /** @param range the VPC's addresses */
    List<Change> changes(String range) throws ProblemException {
        List<Subnet> all = vpc.there().map(VpcView::subnets).orElse(List.of());
        List<Subnet> own = all.stream().filter(subnet -> vpc.making().isOurs(subnet.tags())).toList();
        List<Change> changes = new ArrayList<>();
        own.forEach(subnet -> changes.add(kept(subnet)));
        if (own.size() < ZONES) {
            List<String> used = own.stream().map(Subnet::availabilityZone).toList();
            List<String> ranges = AddressRange.freeSubnets(range, all.stream().map(Subnet::cidrBlock).toList());
            for (String zone : zones().stream().filter(zone -> !used.contains(zone)).limit(ZONES - own.size()).toList()) {
                changes.add(create(zone, ranges.get(changes.size() - own.size())));
            }
        }
        return changes;
    }

    private Change kept(Subnet subnet) {
        Subject what = subject(subnet.availabilityZone());
        if (Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch())) {
            return new Change.Keep(what, subnet.subnetId());
        }
        ModifySubnetAttributeRequest request = mapping(subnet.subnetId());
        return new Change.Update(what, "MapPublicIpOnLaunch: false", "MapPublicIpOnLaunch: true",
                Call.of(AwsCommand.of(request), (_, _) -> {
                    Aws.call(() -> ec2.modifySubnetAttribute(request));
                    return subnet.subnetId();
                }));
    }

    private Change create(String zone, String range) {
        Subject what = subject(zone);
        Function<String, CreateSubnetRequest> request = vpcId -> CreateSubnetRequest.builder().vpcId(vpcId)
                .cidrBlock(range).availabilityZone(zone)
                .tagSpecifications(vpc.making().tags(ResourceType.SUBNET, what.name())).build();
        CreateSubnetRequest shown = request.apply(vpc.reference().shown());
        List<String> commands = List.of(AwsCommand.of(shown),
                AwsCommand.of(mapping(new Reference(what, Optional.empty()).shown())));
        return new Change.Create(what, RequestText.of(shown), Call.of(commands, (made, _) -> {
            String vpcId = vpc.reference().id(made);
            String id = vpc.making().settled(() -> ec2.createSubnet(request.apply(vpcId))).subnet().subnetId();
            vpc.making().settled(() -> ec2.modifySubnetAttribute(mapping(id)));
            return id;
        }));
    }

    /** Local and wavelength zones are not for Fargate. */
    private List<String> zones() throws ProblemException {
        return Aws.call(() -> ec2.describeAvailabilityZones(r -> {})).availabilityZones().stream()
                .filter(zone -> "available".equals(zone.stateAsString()))
                .filter(zone -> zone.zoneType() == null || "availability-zone".equals(zone.zoneType()))
                .map(AvailabilityZone::zoneName).sorted().toList();
    }

    private Subject subject(String zone) {
        return new Subject(Subject.Kind.SUBNET, vpc.name() + "-" + zone);
    }

    private static ModifySubnetAttributeRequest mapping(String subnetId) {
        return ModifySubnetAttributeRequest.builder().subnetId(subnetId).mapPublicIpOnLaunch(v -> v.value(true)).build();
    }
}
