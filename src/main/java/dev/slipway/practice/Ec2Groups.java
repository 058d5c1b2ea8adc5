package dev.slipway.practice;

import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** EC2's security groups; their rules are {@link Ec2Rules}'. */
interface Ec2Groups extends Ec2Part {

    @Override
    default DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        var found = network().groups().find(request.groupIds(), request.filters()).stream()
                .filter(group -> request.groupNames().isEmpty() || request.groupNames().contains(group.groupName()))
                .toList();
        for (String name : request.groupNames()) {
            if (found.stream().noneMatch(group -> group.groupName().equals(name))) {
                throw network().errors().of("InvalidGroup.NotFound",
                        "The security group '" + name + "' does not exist");
            }
        }
        Page<SecurityGroup> page = network().groups().page(found, request.maxResults(), request.nextToken());
        return DescribeSecurityGroupsResponse.builder().securityGroups(page.items().stream().map(this::seen).toList())
                .nextToken(page.next()).build();
    }

    @Override
    default CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        checkWords(request);
        Vpc vpc = request.vpcId() == null
                ? network().defaultVpc().orElseThrow(() -> network().errors().of("VPCIdNotSpecified",
                        "No default VPC for this user"))
                : network().vpcs().get(request.vpcId());
        boolean taken = network().groups().all().stream().anyMatch(group -> group.vpcId().equals(vpc.vpcId())
                && group.groupName().equals(request.groupName()));
        if (taken) {
            throw network().errors().of("InvalidGroup.Duplicate", "The security group '" + request.groupName()
                    + "' already exists for VPC '" + vpc.vpcId() + "'");
        }
        String id = network().newId("sg", ResourceType.SECURITY_GROUP, request.tagSpecifications());
        SecurityGroup group = new NetworkLayout(network()).group(id, vpc, request.groupName(), request.description());
        return CreateSecurityGroupResponse.builder().groupId(id).securityGroupArn(group.securityGroupArn())
                .tags(network().tags().of(id)).build();
    }

    @Override
    default DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        if (request.groupId() == null) {
            throw network().errors().missing("groupId");
        }
        SecurityGroup group = network().groups().get(request.groupId());
        String id = group.groupId();
        if (group.groupName().equals(NetworkLayout.DEFAULT_GROUP)) {
            throw network().errors().of("CannotDelete", "the specified group: \"" + id
                    + "\" name: \"default\" cannot be deleted by a user");
        }
        boolean worn = network().interfaces().all().stream().flatMap(nic -> nic.groups().stream())
                .anyMatch(each -> each.groupId().equals(id));
        boolean named = network().rules().all().stream().anyMatch(rule -> !rule.groupId().equals(id)
                && rule.referencedGroupInfo() != null && id.equals(rule.referencedGroupInfo().groupId()));
        if (worn || named) {
            throw network().errors().dependency("resource " + id + " has a dependent object");
        }
        network().rules().all().stream().filter(rule -> rule.groupId().equals(id))
                .forEach(rule -> network().rules().remove(rule.securityGroupRuleId()));
        network().groups().remove(id);
        return DeleteSecurityGroupResponse.builder().returnValue(true).groupId(id).build();
    }

    private void checkWords(CreateSecurityGroupRequest request) {
        String name = request.groupName();
        if (name == null) {
            throw network().errors().missing("GroupName");
        }
        if (request.description() == null || request.description().isEmpty()) {
            throw network().errors().missing("GroupDescription");
        }
        if (name.equals(NetworkLayout.DEFAULT_GROUP)) {
            throw network().errors().invalidValue("Cannot use reserved security group name: default");
        }
        if (name.startsWith("sg-")) {
            throw network().errors().invalidValue("Invalid security group name. Group names may not be in the format "
                    + "sg-*.");
        }
        if (!Ec2Permissions.isAllowedText(name) || !Ec2Permissions.isAllowedText(request.description())) {
            throw network().errors().invalidValue("Invalid security group name or description. Valid ones are strings "
                    + "less than 256 characters from the following set: " + Ec2Permissions.ALLOWED);
        }
    }

    private SecurityGroup seen(SecurityGroup group) {
        return group.toBuilder().tags(network().tags().of(group.groupId()))
                .ipPermissions(Ec2Permissions.of(network().rulesOf(group.groupId(), false)))
                .ipPermissionsEgress(Ec2Permissions.of(network().rulesOf(group.groupId(), true))).build();
    }
}
