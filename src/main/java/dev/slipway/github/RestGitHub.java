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

    /** Where github.com's API is. */
    public static final URI GITHUB_COM = URI.create("https://api.github.com");

    private static final int KEY_BYTES = 32;
    private static final String SUB = "/actions/oidc/customization/sub";

    private final RestCalls calls;

    /** @param token empty to see only what is public */
    public RestGitHub(URI api, Optional<GitHubToken> token) {
        this(api, token, Duration.ofSeconds(20));
    }

    /** @param patience how long one answer may take */
    RestGitHub(URI api, Optional<GitHubToken> token, Duration patience) {
        this.calls = new RestCalls(api, token, patience);
    }

    @Override
    public String login() throws ProblemException {
        return text(calls.get("/user"), "login");
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
    public PublicKey publicKey(RepositoryName repository) throws ProblemException {
        String path = path(repository, "/actions/secrets/public-key");
        JsonNode answer = calls.get(path);
        try {
            byte[] key = Base64.getDecoder().decode(text(answer, "key"));
            if (key.length == KEY_BYTES) {
                return new PublicKey(text(answer, "key_id"), key);
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new GitHubProblem.Unreadable("GET " + path, "the key is not base64"), e);
        }
        throw new ProblemException(new GitHubProblem.Unreadable("GET " + path, "the key has not 32 bytes"));
    }

    @Override
    public Optional<Secret> secret(RepositoryName repository, String name) throws ProblemException {
        try {
            JsonNode answer = calls.get(secretPath(repository, name));
            return Optional.of(new Secret(text(answer, "name"), time(answer, "created_at"),
                    time(answer, "updated_at")));
        } catch (ProblemException e) {
            if (e.problem() instanceof GitHubProblem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void putSecret(RepositoryName repository, String name, SealedValue value) throws ProblemException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("encrypted_value", value.base64());
        body.put("key_id", value.keyId());
        calls.put(secretPath(repository, name), body);
    }

    @Override
    public List<WorkflowRun> runs(RepositoryName repository, String headSha) throws ProblemException {
        JsonNode answer = calls.get(path(repository, "/actions/runs?per_page=100&head_sha=" + encoded(headSha)));
        List<WorkflowRun> runs = new ArrayList<>();
        for (JsonNode run : answer.path("workflow_runs")) {
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
                        conclusion(step)));
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
                run.path("path").asText(), run.path("head_sha").asText(), run.path("event").asText(), status(run),
                conclusion(run), run.path("html_url").asText(), time(run, "created_at"));
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

    private static String path(RepositoryName repository, String rest) {
        return "/repos/" + repository.owner() + "/" + repository.name() + rest;
    }

    private static String secretPath(RepositoryName repository, String name) {
        return path(repository, "/actions/secrets/" + encoded(name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String text(JsonNode answer, String field) throws ProblemException {
        JsonNode value = answer.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new ProblemException(new GitHubProblem.Unreadable(field, "missing"));
        }
        return value.asText();
    }

    private static Instant time(JsonNode answer, String field) throws ProblemException {
        try {
            return Instant.parse(text(answer, field));
        } catch (DateTimeParseException e) {
            throw new ProblemException(new GitHubProblem.Unreadable(field, "not a time"), e);
        }
    }
}
