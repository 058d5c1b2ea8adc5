package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Workload.Placement;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** The security groups around a service's tasks, and their rules. */
record TaskGroups(List<String> ids, SecurityRules rules) {

    /** Without groups of its own, a task gets its VPC's default group. */
    static TaskGroups read(Ec2Client ec2, Placement placement) throws ProblemException {
        List<String> ids = placement.securityGroups().isEmpty() ? usual(ec2, placement) : placement.securityGroups();
        return new TaskGroups(ids, new SecurityRules(new Network(ec2).rules(ids)));
    }

    String words() {
        return String.join(", ", ids);
    }

    private static List<String> usual(Ec2Client ec2, Placement placement) throws ProblemException {
        List<String> vpcs = Aws.call(() -> ec2.describeSubnets(r -> r.subnetIds(placement.subnets())).subnets())
                .stream().map(Subnet::vpcId).distinct().toList();
        return Aws.call(() -> ec2.describeSecurityGroups(r -> r.filters(Network.by("vpc-id", vpcs.getFirst()),
                Network.by("group-name", "default"))).securityGroups()).stream().map(SecurityGroup::groupId).toList();
    }
}
