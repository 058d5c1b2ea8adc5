package dev.slipway.github;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Slipway asks of GitHub. Every method throws a {@link GitHubProblem} when GitHub refuses or is not reached. */
public interface GitHub {

    /** The login of whoever the token belongs to. */
    String login() throws ProblemException;

    /** Ids, default branch and how the repository's tokens name it. */
    RepositoryFacts repository(RepositoryName repository) throws ProblemException;

    /** The key that secrets of this repository are sealed with. */
    PublicKey publicKey(RepositoryName repository) throws ProblemException;

    /** The secret's times; GitHub never gives a value back. Empty when there is none of that name. */
    Optional<Secret> secret(RepositoryName repository, String name) throws ProblemException;

    /** Creates or replaces the secret. */
    void putSecret(RepositoryName repository, String name, SealedValue value) throws ProblemException;

    /** The runs of one commit, newest first. */
    List<WorkflowRun> runs(RepositoryName repository, String headSha) throws ProblemException;

    /** The latest runs of a workflow, newest first; none when GitHub does not know the file yet. At most 30. */
    List<WorkflowRun> latestRuns(RepositoryName repository, String workflow) throws ProblemException;

    WorkflowRun run(RepositoryName repository, long id) throws ProblemException;

    List<Job> jobs(RepositoryName repository, long runId) throws ProblemException;

    /** A job's whole log as text. */
    String log(RepositoryName repository, long jobId) throws ProblemException;

    /** Runs the failed jobs again, as a new attempt of the same run. */
    void rerunFailedJobs(RepositoryName repository, long runId) throws ProblemException;

    /**
     * A repository's public key.
     *
     * @param id  goes back with each sealed value
     * @param key 32 bytes
     */
    record PublicKey(String id, byte[] key) {}

    /** When a secret was made and last set. */
    record Secret(String name, Instant createdAt, Instant updatedAt) {}

    /**
     * A value only GitHub can open.
     *
     * @param base64 the sealed box in standard base64 with padding
     */
    record SealedValue(String keyId, String base64) {
        @Override
        public String toString() {
            return "SealedValue[keyId=" + keyId + "]";
        }
    }

    /** How far a run, job or step is. */
    enum Status { QUEUED, IN_PROGRESS, COMPLETED }

    /** How it ended. */
    enum Conclusion { NONE, SUCCESS, FAILURE, CANCELLED, SKIPPED, TIMED_OUT, ACTION_REQUIRED, NEUTRAL, STALE }

    /**
     * One run of a workflow.
     *
     * @param attempt 1 for the first; each re-run counts on
     * @param path    the workflow's file, relative to the repository
     * @param origin  what started it
     * @param url     the run's page
     */
    record WorkflowRun(long id, int attempt, String name, String path, Origin origin, Status status,
                       Conclusion conclusion, String url, Instant createdAt) {}

    /**
     * What started a run.
     *
     * @param number  the workflow's first run is 1
     * @param title   the commit's first line, the pull request's title, or the run's own name
     * @param event   {@code push}, {@code workflow_dispatch}, ...
     * @param branch  the branch or tag; empty where GitHub names none
     * @param headSha the commit's full SHA
     */
    record Origin(long number, String title, String event, String branch, String headSha) {}

    /** One job of a run's latest attempt. */
    record Job(long id, String name, Status status, Conclusion conclusion, List<Step> steps) {
        public Job {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step of a job.
     *
     * @param startedAt   in whole seconds; empty before
     * @param completedAt in whole seconds; empty before
     */
    record Step(int number, String name, Status status, Conclusion conclusion, Optional<Instant> startedAt,
                Optional<Instant> completedAt) {}
}
