package dev.slipway.github;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Slipway asks of GitHub. Every method throws a {@link GitHubProblem} when GitHub refuses or is not reached. */
public interface GitHub {

    /** Which GitHub this is. */
    GitHubHost host();

    /** Whoever the token belongs to, and what GitHub says of the token itself. */
    Viewer viewer() throws ProblemException;

    /** Ids, default branch and how the repository's tokens name it. */
    RepositoryFacts repository(RepositoryName repository) throws ProblemException;

    /** Empty when there is none of that name. */
    Optional<Branch> branch(RepositoryName repository, String name) throws ProblemException;

    /** The open pull request from one branch of the repository to another. */
    Optional<PullRequest> pullRequest(RepositoryName repository, String head, String base) throws ProblemException;

    /** Asks for the head branch to be merged into the base. */
    PullRequest openPullRequest(RepositoryName repository, String head, String base, String title, String body)
            throws ProblemException;

    /** The key that secrets kept there are sealed with. */
    PublicKey publicKey(SecretPlace place) throws ProblemException;

    /** The secrets kept there; never their values. */
    List<Secret> secrets(SecretPlace place) throws ProblemException;

    /** The organisation's secrets that this repository's workflows see, as far as the first hundred. */
    List<Secret> organizationSecrets(RepositoryName repository) throws ProblemException;

    /** The secret's times; GitHub never gives a value back. Empty when there is none of that name. */
    Optional<Secret> secret(SecretPlace place, String name) throws ProblemException;

    /** Creates or replaces the secret. */
    void putSecret(SecretPlace place, String name, SealedValue value) throws ProblemException;

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
     * Who is asking.
     *
     * @param source    where the token came from; empty where none is needed
     * @param scopes    what a classic token, or gh's own, was made for; empty for a fine-grained one, whose rights
     *                  GitHub does not tell
     * @param expiresAt when the token ends; empty when it does not, or GitHub does not say
     */
    record Viewer(String login, Optional<GitHubToken.Source> source, Optional<List<String>> scopes,
                  Optional<Instant> expiresAt) {
        public Viewer {
            scopes = scopes.map(List::copyOf);
        }
    }

    /**
     * A repository's public key.
     *
     * @param id  goes back with each sealed value
     * @param key 32 bytes
     */
    record PublicKey(String id, byte[] key) {}

    /**
     * A branch on GitHub.
     *
     * @param isProtected whether a rule of the repository restricts what may be pushed to it
     */
    record Branch(String name, String sha, boolean isProtected) {}

    /** @param url its page */
    record PullRequest(int number, String url) {}

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
