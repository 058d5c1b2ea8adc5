package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** The rules of EC2's security groups. */
interface Ec2Rules extends Ec2Part {

    /** Inbound and outbound rules of one group together, as AWS counts. */
    int MOST_RULES = 60;

    @Override
    default DescribeSecurityGroupRulesResponse describeSecurityGroupRules(DescribeSecurityGroupRulesRequest request) {
        var found = network().rules().find(request.securityGroupRuleIds(), request.filters());
        Page<SecurityGroupRule> page = network().rules().page(found, request.maxResults(), request.nextToken());
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(page.items().stream().map(this::tagged).toList()).nextToken(page.next()).build();
    }

    @Override
    default AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
            AuthorizeSecurityGroupIngressRequest request) {
        SecurityGroup group = group(request.groupId());
        List<IpPermission> asked = request.ipPermissions().isEmpty()
                ? List.of(flat(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp()))
                : request.ipPermissions();
        List<SecurityGroupRule> wanted = new Ec2Permissions(network()).rules(asked);
        List<SecurityGroupRule> here = new ArrayList<>(network().rulesOf(group.groupId(), false));
        for (SecurityGroupRule rule : wanted) {
            if (here.stream().anyMatch(other -> Ec2Permissions.same(other, rule))) {
                throw network().errors().of("InvalidPermission.Duplicate",
                        "the specified rule \"" + Ec2Permissions.words(rule) + ", ALLOW\" already exists");
            }
            here.add(rule);
        }
        if (here.size() > MOST_RULES) {
            throw network().errors().of("RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
        network().tags().asked(request.tagSpecifications(), ResourceType.SECURITY_GROUP_RULE);
        List<SecurityGroupRule> made = wanted.stream().map(rule -> rule.toBuilder()
                .securityGroupRuleId(network().newId("sgr", ResourceType.SECURITY_GROUP_RULE,
                        request.tagSpecifications()))
                .groupId(group.groupId()).groupOwnerId(PracticeAccount.ID).isEgress(false).build()).toList();
        made.forEach(network().rules()::put);
        return AuthorizeSecurityGroupIngressResponse.builder().returnValue(true)
                .securityGroupRules(made.stream().map(this::tagged).toList()).build();
    }

    @Override
    default RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(RevokeSecurityGroupIngressRequest request) {
        SecurityGroup group = group(request.groupId());
        List<SecurityGroupRule> gone = new ArrayList<>();
        for (String id : request.securityGroupRuleIds()) {
            SecurityGroupRule rule = network().rules().get(id);
            if (!rule.groupId().equals(group.groupId()) || rule.isEgress()) {
                throw network().errors().of("InvalidSecurityGroupRuleId.NotFound",
                        "The security group rule ID '" + id + "' does not exist");
            }
            gone.add(rule);
        }
        if (request.securityGroupRuleIds().isEmpty()) {
            List<IpPermission> asked = request.ipPermissions().isEmpty()
                    ? List.of(flat(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp()))
                    : request.ipPermissions();
            new Ec2Permissions(network()).rules(asked).forEach(rule -> gone.add(existing(group, rule)));
        }
        gone.forEach(rule -> network().rules().remove(rule.securityGroupRuleId()));
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
    }

    private SecurityGroup group(String id) {
        if (id == null) {
            throw network().errors().missing("groupId");
        }
        return network().groups().get(id);
    }

    private SecurityGroupRule existing(SecurityGroup group, SecurityGroupRule wanted) {
        return network().rulesOf(group.groupId(), false).stream()
                .filter(rule -> Ec2Permissions.same(rule, wanted)).findFirst()
                .orElseThrow(() -> network().errors().of("InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group."));
    }

    /** The form of the request for one rule without a list. */
    private static IpPermission flat(String protocol, Integer from, Integer to, String cidr) {
        var permission = IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to);
        return cidr == null ? permission.build() : permission.ipRanges(IpRange.builder().cidrIp(cidr).build()).build();
    }

    private SecurityGroupRule tagged(SecurityGroupRule rule) {
        return rule.toBuilder().tags(network().tags().of(rule.securityGroupRuleId())).build();
    }
}
