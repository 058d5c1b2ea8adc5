package dev.slipway.target;

import dev.slipway.change.Problem;

/** Why something to deploy onto cannot be made ready. */
public sealed interface TargetProblem extends Problem {

    /** A cluster of that name is there in a state in which it takes no services ({@code FAILED}, {@code DEPROVISIONING}). */
    record ClusterUnusable(String cluster, String status) implements TargetProblem {}

    /** The VPC that was chosen is not in this account and region. */
    record NoSuchVpc(String vpcId) implements TargetProblem {}

    /** The VPC that was chosen has no subnet whose route table leads to an internet gateway. */
    record NoPublicSubnet(String vpcId) implements TargetProblem {}

    /** No private address range of the form 10.x.0.0/16 is free for another VPC. */
    record NoFreeAddressRange(int vpcs) implements TargetProblem {}

    /** A service sends requests by a target group of that name, which is gone. */
    record NoTargetGroup(String name) implements TargetProblem {}
}
