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

    /** A subnet that was chosen is not in the VPC; that is empty while there is none. */
    record NoSuchSubnet(String subnetId, String vpcId) implements TargetProblem {}

    /** A security group that was chosen is not in the VPC; that is empty while there is none. */
    record NoSuchGroup(String groupId, String vpcId) implements TargetProblem {}

    /** A load balancer needs subnets in two availability zones, and all that are to be had are in one. */
    record OneZone(String vpcId, String zone) implements TargetProblem {}

    /** A load balancer of that name stands in another VPC, or is no internet-facing Application Load Balancer. */
    record BalancerUnusable(String name, String vpcId, String type, String scheme) implements TargetProblem {}

    /** The load balancer's port 80 is taken by a listener that sends requests elsewhere. */
    record ListenerTaken(String balancer, int port) implements TargetProblem {}

    /** A target group of that name is in another VPC, or does not take addresses by HTTP. */
    record TargetGroupUnusable(String name, String vpcId, String type, String protocol) implements TargetProblem {}

    /** No private address range of the form 10.x.0.0/16 is free for another VPC. */
    record NoFreeAddressRange(int vpcs) implements TargetProblem {}

    /** A service sends requests by a target group of that name, which is gone. */
    record NoTargetGroup(String name) implements TargetProblem {}
}
