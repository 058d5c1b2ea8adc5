package dev.slipway.practice;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** CloudWatch Logs' groups; what is in them is {@link LogStreams}'. */
interface LogGroups extends LogsPart {

    int MOST_GROUPS = 50;
    Pattern GROUP_NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    Set<Integer> RETENTIONS = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
            2557, 2922, 3288, 3653);

    @Override
    default CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        String name = request.logGroupName();
        if (name == null || !GROUP_NAME.matcher(name).matches()) {
            throw state().invalid("1 validation error detected: Value '" + name + "' at 'logGroupName' failed to "
                    + "satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
        }
        if (state().find(name).isPresent()) {
            throw state().alreadyExists("log group");
        }
        String arn = state().account().arn("logs", "log-group:" + name);
        LogsState.KeptGroup kept = LogsState.KeptGroup.of(LogGroup.builder().logGroupName(name).logGroupArn(arn)
                .arn(arn + ":*").creationTime(state().account().now().toEpochMilli()).storedBytes(0L)
                .metricFilterCount(0).logGroupClass(LogGroupClass.STANDARD).build());
        kept.tags().putAll(request.tags());
        state().put(kept);
        return CreateLogGroupResponse.builder().build();
    }

    @Override
    default DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
            throw state().invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        List<LogGroup> found = state().groups().stream().map(LogsState.KeptGroup::described)
                .filter(group -> matches(group.logGroupName(), request)).toList();
        Page<LogGroup> page = state().page(found, request.limit(), request.nextToken(), MOST_GROUPS);
        return DescribeLogGroupsResponse.builder().logGroups(page.items()).nextToken(page.next()).build();
    }

    @Override
    default DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        state().remove(state().group(request.logGroupName()).described().logGroupName());
        return DeleteLogGroupResponse.builder().build();
    }

    @Override
    default PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        LogsState.KeptGroup kept = state().group(request.logGroupName());
        if (!RETENTIONS.contains(request.retentionInDays())) {
            throw state().invalid("1 validation error detected: Value '" + request.retentionInDays()
                    + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: "
                    + RETENTIONS.stream().sorted().toList());
        }
        state().put(kept.with(kept.described().toBuilder().retentionInDays(request.retentionInDays()).build()));
        return PutRetentionPolicyResponse.builder().build();
    }

    @Override
    default DeleteRetentionPolicyResponse deleteRetentionPolicy(DeleteRetentionPolicyRequest request) {
        LogsState.KeptGroup kept = state().group(request.logGroupName());
        state().put(kept.with(kept.described().toBuilder().retentionInDays(null).build()));
        return DeleteRetentionPolicyResponse.builder().build();
    }

    @Override
    default ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder().tags(state().groupByArn(request.resourceArn()).tags()).build();
    }

    @Override
    default TagResourceResponse tagResource(TagResourceRequest request) {
        state().groupByArn(request.resourceArn()).tags().putAll(request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    default UntagResourceResponse untagResource(UntagResourceRequest request) {
        state().groupByArn(request.resourceArn()).tags().keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    /** The prefix minds case, the pattern does not. */
    private static boolean matches(String name, DescribeLogGroupsRequest request) {
        String prefix = request.logGroupNamePrefix();
        String pattern = request.logGroupNamePattern();
        return (prefix == null || name.startsWith(prefix))
                && (pattern == null || name.toLowerCase(Locale.ROOT).contains(pattern.toLowerCase(Locale.ROOT)));
    }
}
