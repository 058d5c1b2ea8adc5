package dev.slipway.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.SubClaim;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * GitHub's REST API.
 *
 * @see <a href="https://docs.github.com/en/rest/actions">REST API endpoints for GitHub Actions</a>
 */
public final class RestGitHub implements GitHub {

    private static final int LATEST = 30;
    private static final String SUB = "/actions/oidc/customization/sub";


    private final GitHubAccess access;
    private final RestCalls calls;
    private final RestSecrets secrets;

    public RestGitHub(GitHubAccess access) {
        this(access, Duration.ofSeconds(20));
    }

    /** Of github.com's kind, at any address. */
    RestGitHub(URI api, Optional<GitHubToken> token) {
        this(new GitHubAccess(GitHubHost.GITHUB_COM, api, token, Optional.empty()));
    }

    /** @param patience how long one answer may take */
    RestGitHub(GitHubAccess access, Duration patience) {
        this.access = access;
        this.calls = new RestCalls(access, patience);
        this.secrets = new RestSecrets(calls);
    }

    @Override
    public GitHubHost host() {
        return access.host();
    }

    @Override
    public Viewer viewer() throws ProblemException {
        RestCalls.Answer answer = calls.answer("/user");
        return new Viewer(text(answer.json(), "login"), access.token().map(GitHubToken::source),
                TokenHeaders.scopes(answer.headers()), TokenHeaders.expiresAt(answer.headers()));
    }

    /** The name in the answer is GitHub's own, which may differ from the one asked for after a renaming. */
    @Override
    public RepositoryFacts repository(RepositoryName repository) throws ProblemException {
        JsonNode answer = calls.get(path(repository, ""));
        RepositoryName name = RepositoryName.of(text(answer, "full_name")).orElse(repository);
        return new RepositoryFacts(name, answer.path("id").asLong(), answer.path("owner").path("id").asLong(),
                answer.path("visibility").asText(""), answer.path("default_branch").asText("main"), sub(name));
    }

