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
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** Takes back the rules by which Slipway opened a port, and nobody else's. */
public final class PortClosing implements Operation<PortClosingRequest> {

    private final Account account;

    public PortClosing(Account account) {
        this.account = account;
    }

    @Override
    public Plan<PortClosingRequest> plan(PortClosingRequest wanted) throws ProblemException {
        GroupRules group = GroupRules.read(account.ec2(), wanted.securityGroupId());
        List<Change> changes = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (SecurityGroupRule rule : group.rules().lettingIn(wanted.port())) {
            if (GroupRules.isOurs(rule, wanted.tag())) {
                changes.add(delete(wanted.securityGroupId(), rule));
            } else {
                notes.add(Note.warning("reach.note.foreignRule", SecurityRules.words(rule),
                        String.valueOf(wanted.port())));
            }
        }
        if (changes.isEmpty()) {
            changes.add(new Change.Keep(new Subject(Subject.Kind.SECURITY_GROUP, wanted.securityGroupId()),
                    group.group().groupName()));
        }
        return new Plan<>("reach.portClosing", wanted, changes, notes);
    }

    private Change delete(String groupId, SecurityGroupRule rule) {
        RevokeSecurityGroupIngressRequest request = RevokeSecurityGroupIngressRequest.builder().groupId(groupId)
                .securityGroupRuleIds(rule.securityGroupRuleId()).build();
        return new Change.Delete(new Subject(Subject.Kind.SECURITY_GROUP_RULE, rule.securityGroupRuleId()),
                SecurityRules.words(rule), Call.of(AwsCommand.of(request), (_, _) -> {
                    Aws.call(() -> account.ec2().revokeSecurityGroupIngress(request));
                    return rule.securityGroupRuleId();
                }));
    }
}
