package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.LogGroups;
import dev.slipway.cloud.RequestText;
import dev.slipway.pipeline.Pipeline;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;

/** Makes the log group that the containers write to, so that the execution role need not be allowed to. */
public final class LogGroupSetup implements Operation<LogGroupRequest> {

    public static final String NAME = "target.logGroup";

    private final Account account;

    public LogGroupSetup(Account account) {
        this.account = account;
    }

    @Override
    public Plan<LogGroupRequest> plan(LogGroupRequest wanted) throws ProblemException {
        return Plan.of(NAME, wanted, change(wanted));
    }

    private Change change(LogGroupRequest wanted) throws ProblemException {
        Subject what = new Subject(Subject.Kind.LOG_GROUP, wanted.name());
        String arn = account.arn("logs", "log-group:" + wanted.name());
        if (LogGroups.isThere(account, wanted.name())) {
            return new Change.Keep(what, arn);
        }
        CreateLogGroupRequest request = CreateLogGroupRequest.builder().logGroupName(wanted.name())
                .tags(Map.of(Pipeline.TAG, wanted.tag())).build();
        return new Change.Create(what, RequestText.of(request), Call.of(AwsCommand.of(request), (_, _) -> {
            Aws.call(() -> account.logs().createLogGroup(request));
            return arn;
        }));
    }
}
