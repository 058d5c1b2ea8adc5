package dev.slipway.reach;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Opens one port of a security group for one range of addresses. */
public final class PortOpening implements Operation<PortRequest> {

    /** Wider ranges than a town's provider has: people rarely mean them. */
    private static final int WIDE_V4 = 16;
    private static final int WIDE_V6 = 32;

    private final Account account;

    public PortOpening(Account account) {
        this.account = account;
    }

    @Override
    public Plan<PortRequest> plan(PortRequest wanted) throws ProblemException {
        GroupRules group = GroupRules.read(account.ec2(), wanted.securityGroupId());
        List<SecurityGroupRule> open = group.rules().lettingIn(List.of(AddressSpan.of(wanted.cidr())), wanted.port());
        Subject subject = new Subject(Subject.Kind.SECURITY_GROUP_RULE,
                wanted.securityGroupId() + " tcp " + wanted.port() + " from " + wanted.cidr());
        Change change = open.isEmpty() ? create(subject, wanted)
                : new Change.Keep(subject, SecurityRules.words(open));
        return new Plan<>("reach.portOpening", wanted, List.of(change), notes(wanted, group, !open.isEmpty()));
    }

    private static List<Note> notes(PortRequest wanted, GroupRules group, boolean isOpen) {
        List<Note> notes = new ArrayList<>();
        if (wanted.cidr().isEverybody()) {
            notes.add(Note.warning("reach.note.everybody", String.valueOf(wanted.port())));
        } else if (wanted.cidr().isPrivate()) {
            notes.add(Note.warning("reach.note.privateRange", wanted.cidr().toString()));
        } else if (wanted.cidr().prefix() < (wanted.cidr().isV6() ? WIDE_V6 : WIDE_V4)) {
            notes.add(Note.warning("reach.note.wideRange", wanted.cidr().toString()));
        }
        if (isOpen) {
            return notes;
        }
        if (!group.isOurGroup(wanted.tag())) {
            notes.add(Note.warning("reach.note.sharedGroup", wanted.securityGroupId()));
        }
        List<SecurityGroupRule> narrower = group.rules().lettingPartIn(wanted.cidr(), wanted.port());
        if (!narrower.isEmpty()) {
            notes.add(Note.info("reach.note.narrower", SecurityRules.words(narrower)));
        }
        return notes;
    }

    private Change create(Subject subject, PortRequest wanted) {
        AuthorizeSecurityGroupIngressRequest request = AuthorizeSecurityGroupIngressRequest.builder()
                .groupId(wanted.securityGroupId()).ipPermissions(permission(wanted))
                .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.SECURITY_GROUP_RULE)
                        .tags(Tag.builder().key(Pipeline.TAG).value(wanted.tag()).build()).build())
                .build();
        return new Change.Create(subject, "tcp " + wanted.port() + " from " + wanted.cidr(),
                Call.of(AwsCommand.of(request), (_, _) -> Aws.call(() -> account.ec2()
                        .authorizeSecurityGroupIngress(request).securityGroupRules().stream().findFirst()
                        .map(SecurityGroupRule::securityGroupRuleId).orElse(""))));
    }

    private static IpPermission permission(PortRequest wanted) {
        IpPermission.Builder permission = IpPermission.builder().ipProtocol("tcp").fromPort(wanted.port())
                .toPort(wanted.port());
        String description = wanted.description();
        String cidr = wanted.cidr().toString();
        return wanted.cidr().isV6()
                ? permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(cidr).description(description).build()).build()
                : permission.ipRanges(IpRange.builder().cidrIp(cidr).description(description).build()).build();
    }
}
