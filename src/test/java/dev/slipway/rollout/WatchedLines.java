package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

/** A service whose running task writes lines, two of them alike, and a watch of it. */
abstract class WatchedLines {

    static final List<String> READS = List.of("DescribeServices", "ListTasks", "DescribeTasks",
            "ListServiceDeployments", "GetLogEvents", "DescribeTargetHealth", "DescribeTaskDefinition",
            "DescribeTargetGroups", "DescribeTargetGroupAttributes");

    Stage stage;
    ServiceScene scene;
    Watch watch;
    Timeline timeline = Timeline.empty();
    long longestPause;
    private int written;

    @BeforeEach
    void raise() throws ProblemException {
        stage = new Stage();
        scene = new ServiceScene(stage);
    }

    final String begin() throws ProblemException {
        String deployment = scene.balanced(1);
        watch = stage.watch();
        watchFor(Duration.ofSeconds(35));
        return deployment;
    }

    final void watchFor(Duration time) throws ProblemException {
        Instant end = stage.clock.instant().plus(time);
        while (stage.clock.instant().isBefore(end)) {
            timeline = timeline.with(watch.look());
            longestPause = Math.max(longestPause, watch.untilNext().toSeconds());
            write(1);
            stage.clock.advance(watch.untilNext());
        }
        timeline = timeline.with(watch.look());
    }

    /** Lines of the running task, two of them alike. */
    final void write(int lines) {
        for (Task task : tasks()) {
            String stream = "ecs/api/" + Rows.lastPart(task.taskArn());
            List<InputLogEvent> events = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                events.add(line("line " + written++));
                events.add(line("again"));
            }
            if (stage.behind.logs().describeLogStreams(r -> r.logGroupName("/ecs/my-app-api")
                    .logStreamNamePrefix(stream)).logStreams().isEmpty()) {
                stage.behind.logs().createLogStream(r -> r.logGroupName("/ecs/my-app-api").logStreamName(stream));
            }
            stage.behind.logs().putLogEvents(r -> r.logGroupName("/ecs/my-app-api").logStreamName(stream)
                    .logEvents(events));
        }
    }

    private InputLogEvent line(String message) {
        return InputLogEvent.builder().timestamp(stage.clock.instant().toEpochMilli()).message(message).build();
    }

    private List<Task> tasks() {
        var arns = stage.behind.ecs().listTasks(r -> r.cluster(stage.service.cluster())).taskArns();
        return arns.isEmpty() ? List.of() : stage.behind.ecs().describeTasks(r -> r.cluster(stage.service.cluster())
                .tasks(arns)).tasks().stream().filter(task -> task.lastStatus().equals("RUNNING")).toList();
    }

    /** Compares with everything that the account knows, read anew without the watch. */
    final void assertNothingIsLostOrDoubled() throws ProblemException {
        READS.forEach(stage.refusing::allow);
        for (int minute = 0; minute < 3; minute++) {
            stage.pass(61);
            // a task that one look finds is read by the next
            timeline = timeline.with(watch.look()).with(watch.look());
        }
        List<String> log = new ArrayList<>();
        stage.behind.logs().describeLogStreams(r -> r.logGroupName("/ecs/my-app-api")).logStreams().forEach(stream ->
                stage.behind.logs().getLogEvents(r -> r.logGroupName("/ecs/my-app-api").startFromHead(true)
                        .logStreamName(stream.logStreamName())).events().forEach(it -> log.add(it.message())));
        List<String> events = stage.behind.ecs().describeServices(r -> r.cluster(stage.service.cluster())
                .services(stage.service.service())).services().getFirst().events().stream().map(ServiceEvent::id)
                .toList();

        assertEquals(counted(log), counted(lines()));
        assertEquals(events.stream().sorted().toList(), timeline.entries().stream()
                .filter(Entry.ServiceEvent.class::isInstance).map(entry -> ((Entry.ServiceEvent) entry).id()).sorted()
                .toList());
    }

    private static Map<String, Long> counted(List<String> lines) {
        return lines.stream().collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
    }

    final List<String> lines() {
        return timeline.entries().stream().filter(Entry.LogLine.class::isInstance)
                .map(entry -> ((Entry.LogLine) entry).message()).toList();
    }

    final List<Entry.Trouble> troubles() {
        return timeline.entries().stream().filter(Entry.Trouble.class::isInstance).map(Entry.Trouble.class::cast)
                .toList();
    }
}
