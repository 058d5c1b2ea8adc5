package dev.slipway.pipeline;

import java.util.List;
import java.util.Objects;

/**
 * Where a service's tasks get their network interface.
 *
 * @param subnetIds        subnets of that VPC, at least one
 * @param securityGroupIds the groups around the tasks, the pipeline's own first
 */
public record Network(String vpcId, List<String> subnetIds, List<String> securityGroupIds) {

    public Network {
        Objects.requireNonNull(vpcId);
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
        if (subnetIds.isEmpty() || securityGroupIds.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one subnet and one security group");
        }
    }

    /** The pipeline's own group. */
    public String ownGroup() {
        return securityGroupIds.getFirst();
    }
}
