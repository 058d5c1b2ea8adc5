package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.pipeline.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

/** Whatever happens to a watch, it loses no line and shows none twice. */
class UnbrokenWatchTest {

    private static final List<String> READS = List.of("DescribeServices", "ListTasks", "DescribeTasks",
            "ListServiceDeployments", "GetLogEvents", "DescribeTargetHealth", "DescribeTaskDefinition",
            "DescribeTargetGroups", "DescribeTargetGroupAttributes");

    @TempDir
    private Path home;
    private Stage stage;
    private ServiceScene scene;
    private Watch watch;
    private Timeline timeline = Timeline.empty();
    private int written;
    private long longestPause;

    @BeforeEach
    void raise() throws ProblemException {
        stage = new Stage();
        scene = new ServiceScene(stage);
    }

    @Test
    void theNetworkIsGoneForTenMinutes() throws ProblemException {
        String deployment = begin();
        READS.forEach(stage.refusing::cutOff);
        watchFor(Duration.ofMinutes(10));
        assertEquals(Duration.ofSeconds(20).toSeconds(), longestPause, "it does not wait long for its return");
        READS.forEach(stage.refusing::allow);

        watchFor(Duration.ofMinutes(3));

        assertNothingIsLostOrDoubled();
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
        assertTrue(troubles().size() <= 4, () -> "said again and again: " + troubles());
    }

    @Test
    void theCredentialsExpireInTheMiddleAndWorkAgain() throws ProblemException {
        String deployment = begin();
        READS.forEach(read -> stage.refusing.answer(read, 400, "ExpiredTokenException", "expired"));
        watchFor(Duration.ofMinutes(30));
        assertEquals(1, troubles().size(), () -> "" + troubles());
        READS.forEach(stage.refusing::allow);

        watchFor(Duration.ofMinutes(3));

        assertEquals(List.of(false, true), troubles().stream().map(Entry.Trouble::isOver).toList());
        assertNothingIsLostOrDoubled();
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
    }

    @Test
    void theComputerSleepsForAnHour() throws ProblemException {
        String deployment = begin();
        for (int minute = 0; minute < 60; minute++) {
            write(5);
            stage.pass(60);
        }
        watchFor(Duration.ofMinutes(2));

        assertNothingIsLostOrDoubled();
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
    }

    @Test
    void theProgramIsKilledAndStartedAgainInTheMiddle() throws ProblemException {
        Recordings recordings = new Recordings(new StateFolder(home));
        ServiceKey key = new ServiceKey(stage.account.id(), stage.account.region(), stage.service);
        String deployment = scene.balanced(1);
        Timeline whole = Timeline.empty();
        for (int life = 0; life < 12; life++) {
            // never closed: the program was killed; its lock goes with it
            Recording recording = recordings.open(key, stage.clock.instant());
            Timeline seen = recording.seen();
            Watch again = new Watch(stage.account, Together.oneByOne(), stage.clock, stage.service, seen);
            for (int look = 0; look < 5; look++) {
                Snapshot shown = again.look();
                recording.add(shown);
                seen = seen.with(shown);
                write(2);
                stage.clock.advance(again.untilNext());
            }
            recording.close();
            whole = seen;
            stage.pass(7);
        }
        timeline = whole;
        watch = new Watch(stage.account, Together.oneByOne(), stage.clock, stage.service, timeline);
        watchFor(Duration.ofMinutes(1));

        assertNothingIsLostOrDoubled();
        assertEquals(1, recordings.files().size());
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
    }

    @Test
    void theTokensOfAnEarlierWatchAreTooOld() throws ProblemException {
        begin();
        watchFor(Duration.ofMinutes(2));
        Map<String, LogCursor> stale = new TreeMap<>();
        timeline.cursors().forEach((stream, cursor) ->
                stale.put(stream, new LogCursor("too old", 0, cursor.last(), cursor.atLast())));
        assertTrue(!stale.isEmpty());
        Snapshot last = timeline.latest().orElseThrow();
        timeline = timeline.with(new Snapshot(stage.clock.instant(), last.status(), last.service(), last.deployments(),
                last.history(), last.tasks(), last.events(), last.targets(), List.of(), stale, last.waits(),
                List.of()));
        watch = new Watch(stage.account, Together.oneByOne(), stage.clock, stage.service, timeline);

        watchFor(Duration.ofMinutes(2));

        assertNothingIsLostOrDoubled();
    }

    @Test
    void theLastLinesOfATaskThatStoppedAreKept() throws ProblemException {
        scene.crashing(2);
        watch = stage.watch();
        watchFor(Duration.ofMinutes(5));

        assertNothingIsLostOrDoubled();
        assertTrue(lines().stream().anyMatch(line -> line.contains("ClassNotFoundException")));
        assertTrue(timeline.entries().stream().filter(Entry.LogLine.class::isInstance)
                .map(entry -> ((Entry.LogLine) entry).stream()).distinct().count() >= 4, "of several tasks");
    }

    private String begin() throws ProblemException {
        String deployment = scene.balanced(1);
        watch = stage.watch();
        watchFor(Duration.ofSeconds(35));
        return deployment;
    }

    private void watchFor(Duration time) throws ProblemException {
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
    private void write(int lines) {
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
    private void assertNothingIsLostOrDoubled() throws ProblemException {
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

    private List<String> lines() {
        return timeline.entries().stream().filter(Entry.LogLine.class::isInstance)
                .map(entry -> ((Entry.LogLine) entry).message()).toList();
    }

    private List<Entry.Trouble> troubles() {
        return timeline.entries().stream().filter(Entry.Trouble.class::isInstance).map(Entry.Trouble.class::cast)
                .toList();
    }
}
