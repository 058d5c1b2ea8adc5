package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Made;
import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import dev.slipway.pipeline.Cidr;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * One TCP port of a group of the pipeline's, open for addresses or for another group.
 *
 * @param port 1 to 65535
 */
record InboundRule(OwnSecurityGroup group, int port, Source source) {

    /** Who may come in. */
    sealed interface Source {

        record Addresses(Cidr cidr) implements Source {}

        record Group(Reference group) implements Source {}
    }

    Change change() {
        String from = switch (source) {
            case Source.Addresses(Cidr cidr) -> cidr.toString();
            case Source.Group(Reference other) -> other.what().name();
        };
        Subject what = new Subject(Subject.Kind.SECURITY_GROUP_RULE, group.name() + " tcp " + port + " " + from);
        if (group.there().stream().flatMap(it -> it.ipPermissions().stream()).anyMatch(this::lets)) {
            return new Change.Keep(what, group.reference().shown());
        }
        Function<Function<Reference, String>, AuthorizeSecurityGroupIngressRequest> request = this::request;
        AuthorizeSecurityGroupIngressRequest shown = request.apply(Reference::shown);
        return new Change.Create(what, RequestText.of(shown), Call.of(AwsCommand.of(shown), (made, _) ->
                group.making().settled(() -> group.making().account().ec2()
                        .authorizeSecurityGroupIngress(request.apply(id(made)))).securityGroupRules().stream()
                        .map(rule -> rule.securityGroupRuleId()).findFirst().orElse("")));
    }

    private static Function<Reference, String> id(Made made) {
        return reference -> reference.id(made);
    }

    private AuthorizeSecurityGroupIngressRequest request(Function<Reference, String> id) {
        IpPermission.Builder permission = IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
        switch (source) {
            case Source.Addresses(Cidr cidr) when cidr.isV6() ->
                    permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(cidr.toString()).build());
            case Source.Addresses(Cidr cidr) ->
                    permission.ipRanges(IpRange.builder().cidrIp(cidr.toString()).build());
            case Source.Group(Reference other) ->
                    permission.userIdGroupPairs(UserIdGroupPair.builder().groupId(id.apply(other)).build());
        }
        return AuthorizeSecurityGroupIngressRequest.builder().groupId(id.apply(group.reference()))
                .ipPermissions(permission.build())
                .tagSpecifications(group.making().tags(ResourceType.SECURITY_GROUP_RULE, group.name())).build();
    }

    private boolean lets(IpPermission permission) {
        return covers(permission) && switch (source) {
            case Source.Addresses(Cidr cidr) -> ranges(permission).anyMatch(open -> open.contains(cidr));
            case Source.Group(Reference other) -> other.id().isPresent() && permission.userIdGroupPairs().stream()
                    .anyMatch(pair -> other.id().get().equals(pair.groupId()));
        };
    }

    /** Protocol -1 is every protocol and every port. */
    private boolean covers(IpPermission permission) {
        return "-1".equals(permission.ipProtocol()) || "tcp".equals(permission.ipProtocol())
                && permission.fromPort() <= port && port <= permission.toPort();
    }

    static Stream<Cidr> ranges(IpPermission permission) {
        return Stream.concat(permission.ipRanges().stream().map(IpRange::cidrIp),
                permission.ipv6Ranges().stream().map(Ipv6Range::cidrIpv6)).flatMap(cidr -> Cidr.of(cidr).stream());
    }
}
