package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;

/** One security group and its rules as they stand. */
record GroupRules(SecurityGroup group, SecurityRules rules) {

    /** @throws ProblemException {@link ReachProblem.NoSuchSecurityGroup}, or an {@link AwsProblem} */
    static GroupRules read(Ec2Client ec2, String id) throws ProblemException {
        try {
            SecurityGroup group = Aws.call(() -> ec2.describeSecurityGroups(it -> it.groupIds(id)).securityGroups()
                    .getFirst());
            return new GroupRules(group, new Network(ec2).rulesWithLists(List.of(id)));
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused refused && refused.code().startsWith("InvalidGroup")) {
                throw new ProblemException(new ReachProblem.NoSuchSecurityGroup(id), e);
            }
            throw e;
        }
    }

    /** What Slipway writes beside its rules, since the console shows it at once. */
    static String description(String tag) {
        return "Slipway " + tag;
    }

    /** The tag alone tells: what a description says anybody may have copied. */
    static boolean isOurs(SecurityGroupRule rule, String tag) {
        return isTagged(rule.tags(), tag);
    }

    boolean isOurGroup(String tag) {
        return isTagged(group.tags(), tag);
    }

    private static boolean isTagged(List<Tag> tags, String tag) {
        return tags.stream().anyMatch(it -> it.key().equals(Pipeline.TAG) && it.value().equals(tag));
    }
}
