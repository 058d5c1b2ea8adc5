package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import dev.slipway.pipeline.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** The security group around the tasks, found by name in its VPC, and the one inbound rule that may be asked for. */
final class OwnSecurityGroup {

    private final NetworkMaking making;
    private final Part vpc;
    private final NetworkFinder finder;
    private final Ec2Client ec2;

    /** @param vpc where the group is or will be */
    OwnSecurityGroup(NetworkMaking making, Part vpc, NetworkFinder finder) {
        this.making = making;
        this.vpc = vpc;
        this.finder = finder;
        this.ec2 = making.account().ec2();
    }

    List<Change> changes() throws ProblemException {
        String name = making.wanted().securityGroup();
        Optional<SecurityGroup> there = vpc.id().isEmpty() ? Optional.empty()
                : finder.securityGroup(vpc.id().get(), name);
        Part group = new Part(new Subject(Subject.Kind.SECURITY_GROUP, name), there.map(SecurityGroup::groupId));
        Change change = there.isPresent() ? new Change.Keep(group.what(), group.shown()) : create(group.what());
        return Stream.concat(Stream.of(change), making.wanted().opening().stream().map(port -> rule(group, there, port)))
                .toList();
    }

    private Change create(Subject what) {
        Function<String, CreateSecurityGroupRequest> request = vpcId -> CreateSecurityGroupRequest.builder()
                .groupName(what.name()).description("Around the tasks of " + making.wanted().tag()).vpcId(vpcId)
                .tagSpecifications(making.tags(ResourceType.SECURITY_GROUP, what.name())).build();
        CreateSecurityGroupRequest shown = request.apply(vpc.shown());
        return new Change.Create(what, RequestText.of(shown), Call.of(AwsCommand.of(shown), (made, _) -> {
            CreateSecurityGroupRequest sent = request.apply(vpc.id(made));
            return making.settled(() -> ec2.createSecurityGroup(sent)).groupId();
        }));
    }

    private Change rule(Part group, Optional<SecurityGroup> there, OpenPort port) {
        Subject what = new Subject(Subject.Kind.SECURITY_GROUP_RULE,
                group.what().name() + " tcp " + port.port() + " " + port.cidr());
        if (there.filter(each -> isOpen(each, port)).isPresent()) {
            return new Change.Keep(what, group.shown());
        }
        Function<String, AuthorizeSecurityGroupIngressRequest> request = groupId -> opening(groupId, port);
        AuthorizeSecurityGroupIngressRequest shown = request.apply(group.shown());
        return new Change.Create(what, RequestText.of(shown), Call.of(AwsCommand.of(shown), (made, _) -> {
            AuthorizeSecurityGroupIngressRequest sent = request.apply(group.id(made));
            return making.settled(() -> ec2.authorizeSecurityGroupIngress(sent)).securityGroupRules().stream()
                    .map(rule -> rule.securityGroupRuleId()).findFirst().orElse("");
        }));
    }

    private AuthorizeSecurityGroupIngressRequest opening(String groupId, OpenPort port) {
        IpPermission.Builder permission = IpPermission.builder().ipProtocol("tcp").fromPort(port.port())
                .toPort(port.port());
        if (port.cidr().isV6()) {
            permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(port.cidr().toString()).build());
        } else {
            permission.ipRanges(IpRange.builder().cidrIp(port.cidr().toString()).build());
        }
        return AuthorizeSecurityGroupIngressRequest.builder().groupId(groupId).ipPermissions(permission.build())
                .tagSpecifications(making.tags(ResourceType.SECURITY_GROUP_RULE, making.wanted().securityGroup())).build();
    }

    private static boolean isOpen(SecurityGroup group, OpenPort port) {
        return group.ipPermissions().stream().filter(permission -> covers(permission, port.port()))
                .flatMap(permission -> Stream.concat(permission.ipRanges().stream().map(IpRange::cidrIp),
                        permission.ipv6Ranges().stream().map(Ipv6Range::cidrIpv6)))
                .flatMap(cidr -> Cidr.of(cidr).stream()).anyMatch(open -> open.contains(port.cidr()));
    }

    /** Protocol -1 is every protocol and every port. */
    private static boolean covers(IpPermission permission, int port) {
        return "-1".equals(permission.ipProtocol()) || "tcp".equals(permission.ipProtocol())
                && permission.fromPort() <= port && port <= permission.toPort();
    }
}
