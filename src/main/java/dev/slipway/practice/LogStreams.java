package dev.slipway.practice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** CloudWatch Logs' streams; reading their events is {@link LogEvents}'. */
interface LogStreams extends LogsPart {

    int MOST_STREAMS = 50;
    Pattern STREAM_NAME = Pattern.compile("[^:*]{1,512}");

    @Override
    default CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        LogsState.KeptGroup group = state().group(request.logGroupName());
        String name = request.logStreamName();
        if (name == null || !STREAM_NAME.matcher(name).matches()) {
            throw state().invalid("1 validation error detected: Value '" + name + "' at 'logStreamName' failed to "
                    + "satisfy constraint: Member must satisfy regular expression pattern: [^:*]*");
        }
        if (group.streams().containsKey(name)) {
            throw state().alreadyExists("log stream");
        }
        group.streams().put(name, new KeptStream(LogStream.builder().logStreamName(name)
                .arn(group.described().logGroupArn() + ":log-stream:" + name)
                .creationTime(state().account().now().toEpochMilli()).build()));
        return CreateLogStreamResponse.builder().build();
    }

    @Override
    default DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        LogsState.KeptGroup group = state().group(request.logGroupName());
        group.streams().remove(state().stream(group, request.logStreamName()).name());
        return DeleteLogStreamResponse.builder().build();
    }

    @Override
    default DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        LogsState.KeptGroup group = state().group(request.logGroupName(), request.logGroupIdentifier());
        String prefix = Objects.requireNonNullElse(request.logStreamNamePrefix(), "");
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && !prefix.isEmpty()) {
            throw state().invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        Comparator<LogStream> order = byTime
                ? Comparator.comparing(stream -> Objects.requireNonNullElse(stream.lastEventTimestamp(), 0L))
                : Comparator.comparing(LogStream::logStreamName);
        List<LogStream> found = group.streams().values().stream().map(KeptStream::described)
                .filter(stream -> stream.logStreamName().startsWith(prefix))
                .sorted(Boolean.TRUE.equals(request.descending()) ? order.reversed() : order).toList();
        Page<LogStream> page = state().page(found, request.limit(), request.nextToken(), MOST_STREAMS);
        return DescribeLogStreamsResponse.builder().logStreams(page.items()).nextToken(page.next()).build();
    }

    @Override
    default PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        KeptStream stream = state().stream(state().group(request.logGroupName()), request.logStreamName());
        long last = Long.MIN_VALUE;
        for (InputLogEvent event : request.logEvents()) {
            if (event.timestamp() < last) {
                throw state().invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
            last = event.timestamp();
        }
        Instant now = state().account().now();
        request.logEvents().forEach(event ->
                stream.add(event.message(), Instant.ofEpochMilli(event.timestamp()), now));
        return PutLogEventsResponse.builder().build();
    }
}
