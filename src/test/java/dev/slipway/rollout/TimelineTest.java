package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.rollout.Entry.DeploymentChange;
import dev.slipway.rollout.Entry.LogLine;
import dev.slipway.rollout.Entry.ServiceEvent;
import dev.slipway.rollout.Entry.TaskChange;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void whatTwoLooksShowAlikeIsThereOnce() {
        Looks looks = new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).task("t1", "PENDING")
                .event("e1", 3, "(service web) has started 1 tasks").target("healthy", "")
                .problem(new AwsProblem.Throttled("DescribeTasks"));

        Timeline timeline = Timeline.empty().with(looks.after(6)).with(looks.after(8));

        assertEquals(5, timeline.entries().size());
    }

    @Test
    void everythingStandsInTheOrderOfItsOwnTime() {
        Timeline timeline = Timeline.empty()
                .with(new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).line("t1", 9, "late").after(10))
                .with(new Looks().ours("PRIMARY", "COMPLETED", 0, 1).event("e2", 7, "second").event("e3", 7, "third")
                        .event("e1", 30, "last").after(31));

        assertEquals(List.of("IN_PROGRESS", "second", "third", "late", "last", "COMPLETED"),
                timeline.entries().stream().map(TimelineTest::text).toList());
    }

    @Test
    void aTaskIsFollowedFromStatusToStatus() {
        Timeline timeline = Timeline.empty().with(new Looks().task("t1", "PROVISIONING").after(3))
                .with(new Looks().task("t1", "PENDING").after(8)).with(new Looks().exited("t1", 137, "OutOfMemoryError")
                        .after(30));

        assertEquals(List.of(new TaskChange(Looks.at(2), "t1", "", "PROVISIONING", ""),
                new TaskChange(Looks.at(8), "t1", "PROVISIONING", "PENDING", ""),
                new TaskChange(Looks.at(20), "t1", "PENDING", "STOPPED",
                        "Essential container in task exited (OutOfMemoryError)")), timeline.entries());
    }

    @Test
    void everyNewLineCountsThoughItSaysTheSameInTheSameMoment() {
        Timeline timeline = Timeline.empty().with(new Looks().line("t1", 5, "retrying").after(6))
                .with(new Looks().line("t1", 5, "retrying").after(8));

        assertEquals(2, timeline.entries().size());
    }

    @Test
    void aTargetIsFollowedUntilItIsGone() {
        Timeline timeline = Timeline.empty().with(new Looks().target("initial", "").after(3))
                .with(new Looks().target("unhealthy", "Health checks failed with these codes: [404]").after(30))
                .with(new Looks().after(60));

        assertEquals(List.of(new Entry.TargetChange(Looks.at(3), "10.0.0.9:8080", "web", "", "initial", ""),
                new Entry.TargetChange(Looks.at(30), "10.0.0.9:8080", "web", "initial", "unhealthy",
                        "Health checks failed with these codes: [404]"),
                new Entry.TargetChange(Looks.at(60), "10.0.0.9:8080", "web", "unhealthy", "", "")), timeline.entries());
    }

    @Test
    void whatCannotBeReadIsSaidWhenItBeginsAndWhenItIsOver() {
        Problem expired = new AwsProblem.ExpiredCredentials("work");
        Timeline timeline = Timeline.empty();
        for (int second = 0; second < 20; second++) {
            timeline = timeline.with(new Looks().problem(expired).after(second));
        }
        timeline = timeline.with(new Looks().after(20)).with(new Looks().after(21));

        assertEquals(List.of(new Entry.Trouble(Looks.at(0), expired.key(), List.of("work"), false),
                new Entry.Trouble(Looks.at(20), expired.key(), List.of("work"), true)), timeline.entries());
    }

    @Test
    void theCountsAreKeptAsStepsOnly() {
        Timeline timeline = Timeline.empty()
                .with(new Looks().old("PRIMARY", 1).after(0)).with(new Looks().old("PRIMARY", 1).after(2))
                .with(new Looks().old("ACTIVE", 1).ours("PRIMARY", "IN_PROGRESS", 1, 0).after(4))
                .with(new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 1).after(6));

        assertEquals(List.of(new CountPoint(Looks.at(0), "ecs-svc/old", 1, 0, 1, 0),
                new CountPoint(Looks.at(4), "ecs-svc/new", 1, 1, 0, 0),
                new CountPoint(Looks.at(6), "ecs-svc/new", 1, 0, 1, 0),
                new CountPoint(Looks.at(6), "ecs-svc/old", 0, 0, 0, 0)), timeline.counts());
    }

    @Test
    void theCountsOfDaysAreThinnedAndTheLatestStayWhole() {
        Timeline timeline = Timeline.empty();
        for (int second = 0; second < 5_000; second++) {
            timeline = timeline.with(new Looks().ours("PRIMARY", "IN_PROGRESS", second % 2, 0).after(second));
        }

        assertTrue(timeline.counts().size() <= 2_000, () -> "points");
        assertEquals(Looks.at(0), timeline.counts().getFirst().at());
        assertEquals(List.of(Looks.at(4_998), Looks.at(4_999)),
                timeline.counts().subList(timeline.counts().size() - 2, timeline.counts().size()).stream()
                        .map(CountPoint::at).toList());
    }

    @Test
    void anEarlierTimelineStaysAsItWas() {
        Timeline first = Timeline.empty().with(new Looks().line("t1", 5, "first").after(6));
        Timeline second = first.with(new Looks().line("t1", 7, "second").after(8));
        Timeline other = first.with(new Looks().line("t1", 7, "other").after(8));
        Timeline late = second.with(new Looks().line("t1", 6, "late").after(9));

        assertEquals(List.of("first"), first.entries().stream().map(TimelineTest::text).toList());
        assertEquals(List.of("first", "second"), second.entries().stream().map(TimelineTest::text).toList());
        assertEquals(List.of("first", "other"), other.entries().stream().map(TimelineTest::text).toList());
        assertEquals(List.of("first", "late", "second"), late.entries().stream().map(TimelineTest::text).toList());
        assertEquals(OptionalInt.of(1), second.newerThan(first));
        assertEquals(OptionalInt.empty(), late.newerThan(second));
    }

    @Test
    void whatAwsForgetsIsKept() {
        Timeline timeline = Timeline.empty()
                .with(new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 0).exited("t1", 1, "").event("e1", 5, "x").after(30))
                .with(new Looks().after(4000));

        assertEquals(1, timeline.tasks().size());
        assertEquals(1, timeline.deployments().size());
        assertEquals(3, timeline.entries().size());
    }

    @Test
    void aContainerThatWritesWithoutEndDoesNotFillTheMemory() {
        Timeline timeline = Timeline.empty();
        for (int second = 0; second < 60; second++) {
            Looks flood = new Looks();
            for (int i = 0; i < 5_000; i++) {
                flood.line("t1", second, "line " + (second * 5_000 + i));
            }
            timeline = timeline.with(flood.after(second));
        }

        assertEquals(50_000, timeline.entries().size());
        assertEquals(250_000, timeline.dropped());
        assertEquals("line 250000", text(timeline.entries().getFirst()));
        assertEquals("line 299999", text(timeline.entries().getLast()));
    }

    private static String text(Entry entry) {
        return switch (entry) {
            case ServiceEvent it -> it.message();
            case LogLine it -> it.message();
            case TaskChange it -> it.to();
            case DeploymentChange it -> it.to();
            case Entry.TargetChange it -> it.to();
            case Entry.RunStep it -> it.step();
            case Entry.Trouble it -> it.key();
        };
    }
}
