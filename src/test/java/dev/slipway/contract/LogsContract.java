package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What CloudWatch Logs does, whoever answers. */
abstract class LogsContract {

    abstract CloudWatchLogsClient logs();

    /** Not too long ago: old events are not taken. */
    abstract Instant start();

    @Test
    void aGroupIsMadeAndFound() {
        newGroup("/ecs/made");
        LogGroup group = group("/ecs/made");

        assertEquals("arn:aws:logs:ap-northeast-1:123456789012:log-group:/ecs/made:*", group.arn());
        assertEquals("arn:aws:logs:ap-northeast-1:123456789012:log-group:/ecs/made", group.logGroupArn());
        assertNull(group.retentionInDays());
        assertEquals(Map.of("slipway:pipeline", "o/r"),
                logs().listTagsForResource(r -> r.resourceArn(group.logGroupArn())).tags());
        logs().tagResource(r -> r.resourceArn(group.logGroupArn()).tags(Map.of("more", "yes")));
        assertEquals(2, logs().listTagsForResource(r -> r.resourceArn(group.logGroupArn())).tags().size());
    }

    @Test
    void groupsAreFoundByPrefix() {
        newGroup("/prefix/one");
        newGroup("/prefix/two");
        newGroup("/other/three");

        assertEquals(List.of("/prefix/one", "/prefix/two"), logs().describeLogGroupsPaginator(
                r -> r.logGroupNamePrefix("/prefix/")).logGroups().stream().map(LogGroup::logGroupName).toList());
    }

    @Test
    void aSecondGroupOfOneNameIsRefused() {
        newGroup("/ecs/twice");

        assertError(ResourceAlreadyExistsException.class, "ResourceAlreadyExistsException",
                () -> newGroup("/ecs/twice"));
    }

    @Test
    void aGroupThatIsNotThereIsNotFound() {
        assertError(ResourceNotFoundException.class, "ResourceNotFoundException",
                () -> logs().describeLogStreams(r -> r.logGroupName("/ecs/none")));
        assertError(ResourceNotFoundException.class, "ResourceNotFoundException",
                () -> logs().putRetentionPolicy(r -> r.logGroupName("/ecs/none").retentionInDays(30)));
        assertError(ResourceNotFoundException.class, "ResourceNotFoundException",
                () -> logs().deleteLogGroup(r -> r.logGroupName("/ecs/none")));
    }

    @Test
    void retentionIsSetAndLifted() {
        newGroup("/ecs/kept");
        logs().putRetentionPolicy(r -> r.logGroupName("/ecs/kept").retentionInDays(30));
        assertEquals(30, group("/ecs/kept").retentionInDays());

        logs().deleteRetentionPolicy(r -> r.logGroupName("/ecs/kept"));
        assertNull(group("/ecs/kept").retentionInDays());
    }

    @Test
    void aGroupGoesWithItsStreams() {
        newStream("/ecs/gone", "api/1");
        logs().deleteLogGroup(r -> r.logGroupName("/ecs/gone"));

        assertError(ResourceNotFoundException.class, "ResourceNotFoundException",
                () -> logs().getLogEvents(r -> r.logGroupName("/ecs/gone").logStreamName("api/1")));
    }

    @Test
    void aStreamIsMadeOnce() {
        newStream("/ecs/streams", "api/1");

        assertError(ResourceAlreadyExistsException.class, "ResourceAlreadyExistsException",
                () -> logs().createLogStream(r -> r.logGroupName("/ecs/streams").logStreamName("api/1")));
        assertError(ResourceNotFoundException.class, "ResourceNotFoundException",
                () -> logs().getLogEvents(r -> r.logGroupName("/ecs/streams").logStreamName("api/2")));
    }

    @Test
    void theStreamWithTheLatestEventComesFirstWhenAskedFor() {
        newStream("/ecs/order", "api/1");
        logs().createLogStream(r -> r.logGroupName("/ecs/order").logStreamName("api/2"));
        put("/ecs/order", "api/2", 0, "older");
        put("/ecs/order", "api/1", 5, "newer");

        assertEquals(List.of("api/1", "api/2"), logs().describeLogStreams(r -> r.logGroupName("/ecs/order")
                .orderBy("LastEventTime").descending(true)).logStreams().stream().map(LogStream::logStreamName)
                .toList());
    }

