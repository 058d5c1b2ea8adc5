package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Job;
import dev.slipway.github.GitHub.Status;
import dev.slipway.github.GitHub.Step;
import dev.slipway.github.RunSnapshot;
import dev.slipway.rollout.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunEntriesTest {

    private static Instant at(int second) {
        return Instant.parse("2026-11-23T10:00:00Z").plusSeconds(second);
    }

    private static Step step(String name, Status status, Conclusion conclusion, int from, int to) {
        return new Step(1, name, status, conclusion, Optional.of(at(from)),
                status == Status.COMPLETED ? Optional.of(at(to)) : Optional.empty());
    }

    @Test
    void stepsThatEndedAndTheOneUnderWayAreToldInTheirOrder() {
        RunSnapshot run = new RunSnapshot(Optional.empty(), List.of(
                new Job(2, "deploy", Status.IN_PROGRESS, Conclusion.NONE, List.of(
                        step("Deploy", Status.IN_PROGRESS, Conclusion.NONE, 30, 0),
                        new Step(2, "Clean up", Status.QUEUED, Conclusion.NONE, Optional.empty(), Optional.empty()))),
                new Job(1, "build", Status.COMPLETED, Conclusion.SUCCESS, List.of(
                        step("Push", Status.COMPLETED, Conclusion.SUCCESS, 0, 20),
                        step("Sign", Status.COMPLETED, Conclusion.SKIPPED, 20, 20)))), List.of());

        assertEquals(List.of(new Entry.RunStep(at(20), "build", "Push", "SUCCESS"),
                new Entry.RunStep(at(30), "deploy", "Deploy", "IN_PROGRESS")), RunEntries.of(Optional.of(run)));
        assertEquals(List.of(), RunEntries.of(Optional.empty()));
    }

    @Test
    void theyStandAmongWhatTheServiceDid() {
        Entry early = new Entry.ServiceEvent("1", at(10), "early");
        Entry late = new Entry.ServiceEvent("2", at(25), "late");
        Entry push = new Entry.RunStep(at(20), "build", "Push", "SUCCESS");
        Entry deploy = new Entry.RunStep(at(30), "deploy", "Deploy", "FAILURE");

        assertEquals(List.of(early, push, late, deploy), RunEntries.among(List.of(push, deploy), List.of(early, late)));
        assertEquals(List.of(push), RunEntries.among(List.of(push), List.of()));
    }
}
