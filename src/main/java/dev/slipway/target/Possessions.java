package dev.slipway.target;

/**
 * What an account has in one region, by name and sorted.
 *
 * @param taskRoles roles that ECS tasks may assume
 * @param vpcs      the default VPC first
 */
public record Possessions(Listing<String> clusters, Listing<String> repositories, Listing<String> logGroups,
                          Listing<String> taskRoles, Listing<VpcChoice> vpcs,
                          Listing<SecurityGroupChoice> securityGroups) {

    /** @param name its Name tag, or empty */
    public record VpcChoice(String id, String name, String addresses, boolean isDefault) {}

    /** A security group; its name is unique in its VPC only. */
    public record SecurityGroupChoice(String id, String name, String vpcId) {}
}