    @Test
    void eventsAreReadFromTheHeadAndFurtherWithTheToken() {
        newStream("/ecs/read", "api/1");
        put("/ecs/read", "api/1", 0, "one", "two", "three");

        var first = logs().getLogEvents(r -> r.logGroupName("/ecs/read").logStreamName("api/1").startFromHead(true)
                .limit(2));
        assertEquals(List.of("one", "two"), messages(first.events()));
        var second = logs().getLogEvents(r -> r.logGroupName("/ecs/read").logStreamName("api/1").startFromHead(true)
                .nextToken(first.nextForwardToken()));
        assertEquals(List.of("three"), messages(second.events()));
        var end = logs().getLogEvents(r -> r.logGroupName("/ecs/read").logStreamName("api/1").startFromHead(true)
                .nextToken(second.nextForwardToken()));
        assertEquals(List.of(), messages(end.events()));
        assertEquals(second.nextForwardToken(), end.nextForwardToken());
        put("/ecs/read", "api/1", 10, "four");
        assertEquals(List.of("four"), messages(logs().getLogEvents(r -> r.logGroupName("/ecs/read")
                .logStreamName("api/1").startFromHead(true).nextToken(end.nextForwardToken())).events()));
    }

    @Test
    void unaskedTheLatestEventsAreRead() {
        newStream("/ecs/tail", "api/1");
        put("/ecs/tail", "api/1", 0, "one", "two", "three");

        var latest = logs().getLogEvents(r -> r.logGroupName("/ecs/tail").logStreamName("api/1").limit(2));
        assertEquals(List.of("two", "three"), messages(latest.events()));
        assertEquals(List.of("one"), messages(logs().getLogEvents(r -> r.logGroupName("/ecs/tail")
                .logStreamName("api/1").nextToken(latest.nextBackwardToken())).events()));
    }

    @Test
    void aTokenOfOnesOwnIsRefused() {
        newStream("/ecs/token", "api/1");

        assertError(InvalidParameterException.class, "InvalidParameterException", () -> logs().getLogEvents(
                r -> r.logGroupName("/ecs/token").logStreamName("api/1").nextToken("mine")));
    }

    @Test
    void eventsOfAllStreamsAreFilteredByTermsAndTimes() {
        newStream("/ecs/filter", "api/1");
        logs().createLogStream(r -> r.logGroupName("/ecs/filter").logStreamName("api/2"));
        put("/ecs/filter", "api/1", 0, "listening on 8080", "ERROR cannot bind");
        put("/ecs/filter", "api/2", 10, "ERROR out of memory");

        assertEquals(List.of("ERROR cannot bind", "ERROR out of memory"), logs().filterLogEventsPaginator(
                r -> r.logGroupName("/ecs/filter").filterPattern("ERROR")).events().stream()
                .map(FilteredLogEvent::message).toList());
        assertEquals(List.of("ERROR out of memory"), logs().filterLogEvents(r -> r.logGroupName("/ecs/filter")
                .startTime(start().plusSeconds(10).toEpochMilli())).events().stream().map(FilteredLogEvent::message)
                .toList());
        assertEquals(List.of("listening on 8080", "ERROR cannot bind"), logs().filterLogEvents(
                r -> r.logGroupName("/ecs/filter").logStreamNames("api/1")).events().stream()
                .map(FilteredLogEvent::message).toList());
    }

    void newGroup(String name) {
        logs().createLogGroup(r -> r.logGroupName(name).tags(Map.of("slipway:pipeline", "o/r")));
    }

    void newStream(String group, String stream) {
        newGroup(group);
        logs().createLogStream(r -> r.logGroupName(group).logStreamName(stream));
    }

    /** One event a second, from so many seconds after the start. */
    void put(String group, String stream, int seconds, String... messages) {
        List<InputLogEvent> events = IntStream.range(0, messages.length).mapToObj(i -> InputLogEvent
                .builder().message(messages[i]).timestamp(start().plusSeconds(seconds + i).toEpochMilli()).build())
                .toList();
        logs().putLogEvents(r -> r.logGroupName(group).logStreamName(stream).logEvents(events));
    }

    LogGroup group(String name) {
        return logs().describeLogGroups(r -> r.logGroupNamePrefix(name)).logGroups().getFirst();
    }

    static List<String> messages(List<OutputLogEvent> events) {
        return events.stream().map(OutputLogEvent::message).toList();
    }

    static void assertError(Class<? extends CloudWatchLogsException> type, String code, Executable call) {
        CloudWatchLogsException thrown = assertThrows(type, call);
        assertEquals(code, thrown.awsErrorDetails().errorCode());
        assertEquals(400, thrown.statusCode());
        assertEquals("CloudWatchLogs", thrown.awsErrorDetails().serviceName());
        assertFalse(thrown.requestId().isEmpty());
    }
}
