package dev.slipway.practice;

import dev.slipway.change.ProblemException;
import dev.slipway.github.GitHub;
import dev.slipway.github.GitHubProblem;
import dev.slipway.github.SealedBox;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.SubClaim;
import java.security.KeyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
    private static final long FIRST_RUN = 7_000_001;
    private static final String WORKFLOWS = ".github/workflows/";

    private final PracticeAccount account;
    private final ActionsSteps steps;
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final List<ActionsRun> runs = new ArrayList<>();
    private KeyPair keys;

    public PracticeGitHub(PracticeAccount account) {
        this.account = account;
        this.steps = new ActionsSteps(account);
    }

    @Override
    public String login() {
        return REPOSITORY.owner();
    }

    @Override
    public RepositoryFacts repository(RepositoryName repository) throws ProblemException {
        check(repository);
        return new RepositoryFacts(REPOSITORY, ID, OWNER_ID, "public", "main", SubClaim.of(SUB_PREFIX));
    }

    @Override
    public synchronized PublicKey publicKey(RepositoryName repository) throws ProblemException {
        check(repository);
        if (keys == null) {
            keys = CryptoBox.keyPair();
        }
        return SealedBox.publicKey("practice-key", keys);
    }

    @Override
    public synchronized Optional<Secret> secret(RepositoryName repository, String name) throws ProblemException {
        check(repository);
        return Optional.ofNullable(secrets.get(name.toUpperCase(Locale.ROOT)));
    }

    @Override
    public synchronized void putSecret(RepositoryName repository, String name, SealedValue value)
            throws ProblemException {
        check(repository);
        String opened = Optional.ofNullable(keys).flatMap(own -> SealedBox.open(own, value)).orElseThrow(
                () -> new ProblemException(new GitHubProblem.Refused(422, "The value was not sealed with this key.")));
        String key = name.toUpperCase(Locale.ROOT);
        // GitHub tells times in whole seconds
        Instant now = account.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Instant created = secrets.containsKey(key) ? secrets.get(key).createdAt() : now;
        secrets.put(key, new Secret(key, created, now));
        values.put(key, opened);
    }

    @Override
    public synchronized List<WorkflowRun> runs(RepositoryName repository, String headSha) throws ProblemException {
        check(repository);
        catchUp();
        return runs.reversed().stream().map(ActionsRun::shown).filter(run -> run.headSha().equals(headSha)).toList();
    }

    @Override
    public synchronized WorkflowRun run(RepositoryName repository, long id) throws ProblemException {
        return found(repository, id).shown();
    }

    @Override
    public synchronized List<Job> jobs(RepositoryName repository, long runId) throws ProblemException {
        return found(repository, runId).jobs().stream().map(ActionsJob::shown).toList();
    }

    @Override
    public synchronized String log(RepositoryName repository, long jobId) throws ProblemException {
        check(repository);
        catchUp();
        return runs.stream().flatMap(run -> run.log(jobId).stream()).findFirst()
                .orElseThrow(() -> notFound("GET /repos/" + repository + "/actions/jobs/" + jobId + "/logs"));
    }

    @Override
    public synchronized void rerunFailedJobs(RepositoryName repository, long runId) throws ProblemException {
        ActionsRun run = found(repository, runId);
        if (run.status() != Status.COMPLETED) {
            throw new ProblemException(new GitHubProblem.Refused(403,
                    "This workflow run cannot be rerun because it is still running."));
        }
        run.rerunFailedJobs(account.clock().instant());
    }

    /** Somebody pushed: starts the workflows that the pushed commit has for it. */
    synchronized void pushed(String branch, PracticeCommit commit, List<String> changed) {
        catchUp();
        for (String path : commit.tree().keySet()) {
            boolean isWorkflow = path.startsWith(WORKFLOWS) && path.matches(".*\\.ya?ml")
                    && path.indexOf('/', WORKFLOWS.length()) < 0;
            if (isWorkflow) {
                ActionsFile file = ActionsFile.read(path, commit.text(path).orElseThrow())
                        .orElseGet(() -> ActionsFile.unreadable(path));
                if (file.isUnreadable() || file.startsOnPush(branch, changed)) {
                    start(file, branch, commit);
                }
            }
        }
    }

    private void start(ActionsFile file, String branch, PracticeCommit commit) {
        Map<String, String> facts = Map.of("run_id", String.valueOf(FIRST_RUN + runs.size()), "run_attempt", "1",
                "event_name", "push", "ref", "refs/heads/" + branch, "ref_name", branch, "sha", commit.sha(),
                "repository", REPOSITORY.toString(), "repository_owner", REPOSITORY.owner(), "actor",
                REPOSITORY.owner(), "workflow", file.name());
        runs.add(new ActionsRun(file, commit, facts, steps,
                new ActionsRun.ActionsWorld(() -> values, account.clock().instant())));
    }

    private void catchUp() {
        synchronized (account) {
            account.catchUp();
            Instant now = account.clock().instant();
            runs.forEach(run -> run.catchUp(now));
        }
    }

    private ActionsRun found(RepositoryName repository, long id) throws ProblemException {
        check(repository);
        catchUp();
        return runs.stream().filter(run -> run.id() == id).findFirst()
                .orElseThrow(() -> notFound("GET /repos/" + repository + "/actions/runs/" + id));
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
