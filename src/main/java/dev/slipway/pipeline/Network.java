package dev.slipway.pipeline;

import java.util.List;
import java.util.Objects;

/**
 * Where a service's tasks get their network interface.
 *
 * @param subnetIds       public subnets of that VPC, at least one
 * @param securityGroupId the group around the tasks
 */
public record Network(String vpcId, List<String> subnetIds, String securityGroupId) {

    public Network {
        Objects.requireNonNull(vpcId);
        Objects.requireNonNull(securityGroupId);
        subnetIds = List.copyOf(subnetIds);
        if (subnetIds.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one subnet");
        }
    }
}
