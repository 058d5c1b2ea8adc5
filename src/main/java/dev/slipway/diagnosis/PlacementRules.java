package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import java.util.List;

/** Where a task may run: networks, capacity, quotas, rates. */
final class PlacementRules implements Family {

    private static final String EVENTS =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html";
    private static final String NETWORK =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html";
    private static final String EC2 = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html";
    private static final String QUOTAS =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html";
    private static final String FAILURES =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html";
    private static final String THROTTLING =
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.SUBNET_IPS_EXHAUSTED, NAMED, EC2,
                        "InsufficientFreeAddressesInSubnet", "not have enough free addresses", "not enough free IP",
                        "insufficient IP addresses", "no free IP addresses", "no available IP addresses",
                        "enough available IP addresses", "insufficient free addresses", "not enough IP addresses",
                        "no more free addresses", "insufficient free IP", "out of IP addresses", "run out of IP",
                        "not enough available IP", "enough free addresses", "sufficient free",
                        "not have enough available addresses"),
                that(Cause.NETWORK_CONFIG_INVALID, NAMED, NETWORK,
                        "InvalidSubnetID.NotFound", "InvalidSubnet", "The subnet ID … does not exist",
                        "InvalidGroup.NotFound",
                        "The security group … does not exist", "|subnet| ‥ does not exist",
                        "|security group| ‥ does not exist",
                        "belong to different networks", "Error retrieving subnet information",
                        "Error retrieving security group information", "Network Configuration must be provided",
                        "Network Configuration is not valid", "Subnets can not be empty", "subnets cannot be empty",
                        "subnets should not be", "Assign public IP is not supported",
                        "not supported by Fargate … Availability Zone", "|Availability Zone| ‥ not supported",
                        "unsupported Availability Zone", "|subnets| ‥ different VPC",
                        "|security groups| ‥ different VPC",
                        "must be in the same VPC", "not in the same VPC", "belongs to a different VPC",
                        "not belong to the same VPC", "target type … incompatible with the awsvpc",
                        "incompatible with the awsvpc network mode", "InvalidSecurityGroup", "InvalidSubnetId",
                        "|subnet| ‥ not found", "|security group| ‥ not found", "network configuration … invalid",
                        "InvalidGroupId", "subnets provided … not valid", "invalid subnet", "invalid security group")
                        .unless("RequestLimitExceeded", "Throttling", "UnauthorizedOperation"),
                that(Cause.NETWORK_CONFIG_INVALID, LIKELY, EVENTS,
                        "unable to place a task. Reason: Internal error", "unable to place a task … Internal error")
                        .also(Cause.UNKNOWN),
                that(Cause.NO_PUBLIC_IP, TYPICAL,
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
                        "no public IP", "does not have a public IP", "has no public IPv4", "without a public IP",
                        "assign_public_ip = false", "no public address",
                        "|public IP| ‥ not assigned", "not assigned a public IP", "no public ip address",
                        "enable auto-assign public IP", "Auto-assign public IP … disabled"),
                that(Cause.SERVICE_QUOTA_REACHED, NAMED, QUOTAS,
                        "reached the limit on the number of", "is above your limit", "ServiceQuotaExceeded",
                        "LimitExceededException", "LimitExceeded", "exceeds the limit", "exceeded the limit",
                        "vCPU limit", "exceeds your current quota", "quota exceeded", "exceeded your quota",
                        "exceed your", "Max allowed length is", "maximum number of … reached",
                        "maximum allowed number of", "limit on the number of", "reached the maximum number",
                        "exceeds the maximum", "exceeded the maximum", "VcpuLimitExceeded", "NetworkInterfaceLimit",
                        "maximum number of network interfaces", "concurrent tasks limit",
                        "task definition size ‥ exceed",
                        "|limit| ‥ has been reached", "You have reached your … limit", "limit exceeded",
                        "cannot exceed … tasks", "desired count … exceeds", "You've reached the limit",
                        "reached the limit of",
                        "above the limit", "MaxSpotInstanceCountExceeded", "Max spot instance count exceeded",
                        "|TooManyTargets|", "|TooManyTargetGroups|", "|TooManyLoadBalancers|", "|TooManyListeners|")
                        .unless("pull rate limit", "memory limit", "execution time", "Request rate",
                                "RequestLimitExceeded", "pull QPS",
                                "rate exceeded", "rate limit", "retries", "toomanyrequests", "MaxSessionDuration",
                                "maximum retries", "max attempts"),
                that(Cause.CAPACITY_UNAVAILABLE, NAMED, EVENTS,
                        "Capacity is unavailable at this time", "reason RESOURCE:FARGATE", "RESOURCE:FARGATE",
                        "Spot Task was interrupted", "SpotInterruption", "InsufficientInstanceCapacity",
                        "sufficient capacity", "insufficient capacity", "capacity is not available",
                        "Reason Capacity is unavailable", "no Fargate capacity", "no capacity available",
                        "Reason: Capacity", "capacity unavailable", "Fargate Spot capacity",
                        "not have enough capacity", "Unable to launch … capacity", "not have sufficient ‥ capacity",
                        "no Spot capacity", "UnfulfillableCapacity"),
                that(Cause.NO_CONTAINER_INSTANCES, NAMED, FAILURES,
                        "no container instance met all of its requirements", "No Container Instances were found",
                        "closest matching container-instance", "insufficient CPU units available",
                        "insufficient memory available", "already using a port required",
                        "missing an attribute required",
                        "RESOURCE:CPU", "RESOURCE:MEMORY", "RESOURCE:PORTS", "RESOURCE:ENI", "RESOURCE:GPU",
                        "RESOURCE:DISK", "port is already allocated", "address already in use: bind",
                        "|agent| ‥ disconnected", "agent is not connected", "agent disconnected",
                        "Agent not connected", "error AGENT", "reason AGENT", "TaskFailedToStart: AGENT",
                        "TaskFailedToStart: ATTRIBUTE", "Container instance deregistration", "reason ATTRIBUTE",
                        "memberOf placement constraint unsatisfied", "placement constraint",
                        "no container instances", "|container instance| ‥ terminated", "Host EC2 … terminated",
                        "Host EC2 … stopped", "insufficient GPU", "reason INACTIVE",
                        "doesn't have the agent connected",
                        "Not enough resources on", "reason LOCATION", "insufficient resources",
                        "EMPTY CAPACITY PROVIDER", "no available container instances",
                        "|Container instance| ‥ not found",
                        "no instances available", "not enough container instances", "NO ACTIVE INSTANCES",
                        "DAEMON_PLACEMENT_CONSTRAINT_VIOLATED")
                        .unless("RESOURCE:FARGATE"),
                that(Cause.THROTTLED, NAMED, THROTTLING,
                        "ThrottlingException", "Rate exceeded", "operations are being throttled",
                        "RequestLimitExceeded",
                        "TooManyRequestsException", "Request limit exceeded", "Throttling:", "is being throttled",
                        "Too many concurrent attempts", "being throttled", "OPERATION_THROTTLED", "RequestThrottled",
                        "ThrottledException",
                        "PriorRequestNotComplete", "throttled by", "exceeded … API rate", "TooManyUpdates")
                        .unless("|toomanyrequests|", "pull rate", "reached the limit on the number"));
    }
}
