package dev.slipway.practice;

import dev.slipway.change.ProblemException;
import dev.slipway.github.GitHub;
import dev.slipway.github.GitHubHost;
import dev.slipway.github.GitHubProblem;
import dev.slipway.github.SealedBox;
import dev.slipway.github.SecretPlace;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.SubClaim;
import java.security.KeyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.pando.crypto.nacl.CryptoBox;

/**
 * GitHub with one repository, in memory: it keeps secrets, and a push that touches a workflow's paths starts a run,
 * which does in the practice account what the pushed file says.
 */
public final class PracticeGitHub implements GitHub {

    /** The practice repository. */
    public static final RepositoryName REPOSITORY = new RepositoryName("learner", "my-app");

    /** What its tokens begin with: a new repository's, with the ids in it. */
    static final String SUB_PREFIX = "repo:learner@1001/my-app@2002";

    private static final long ID = 2002;
    private static final long OWNER_ID = 1001;
    private static final int LATEST = 30;

    private final PracticeAccount account;
    private final ActionsRuns runs;
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> branches = new HashMap<>();
    private final Map<String, PullRequest> pullRequests = new HashMap<>();
    private KeyPair keys;

    public PracticeGitHub(PracticeAccount account) {
        this.account = account;
        this.runs = new ActionsRuns(account, values);
    }

    @Override
    public GitHubHost host() {
        return GitHubHost.GITHUB_COM;
    }

    @Override
    public Viewer viewer() {
        return new Viewer(REPOSITORY.owner(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public RepositoryFacts repository(RepositoryName repository) throws ProblemException {
        check(repository);
        return new RepositoryFacts(REPOSITORY, ID, OWNER_ID, "public", "main", SubClaim.of(SUB_PREFIX));
    }

    @Override
    public Optional<Branch> branch(RepositoryName repository, String name) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            return Optional.ofNullable(branches.get(name)).map(sha -> new Branch(name, sha, false));
        }
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, String head, String base)
            throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            return Optional.ofNullable(pullRequests.get(head + " " + base));
        }
    }

    @Override
    public PullRequest openPullRequest(RepositoryName repository, String head, String base, String title, String body)
            throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            if (!branches.containsKey(head)) {
                throw new ProblemException(new GitHubProblem.Refused(422, "Validation Failed: head"));
            }
            int number = pullRequests.size() + 1;
            PullRequest opened = new PullRequest(number, "https://github.com/" + REPOSITORY + "/pull/" + number);
            pullRequests.put(head + " " + base, opened);
            account.tell(new PracticeChange.PullRequestOpened(head, base));
            return opened;
        }
    }

    @Override
    public PublicKey publicKey(SecretPlace place) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(place);
            if (keys == null) {
                keys = CryptoBox.keyPair();
            }
            return SealedBox.publicKey("practice-key", keys);
        }
    }

    @Override
    public List<Secret> secrets(SecretPlace place) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(place);
            return secrets.values().stream().sorted(Comparator.comparing(Secret::name)).toList();
        }
    }

    /** The practice repository belongs to a person. */
    @Override
    public List<Secret> organizationSecrets(RepositoryName repository) throws ProblemException {
        check(repository);
        return List.of();
    }

    @Override
    public Optional<Secret> secret(SecretPlace place, String name) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(place);
            return Optional.ofNullable(secrets.get(name.toUpperCase(Locale.ROOT)));
        }
    }

    @Override
    public void putSecret(SecretPlace place, String name, SealedValue value) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(place);
            put(name, Optional.ofNullable(keys).flatMap(own -> SealedBox.open(own, value))
                    .orElseThrow(() -> new ProblemException(
                            new GitHubProblem.Refused(422, "The value was not sealed with this key."))));
        }
    }

    /** Sets a repository secret to what was in its sealed box. */
    void put(String name, String value) {
        synchronized (account) {
            account.catchUp();
            String key = name.toUpperCase(Locale.ROOT);
            // GitHub tells times in whole seconds
            Instant now = account.now().truncatedTo(ChronoUnit.SECONDS);
            Instant created = secrets.containsKey(key) ? secrets.get(key).createdAt() : now;
            secrets.put(key, new Secret(key, created, now));
            values.put(key, value);
            account.tell(new PracticeChange.SecretSet(key, value));
        }
    }

    @Override
    public List<WorkflowRun> runs(RepositoryName repository, String headSha) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            return runs.latest().map(ActionsRun::shown).filter(run -> run.origin().headSha().equals(headSha)).toList();
        }
    }

    @Override
    public List<WorkflowRun> latestRuns(RepositoryName repository, String workflow) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            return runs.latest().map(ActionsRun::shown).filter(run -> run.path().equals(workflow)).limit(LATEST).toList();
        }
    }

    @Override
    public WorkflowRun run(RepositoryName repository, long id) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            return found(repository, id).shown();
        }
    }

    @Override
    public List<Job> jobs(RepositoryName repository, long runId) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            return found(repository, runId).jobs().stream().map(ActionsJob::shown).toList();
        }
    }

    @Override
    public String log(RepositoryName repository, long jobId) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            return runs.latest().flatMap(run -> run.log(jobId).stream()).findFirst()
                    .orElseThrow(() -> notFound("GET /repos/" + repository + "/actions/jobs/" + jobId + "/logs"));
        }
    }

    @Override
    public void rerunFailedJobs(RepositoryName repository, long runId) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            ActionsRun run = found(repository, runId);
            if (run.status() != Status.COMPLETED) {
                throw new ProblemException(new GitHubProblem.Refused(403,
                        "This workflow run cannot be rerun because it is still running."));
            }
            runs.rerunFailedJobs(run);
            account.tell(new PracticeChange.JobsRerun(runId));
        }
    }

    PracticeAccount account() {
        return account;
    }

    /** The repository begins with this commit, which starts nothing. */
    void begin(String branch, PracticeCommit commit) {
        synchronized (account) {
            account.catchUp();
            branches.put(branch, commit.sha());
        }
    }

    /** Somebody pushed: starts the workflows that the pushed commit has for it. */
    void pushed(String branch, PracticeCommit commit, List<String> changed) {
        synchronized (account) {
            account.catchUp();
            branches.put(branch, commit.sha());
            runs.pushed(branch, commit, changed);
            account.tell(new PracticeChange.Pushed(branch));
        }
    }

    private ActionsRun found(RepositoryName repository, long id) throws ProblemException {
        check(repository);
        return runs.latest().filter(run -> run.id() == id).findFirst()
                .orElseThrow(() -> notFound("GET /repos/" + repository + "/actions/runs/" + id));
    }

    /** It has no environments. */
    private static void check(SecretPlace place) throws ProblemException {
        check(place.repository());
        if (place.isEnvironment()) {
            throw new ProblemException(new GitHubProblem.NoEnvironment(place.environment(), REPOSITORY.toString()));
        }
    }

    private static void check(RepositoryName repository) throws ProblemException {
        if (!repository.equals(REPOSITORY)) {
            throw notFound("GET /repos/" + repository);
        }
    }

    private static ProblemException notFound(String what) {
        return new ProblemException(new GitHubProblem.NotFound(what));
    }
}