    /** What is not said counts as GitHub's own form; the ids tell its beginning then. */
    private SubClaim sub(RepositoryName name) throws ProblemException {
        Optional<JsonNode> own = oidc(path(name, SUB));
        if (own.isEmpty()) {
            return SubClaim.unread();
        }
        JsonNode oidc = own.get();
        Optional<String> prefix = Optional.of(oidc.path("sub_claim_prefix").asText("")).filter(text -> !text.isBlank());
        Optional<Boolean> immutable = Optional.of(oidc.path("use_immutable_subject")).filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue);
        SubClaim sub = new SubClaim(prefix, oidc.path("use_default").asBoolean(true), List.of(), immutable);
        return sub.usesDefault() ? sub : sub.with(template(name, oidc));
    }

    /** The repository's own, or, when it has none, its organisation's. */
    private List<String> template(RepositoryName name, JsonNode own) throws ProblemException {
        List<String> keys = keys(own);
        return keys.isEmpty() ? oidc("/orgs/" + encoded(name.owner()) + SUB).map(RestGitHub::keys).orElse(List.of())
                : keys;
    }

    private static List<String> keys(JsonNode oidc) {
        List<String> keys = new ArrayList<>();
        oidc.path("include_claim_keys").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    /** Empty where this token may not see it, or the server does not know it. */
    private Optional<JsonNode> oidc(String path) throws ProblemException {
        try {
            return Optional.of(calls.get(path));
        } catch (ProblemException e) {
            if (e.problem() instanceof GitHubProblem.NotFound || e.problem() instanceof GitHubProblem.Forbidden
                    || e.problem() instanceof GitHubProblem.NoToken) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Optional<Branch> branch(RepositoryName repository, String name) throws ProblemException {
        Optional<JsonNode> answer = calls.find(path(repository, "/branches/" + encoded(name)));
        return answer.map(branch -> new Branch(branch.path("name").asText(name),
                branch.path("commit").path("sha").asText(), branch.path("protected").asBoolean()));
    }

    @Override
    public Optional<PullRequest> pullRequest(RepositoryName repository, String head, String base)
            throws ProblemException {
        JsonNode answer = calls.get(path(repository, "/pulls?state=open&head="
                + encoded(repository.owner() + ":" + head) + "&base=" + encoded(base)));
        return answer.isEmpty() ? Optional.empty() : Optional.of(pullRequest(answer.get(0)));
    }

    @Override
    public PullRequest openPullRequest(RepositoryName repository, String head, String base, String title, String body)
            throws ProblemException {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("title", title).put("head", head).put("base", base).put("body", body);
        return pullRequest(calls.post(path(repository, "/pulls"), wanted));
    }

    private static PullRequest pullRequest(JsonNode answer) throws ProblemException {
        return new PullRequest(answer.path("number").asInt(), text(answer, "html_url"));
    }

    @Override
    public PublicKey publicKey(SecretPlace place) throws ProblemException {
        return secrets.publicKey(place);
    }

    @Override
    public List<Secret> secrets(SecretPlace place) throws ProblemException {
        return secrets.all(place);
    }

    @Override
    public List<Secret> organizationSecrets(RepositoryName repository) throws ProblemException {
        return secrets.ofOrganization(repository);
    }

    @Override
    public Optional<Secret> secret(SecretPlace place, String name) throws ProblemException {
        return secrets.find(place, name);
    }

    @Override
    public void putSecret(SecretPlace place, String name, SealedValue value) throws ProblemException {
        secrets.put(place, name, value);
    }

    @Override
    public List<WorkflowRun> runs(RepositoryName repository, String headSha) throws ProblemException {
        return listed(path(repository, "/actions/runs?per_page=100&head_sha=" + encoded(headSha)));
    }

    /** GitHub knows a workflow by the last part of its file's path. */
    @Override
    public List<WorkflowRun> latestRuns(RepositoryName repository, String workflow) throws ProblemException {
        String file = workflow.substring(workflow.lastIndexOf('/') + 1);
        try {
            return listed(path(repository, "/actions/workflows/" + encoded(file) + "/runs?per_page=" + LATEST));
        } catch (ProblemException e) {
            if (e.problem() instanceof GitHubProblem.NotFound) {
                return List.of();
            }
            throw e;
        }
    }

    private List<WorkflowRun> listed(String path) throws ProblemException {
        List<WorkflowRun> runs = new ArrayList<>();
        for (JsonNode run : calls.get(path).path("workflow_runs")) {
            runs.add(run(run));
        }
        return runs;
    }

    @Override
    public WorkflowRun run(RepositoryName repository, long id) throws ProblemException {
        return run(calls.get(path(repository, "/actions/runs/" + id)));
    }

    @Override
    public List<Job> jobs(RepositoryName repository, long runId) throws ProblemException {
        JsonNode answer = calls.get(path(repository, "/actions/runs/" + runId + "/jobs?filter=latest&per_page=100"));
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : answer.path("jobs")) {
            List<Step> steps = new ArrayList<>();
            for (JsonNode step : job.path("steps")) {
                steps.add(new Step(step.path("number").asInt(), step.path("name").asText(), status(step),
                        conclusion(step), timeIfTold(step, "started_at"), timeIfTold(step, "completed_at")));
            }
            jobs.add(new Job(job.path("id").asLong(), job.path("name").asText(), status(job), conclusion(job), steps));
        }
        return jobs;
    }

    @Override
    public String log(RepositoryName repository, long jobId) throws ProblemException {
        return calls.text(path(repository, "/actions/jobs/" + jobId + "/logs"));
    }

    @Override
    public void rerunFailedJobs(RepositoryName repository, long runId) throws ProblemException {
        calls.post(path(repository, "/actions/runs/" + runId + "/rerun-failed-jobs"));
    }

    private static WorkflowRun run(JsonNode run) throws ProblemException {
        return new WorkflowRun(run.path("id").asLong(), run.path("run_attempt").asInt(1), run.path("name").asText(),
                run.path("path").asText(), origin(run), status(run), conclusion(run), run.path("html_url").asText(),
                time(run, "created_at"));
    }

    private static Origin origin(JsonNode run) {
        return new Origin(run.path("run_number").asLong(), run.path("display_title").asText(""),
                run.path("event").asText(), run.path("head_branch").asText(""), run.path("head_sha").asText());
    }

    /** GitHub also says waiting, requested and pending, all of which come before running. */
    private static Status status(JsonNode node) {
        return switch (node.path("status").asText()) {
            case "completed" -> Status.COMPLETED;
            case "in_progress" -> Status.IN_PROGRESS;
            default -> Status.QUEUED;
        };
    }

    private static Conclusion conclusion(JsonNode node) {
        String text = node.path("conclusion").asText("").toUpperCase(Locale.ROOT);
        return switch (text) {
            case "", "NULL" -> Conclusion.NONE;
            case "SUCCESS", "CANCELLED", "SKIPPED", "TIMED_OUT", "ACTION_REQUIRED", "NEUTRAL", "STALE" ->
                    Conclusion.valueOf(text);
            // failure, and startup_failure of a workflow file that cannot be read
            default -> Conclusion.FAILURE;
        };
    }

    static String path(RepositoryName repository, String rest) {
        return "/repos/" + repository.owner() + "/" + repository.name() + rest;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String text(JsonNode answer, String field) throws ProblemException {
        JsonNode value = answer.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new ProblemException(new GitHubProblem.Unreadable(field, "missing"));
        }
        return value.asText();
    }

    static Instant time(JsonNode answer, String field) throws ProblemException {
        try {
            return Instant.parse(text(answer, field));
        } catch (DateTimeParseException e) {
            throw new ProblemException(new GitHubProblem.Unreadable(field, "not a time"), e);
        }
    }

    private static Optional<Instant> timeIfTold(JsonNode answer, String field) throws ProblemException {
        return answer.path(field).isTextual() ? Optional.of(time(answer, field)) : Optional.empty();
    }
}
