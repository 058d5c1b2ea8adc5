package dev.slipway.target;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an account has in one region, with its state, sorted by name.
 *
 * @param taskRoles roles that ECS tasks may assume
 */
public record Possessions(Listing<Cluster> clusters, Listing<Repository> repositories, Listing<LogGroup> logGroups,
                          Listing<Role> taskRoles, Networks networks) {

    /**
     * Networks and what is in them.
     *
     * @param vpcs the default VPC first
     */
    public record Networks(Listing<Vpc> vpcs, Listing<Subnet> subnets, Listing<SecurityGroup> securityGroups) {}

    /** @param status {@code ACTIVE}, {@code PROVISIONING}, …; empty where the cluster could not be described */
    public record Cluster(String name, String status, int services, int runningTasks) {}

    /**
     * A service of one cluster.
     *
     * @param status     {@code ACTIVE} or {@code DRAINING}; empty where the service could not be described
     * @param launchType {@code FARGATE}, {@code EC2}, or the capacity providers; empty where it is not told
     * @param family     of its task definition
     */
    public record Service(String name, String status, String launchType, int desired, int running, String family) {}

    /** @param images counted where there are few repositories; empty elsewhere */
    public record Repository(String name, String mutability, OptionalInt images) {}

    /** @param retentionDays empty when lines are kept for ever */
    public record LogGroup(String name, OptionalInt retentionDays) {}

    /** A role of IAM. */
    public record Role(String name, Instant created) {}

    /** @param name its Name tag, or empty */
    public record Vpc(String id, String name, String addresses, boolean isDefault) {}

    /**
     * A subnet; public when its routes lead to an internet gateway.
     *
     * @param name its Name tag, or empty
     * @param free addresses that are not taken
     */
    public record Subnet(String id, String name, String vpcId, String zone, int free, boolean isPublic) {}

    /** A security group; its name is unique in its VPC only. */
    public record SecurityGroup(String id, String name, String vpcId, List<Opening> inbound) {

        public SecurityGroup {
            inbound = List.copyOf(inbound);
        }

        /** Who comes in on a TCP port. */
        public Access access(int port) {
            List<Opening> open = inbound.stream().filter(it -> it.from() <= port && port <= it.to()).toList();
            return open.isEmpty() ? Access.NOBODY
                    : open.stream().anyMatch(Opening::isForEverybody) ? Access.EVERYBODY : Access.SOME;
        }
    }

    /** An inbound rule, as far as TCP ports go. */
    public record Opening(int from, int to, boolean isForEverybody) {}

    /** Who comes in. */
    public enum Access { NOBODY, SOME, EVERYBODY }
}
