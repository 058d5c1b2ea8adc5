package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;

/** Looks whether CloudWatch Logs has a group. */
public final class LogGroups {

    private LogGroups() {}

    /**
     * Whether a group has this very name: AWS looks up by prefix only, and others may come first, on several pages.
     *
     * @throws ProblemException an {@link AwsProblem}
     */
    public static boolean isThere(Account account, String name) throws ProblemException {
        DescribeLogGroupsRequest request = DescribeLogGroupsRequest.builder().logGroupNamePrefix(name).build();
        return Aws.call(() -> account.logs().describeLogGroupsPaginator(request).logGroups().stream()
                .anyMatch(group -> name.equals(group.logGroupName())));
    }
}
