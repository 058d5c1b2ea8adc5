package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Verdict;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Evidence;
import dev.slipway.diagnosis.Finding;
import dev.slipway.diagnosis.Fix;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.pipeline.RepositoryName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWatchTest {

    private static final RepositoryName REPOSITORY = new RepositoryName("learner", "my-app");
    private static final String FAILED_JOB = """
            [{"id":7,"name":"deploy","status":"completed","conclusion":"failure","steps":[
              {"number":1,"name":"Set up job","status":"completed","conclusion":"success"},
              {"number":2,"name":"Get credentials","status":"completed","conclusion":"failure"}]}]""";

    private final GitHubStandIn standIn = new GitHubStandIn();
    private final RestGitHub gitHub =
            new RestGitHub(standIn.address(), GitHubToken.pasted(GitHubStandIn.TOKEN));
    private final RunWatch watch = RunWatch.ofCommit(gitHub, REPOSITORY, ".github/workflows/cicd.yml", "abc");

    @AfterEach
    void close() {
        standIn.close();
        assertEquals(List.of(), standIn.complaints());
    }

    @Test
    void beforeGitHubStartsARunThereIsNone() throws ProblemException {
        assertTrue(watch.look().run().isEmpty());
        assertFalse(watch.look().isOver());
    }

    @Test
    void aFailedJobComesWithItsStepAndTheEndOfItsLog() throws ProblemException {
        standIn.run(42, 1, "abc", "completed", "failure");
        standIn.jobs(42, FAILED_JOB);
        standIn.log(7, IntStream.rangeClosed(1, 100).mapToObj(i -> "2026-11-23T10:00:00.1234567Z line " + i)
                .collect(Collectors.joining("\n")));

        RunSnapshot.Failure failure = watch.look().failures().getFirst();

        assertEquals("Get credentials", failure.step().orElseThrow().name());
        assertEquals(100, failure.log().lines().size());
        assertEquals(failure.log().whole(), failure.said(), "without times nothing tells the steps apart");
    }

    @Test
    void aRunIsFollowedByItsNumberToo() throws ProblemException {
        standIn.run(42, 3, "abc", "completed", "failure");
        standIn.jobs(42, FAILED_JOB);

        RunSnapshot snapshot = RunWatch.ofRun(gitHub, REPOSITORY, 42).look();

        assertEquals(3, snapshot.run().orElseThrow().attempt());
        assertTrue(snapshot.isOver());
    }

    @Test
    void aLogIsReadOnce() throws ProblemException {
        standIn.run(42, 1, "abc", "completed", "failure");
        standIn.jobs(42, FAILED_JOB);
        standIn.log(7, "the end");

        watch.look();
        watch.look();

        assertEquals(1, standIn.requests().stream().filter(request -> request.endsWith("/logs")).count());
    }

    @Test
    void aLogThatIsNotThereDoesNotHideTheRun() throws ProblemException {
        standIn.run(42, 1, "abc", "completed", "failure");
        standIn.jobs(42, FAILED_JOB);

        RunSnapshot snapshot = watch.look();

        assertTrue(snapshot.isOver());
        assertInstanceOf(GitHubProblem.NotFound.class, snapshot.failures().getFirst().unreadable().orElseThrow());
    }

    @Test
    void failedJobsAreRunAgainAsANewAttempt(@TempDir Path folder) throws ProblemException, IOException {
        standIn.run(42, 1, "abc", "completed", "failure");
        Rerun operation = new Rerun(gitHub);
        RerunRequest wanted = new RerunRequest(REPOSITORY, 42);
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
            Applier applier = new Applier(ledger, Pause.none());
            Plan<RerunRequest> plan = operation.plan(wanted);
            assertInstanceOf(Verdict.Missing.class, operation.verify(plan));

            applier.apply(operation, plan, Progress.none());

            assertEquals(List.of("gh run rerun 42 --failed --repo learner/my-app"),
                    plan.changes().getFirst().call().orElseThrow().commands());
            assertInstanceOf(Verdict.Proven.class, applier.verify(operation, plan));
            assertEquals(2, gitHub.run(REPOSITORY, 42).attempt());
        }
    }

    /** The article's last hole: the log tells which right is missing, and after it was given the jobs run again. */
    @Test
    void aDeniedPassRoleIsNamedAndTheRunEndsGreen(@TempDir Path folder) throws ProblemException, IOException {
        standIn.run(42, 1, "abc", "completed", "failure");
        standIn.jobs(42, """
                [{"id":7,"name":"deploy","status":"completed","conclusion":"failure","steps":[
                  {"number":1,"name":"Log in","status":"completed","conclusion":"success",
                   "started_at":"2026-11-23T10:00:00Z","completed_at":"2026-11-23T10:00:01Z"},
                  {"number":2,"name":"Deploy","status":"completed","conclusion":"failure",
                   "started_at":"2026-11-23T10:00:02Z","completed_at":"2026-11-23T10:00:03Z"}]}]""");
        standIn.log(7, """
                2026-11-23T10:00:00.5000000Z Login Succeeded
                2026-11-23T10:00:02.1000000Z ##[group]Run aws-actions/amazon-ecs-deploy-task-definition@v2
                2026-11-23T10:00:02.2000000Z ##[endgroup]
                2026-11-23T10:00:03.1000000Z ##[error]Failed to register task definition in ECS: User: \
                arn:aws:sts::123456789012:assumed-role/GitHubActionsEcsLearning/GitHubActions is not authorized to \
                perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/ecsTaskExecutionRole because no \
                identity-based policy allows the iam:PassRole action
                2026-11-23T10:00:03.9000000Z Post job cleanup.
                """);
        RunSnapshot.Failure failure = watch.look().failures().getFirst();

        Finding found = Diagnosis.of(new Evidence(Evidence.Kind.ACTIONS_LOG, failure.log().text(failure.said()))).first();

        assertEquals(Cause.PASS_ROLE_DENIED, found.cause());
        assertEquals(List.of(new Fix.AllowActions(Fix.Holder.DEPLOYING_IDENTITY, List.of("iam:PassRole"),
                "arn:aws:iam::123456789012:role/ecsTaskExecutionRole")), found.fixes());
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
            Rerun operation = new Rerun(gitHub);
            new Applier(ledger, Pause.none()).apply(operation, operation.plan(new RerunRequest(REPOSITORY, 42)),
                    Progress.none());
        }
        assertFalse(watch.look().isOver());
        standIn.run(42, 2, "abc", "completed", "success");
        standIn.jobs(42, "[{\"id\":8,\"name\":\"deploy\",\"status\":\"completed\",\"conclusion\":\"success\",\"steps\":[]}]");
        assertTrue(watch.look().isGreen());
    }

    @Test
    void aGreenOrUnfinishedRunIsKept() throws ProblemException {
        standIn.run(42, 1, "abc", "completed", "success");
        standIn.run(43, 1, "abc", "in_progress", null);

        assertInstanceOf(Change.Keep.class, new Rerun(gitHub).plan(new RerunRequest(REPOSITORY, 42)).changes().getFirst());
        assertInstanceOf(Change.Keep.class, new Rerun(gitHub).plan(new RerunRequest(REPOSITORY, 43)).changes().getFirst());
    }
}
