package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Evidence;
import dev.slipway.diagnosis.Evidence.Kind;
import dev.slipway.rollout.DeploymentRow;
import dev.slipway.rollout.Entry;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.TaskRow;
import dev.slipway.rollout.Timeline;
import dev.slipway.rollout.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutEvidenceTest {

    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");
    private static final String KILLED = "OutOfMemoryError: Container killed due to memory usage";

    @Test
    void isWhatStoppedTheTasksOfTheNewDeploymentThenTheEventsAndTheLog() {
        assertEquals(List.of(new Evidence(Kind.STOPPED_REASON, "Essential container in task exited"),
                new Evidence(Kind.CONTAINER_REASON, KILLED), new Evidence(Kind.EXIT_CODE, "137"),
                new Evidence(Kind.SERVICE_EVENT, "(service api) has started 1 tasks: (task t1)."),
                new Evidence(Kind.CONTAINER_REASON, "reading the catalogue\nstill reading")),
                evidence(seen(failed(START.plusSeconds(30)))));
    }

    @Test
    void namesTheCause() {
        assertEquals(Cause.OUT_OF_MEMORY,
                Diagnosis.of(evidence(seen(failed(START.plusSeconds(30))))).first().cause());
    }

    @Test
    void aTaskOfAnEarlierDeploymentTellsNothingOfThisOne() {
        assertEquals(List.of(new Evidence(Kind.SERVICE_EVENT, "(service api) has started 1 tasks: (task t1).")),
                evidence(seen(failed(START.minusSeconds(600)))));
    }

    @Test
    void withoutADeploymentThereIsNone() {
        assertEquals(List.of(), evidence(Timeline.empty()));
    }

    @Test
    void whatIsFoundIllIsEvidenceBeforeAnyEventTellsOfIt() {
        var stuck = new Judgement.Stuck(Judgement.Proof.UNHEALTHY,
                "10.0.0.9:8080: Health checks failed with these codes: [404]", List.of());

        assertEquals(Cause.TARGET_GROUP_UNHEALTHY, Diagnosis.of(RolloutEvidence.of(
                seen(failed(START.minusSeconds(600))), stuck)).first().cause());
    }

    private static List<Evidence> evidence(Timeline seen) {
        return RolloutEvidence.of(seen, Judgement.of(seen));
    }

    private static TaskRow failed(Instant created) {
        return new TaskRow("t1", "ecs-svc/new", "api:2", "STOPPED", "UNKNOWN", "10.0.0.9", created, Optional.of(created),
                Optional.of(created.plusSeconds(20)), "EssentialContainerExited", "Essential container in task exited",
                List.of(new TaskRow.ContainerRow("api", "STOPPED", Optional.of(137), KILLED)));
    }

    private static Timeline seen(TaskRow task) {
        return Timeline.empty().with(new Snapshot(START.plusSeconds(60), "ACTIVE", Optional.empty(),
                List.of(deployment("ecs-svc/new", "PRIMARY", "IN_PROGRESS", START),
                        deployment("ecs-svc/old", "ACTIVE", "COMPLETED", START.minusSeconds(3600))),
                List.of(), List.of(task), List.of(
                        new Entry.ServiceEvent("e2", START.plusSeconds(31), "(service api) has started 1 tasks: (task t1)."),
                        new Entry.ServiceEvent("e1", START.minusSeconds(3000), "(service api) has reached a steady state.")),
                List.of(), List.of(new Entry.LogLine(START.plusSeconds(40), "api/t1", "reading the catalogue"),
                        new Entry.LogLine(START.plusSeconds(45), "api/t1", "still reading")),
                Map.of(), new Waits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO), List.of()));
    }

    private static DeploymentRow deployment(String id, String status, String state, Instant created) {
        return new DeploymentRow(id, status, "arn:aws:ecs:eu-west-1:123456789012:task-definition/api:2", 1, 0, 1, 0,
                state, "", created);
    }
}
