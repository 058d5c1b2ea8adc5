package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.rollout.Entry.DeploymentChange;
import dev.slipway.rollout.Entry.LogLine;
import dev.slipway.rollout.Entry.ServiceEvent;
import dev.slipway.rollout.Entry.TaskChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void whatTwoLooksShowAlikeIsThereOnce() {
        Looks looks = new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).task("t1", "PENDING")
                .event("e1", 3, "(service web) has started 1 tasks").line("t1", 5, "listening");

        Timeline timeline = Timeline.empty().with(looks.after(6)).with(looks.after(8));

        assertEquals(4, timeline.entries().size());
    }

    @Test
    void everythingStandsInTheOrderOfItsOwnTime() {
        Timeline timeline = Timeline.empty()
                .with(new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).line("t1", 9, "late").after(10))
                .with(new Looks().ours("PRIMARY", "COMPLETED", 0, 1).event("e2", 7, "second").event("e3", 7, "third")
                        .event("e1", 30, "last").line("t1", 9, "late").after(31));

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
    void equalLinesOfOneMomentAreAllKept() {
        Timeline timeline = Timeline.empty().with(new Looks().line("t1", 5, "retrying").after(6))
                .with(new Looks().line("t1", 5, "retrying").line("t1", 5, "retrying").after(8));

        assertEquals(2, timeline.entries().size());
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
        Looks flood = new Looks();
        for (int i = 0; i < 10_050; i++) {
            flood.line("t1", i, "line " + i);
        }

        List<Entry> entries = Timeline.empty().with(flood.after(20_000)).entries();

        assertEquals(10_000, entries.size());
        assertEquals("line 10049", text(entries.getLast()));
    }

    private static String text(Entry entry) {
        return switch (entry) {
            case ServiceEvent it -> it.message();
            case LogLine it -> it.message();
            case TaskChange it -> it.to();
            case DeploymentChange it -> it.to();
        };
    }
}
