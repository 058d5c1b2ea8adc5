package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs as the practice account has it, and what AWS does that moto does not. */
class PracticeLogsTest extends LogsContract {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final CloudWatchLogsClient logs =
            new PracticeAccount(PracticeClock.still(NOW), "ap-northeast-1").clients().logs();

    @Override
    CloudWatchLogsClient logs() {
        return logs;
    }

    @Override
    Instant start() {
        return NOW;
    }

    @Test
    void logsAreKeptForTheDaysThatAwsKnows() {
        newGroup("/ecs/thirteen");

        assertError(InvalidParameterException.class, "InvalidParameterException",
                () -> logs.putRetentionPolicy(r -> r.logGroupName("/ecs/thirteen").retentionInDays(13)));
    }

    @Test
    void aStreamThatIsNotThereIsNamedAsOne() {
        newGroup("/ecs/streamless");

        var thrown = assertThrows(ResourceNotFoundException.class, () -> logs.getLogEvents(
                r -> r.logGroupName("/ecs/streamless").logStreamName("api/1")));
        assertEquals("The specified log stream does not exist.", thrown.awsErrorDetails().errorMessage());
    }

    @Test
    void groupsMayBeNamedByTheirArn() {
        newStream("/ecs/by-arn", "api/1");
        put("/ecs/by-arn", "api/1", 0, "one");

        assertEquals(List.of("one"), messages(logs.getLogEvents(r -> r.logGroupIdentifier(
                group("/ecs/by-arn").logGroupArn()).logStreamName("api/1")).events()));
    }

    @Test
    void filtersKnowPhrasesAlternativesAndExclusions() {
        newStream("/ecs/patterns", "api/1");
        put("/ecs/patterns", "api/1", 0, "GET /api/hello 200", "GET /api/hello 500", "POST /api/hello 500");

        assertEquals(List.of("GET /api/hello 500", "POST /api/hello 500"), filtered("\"/api/hello 500\""));
        assertEquals(List.of("GET /api/hello 500"), filtered("500 -POST"));
        assertEquals(List.of("GET /api/hello 200", "POST /api/hello 500"), filtered("?200 ?POST"));
        assertEquals(3, filtered("").size());
        assertThrows(InvalidParameterException.class, () -> filtered("{ $.status = 500 }"));
    }

    private List<String> filtered(String pattern) {
        return logs.filterLogEvents(r -> r.logGroupName("/ecs/patterns").filterPattern(pattern)).events().stream()
                .map(FilteredLogEvent::message).toList();
    }

    @Test
    void eventsOfOneCallMustBeInOrder() {
        newStream("/ecs/order-of-events", "api/1");

        assertThrows(InvalidParameterException.class, () -> logs.putLogEvents(
                r -> r.logGroupName("/ecs/order-of-events").logStreamName("api/1").logEvents(
                        InputLogEvent.builder().message("b").timestamp(2L).build(),
                        InputLogEvent.builder().message("a").timestamp(1L).build())));
    }

    @Test
    void namesAreCheckedAsAwsChecksThem() {
        for (String name : List.of("", "with space", "ログ", "a".repeat(513))) {
            assertThrows(InvalidParameterException.class, () -> newGroup(name), name);
        }
    }

    @Test
    void pagesFollowEachOther() {
        List<String> names = List.of("/page/0", "/page/1", "/page/2", "/page/3", "/page/4");
        names.forEach(this::newGroup);

        assertEquals(names, logs.describeLogGroupsPaginator(r -> r.limit(2)).logGroups().stream()
                .map(LogGroup::logGroupName).toList());
        assertEquals(2, logs.describeLogGroups(r -> r.limit(2)).logGroups().size());
    }
}
