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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
    private static final long FIRST_RUN = 7_000_001;
    private static final int LATEST = 30;
    private static final String WORKFLOWS = ".github/workflows/";

    private final PracticeAccount account;
    private final ActionsSteps steps;
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> branches = new HashMap<>();
    private final Map<String, PullRequest> pullRequests = new HashMap<>();
    private final List<ActionsRun> runs = new ArrayList<>();
    private KeyPair keys;

    public PracticeGitHub(PracticeAccount account) {
        this.account = account;
        this.steps = new ActionsSteps(account);
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
    public PullRequest openPullRequest(RepositoryName repository, String head, String base, String title,
                                                    String body) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            if (!branches.containsKey(head)) {
                throw new ProblemException(new GitHubProblem.Refused(422, "Validation Failed: head"));
            }
            int number = pullRequests.size() + 1;
            PullRequest opened = new PullRequest(number, "https://github.com/" + REPOSITORY + "/pull/" + number);
            pullRequests.put(head + " " + base, opened);
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
            String opened = Optional.ofNullable(keys).flatMap(own -> SealedBox.open(own, value)).orElseThrow(
                    () -> new ProblemException(new GitHubProblem.Refused(422, "The value was not sealed with this key.")));
            String key = name.toUpperCase(Locale.ROOT);
            // GitHub tells times in whole seconds
            Instant now = account.now().truncatedTo(ChronoUnit.SECONDS);
            Instant created = secrets.containsKey(key) ? secrets.get(key).createdAt() : now;
            secrets.put(key, new Secret(key, created, now));
            values.put(key, opened);
        }
    }

    @Override
    public List<WorkflowRun> runs(RepositoryName repository, String headSha) throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            return runs.reversed().stream().map(ActionsRun::shown).filter(run -> run.origin().headSha().equals(headSha)).toList();
        }
    }

    @Override
    public List<WorkflowRun> latestRuns(RepositoryName repository, String workflow)
            throws ProblemException {
        synchronized (account) {
            account.catchUp();
            check(repository);
            return runs.reversed().stream().map(ActionsRun::shown).filter(run -> run.path().equals(workflow)).limit(LATEST)
                    .toList();
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
            return runs.stream().flatMap(run -> run.log(jobId).stream()).findFirst()
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
            run.rerunFailedJobs(account.now());
            goOn(run);
        }
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
    }

    private void start(ActionsFile file, String branch, PracticeCommit commit) {
        Map<String, String> facts = new HashMap<>(Map.of("run_id", String.valueOf(FIRST_RUN + runs.size()), "run_attempt", "1",
                "event_name", "push", "ref", "refs/heads/" + branch, "ref_name", branch, "sha", commit.sha(),
                "repository", REPOSITORY.toString(), "repository_owner", REPOSITORY.owner(), "actor",
                REPOSITORY.owner(), "workflow", file.name()));
        facts.put("run_number", String.valueOf(runs.size() + 1));
        ActionsRun run = new ActionsRun(file, commit, facts, steps,
                new ActionsRun.ActionsWorld(() -> values, account.now()));
        runs.add(run);
        goOn(run);
    }

    /** Each step of a run happens when it is due, between what else the account has to do. */
    private void goOn(ActionsRun run) {
        run.catchUp(account.now());
        run.next().ifPresent(due -> account.agenda().in(Duration.between(account.now(), due), () -> goOn(run)));
    }

    private ActionsRun found(RepositoryName repository, long id) throws ProblemException {
        check(repository);
        return runs.stream().filter(run -> run.id() == id).findFirst()
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
