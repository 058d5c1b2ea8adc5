package dev.slipway.pipeline;

import java.util.List;
import java.util.Objects;

/**
 * Where a service's tasks are to run, as far as somebody has chosen; what is left open is found or made.
 *
 * @param vpcId      empty for the default VPC, or a small network of our own where there is none
 * @param subnetIds  subnets of that VPC; empty for all its public ones
 * @param moreGroups ids of further security groups around the tasks, beside the pipeline's own
 * @param balanced   whether an Application Load Balancer stands before the tasks
 */
public record Placement(String vpcId, List<String> subnetIds, List<String> moreGroups, boolean balanced) {

    public Placement {
        Objects.requireNonNull(vpcId);
        subnetIds = List.copyOf(subnetIds);
        moreGroups = List.copyOf(moreGroups);
    }

    /** Nothing chosen: the usual network, and each task with a public address of its own. */
    public static Placement defaults() {
        return new Placement("", List.of(), List.of(), false);
    }

    /** In that VPC, and nothing else chosen. */
    public static Placement in(String vpcId) {
        return new Placement(vpcId, List.of(), List.of(), false);
    }

    public Placement withBalanced(boolean balanced) {
        return new Placement(vpcId, subnetIds, moreGroups, balanced);
    }
}
