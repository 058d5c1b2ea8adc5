package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

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
        List<IpPermission> asked = request.ipPermissions().isEmpty()
                ? List.of(flat(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp()))
                : request.ipPermissions();
        List<SecurityGroupRule> made = authorized(group(request.groupId()), false, asked, request.tagSpecifications());
        return AuthorizeSecurityGroupIngressResponse.builder().returnValue(true).securityGroupRules(made).build();
    }

    @Override
    default AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(
            AuthorizeSecurityGroupEgressRequest request) {
        List<SecurityGroupRule> made = authorized(group(request.groupId()), true, request.ipPermissions(),
                request.tagSpecifications());
        return AuthorizeSecurityGroupEgressResponse.builder().returnValue(true).securityGroupRules(made).build();
    }

    private List<SecurityGroupRule> authorized(SecurityGroup group, boolean egress, List<IpPermission> asked,
                                               List<TagSpecification> tags) {
        List<SecurityGroupRule> wanted = new Ec2Permissions(network()).rules(asked);
        List<SecurityGroupRule> here = new ArrayList<>(network().rulesOf(group.groupId(), egress));
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
        network().tags().asked(tags, ResourceType.SECURITY_GROUP_RULE);
        List<SecurityGroupRule> made = wanted.stream().map(rule -> rule.toBuilder()
                .securityGroupRuleId(network().newId("sgr", ResourceType.SECURITY_GROUP_RULE, tags))
                .groupId(group.groupId()).groupOwnerId(PracticeAccount.ID).isEgress(egress).build()).toList();
        made.forEach(network().rules()::put);
        return made.stream().map(this::tagged).toList();
    }

    @Override
    default RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(RevokeSecurityGroupIngressRequest request) {
        List<IpPermission> asked = request.ipPermissions().isEmpty()
                ? List.of(flat(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp()))
                : request.ipPermissions();
        revoke(group(request.groupId()), false, request.securityGroupRuleIds(), asked);
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
    }

    @Override
    default RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(RevokeSecurityGroupEgressRequest request) {
        revoke(group(request.groupId()), true, request.securityGroupRuleIds(), request.ipPermissions());
        return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
    }

    /** By id, or by what the rules say where there are no ids. */
    private void revoke(SecurityGroup group, boolean egress, List<String> ids, List<IpPermission> asked) {
        List<SecurityGroupRule> gone = new ArrayList<>();
        for (String id : ids) {
            SecurityGroupRule rule = network().rules().get(id);
            if (!rule.groupId().equals(group.groupId()) || rule.isEgress() != egress) {
                throw network().errors().of("InvalidSecurityGroupRuleId.NotFound",
                        "The security group rule ID '" + id + "' does not exist");
            }
            gone.add(rule);
        }
        if (ids.isEmpty()) {
            new Ec2Permissions(network()).rules(asked).forEach(rule -> gone.add(existing(group, egress, rule)));
        }
        gone.forEach(rule -> network().rules().remove(rule.securityGroupRuleId()));
    }

    private SecurityGroup group(String id) {
        if (id == null) {
            throw network().errors().missing("groupId");
        }
        return network().groups().known(id);
    }

    private SecurityGroupRule existing(SecurityGroup group, boolean egress, SecurityGroupRule wanted) {
        return network().rulesOf(group.groupId(), egress).stream()
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
