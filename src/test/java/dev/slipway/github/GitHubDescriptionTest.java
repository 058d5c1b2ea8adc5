package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.DescribedGitHub;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.GitHubStandIn.Answer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.RepositoryName;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we ask of GitHub, held against GitHub's own description of its API, and what we read of it. */
@Needs(Part.GITHUB_DESCRIPTION)
class GitHubDescriptionTest {

    private static final RepositoryName REPOSITORY = new RepositoryName("learner", "my-app");
    private static final SecretPlace HERE = SecretPlace.of(REPOSITORY);
    private static final SecretPlace THERE = new SecretPlace(REPOSITORY, "live & kicking/1");
    private static final String SHA = "a".repeat(40);
    private static final GitHub.SealedValue SEALED = new GitHub.SealedValue("key-1", "A".repeat(64));

    @TempDir
    private Path folder;

    /** One way to call a method of {@link GitHub}. */
    private interface Use {
        Object of(GitHub gitHub) throws ProblemException;
    }

    /** Every call there is, with its awkward names too. */
    private static Map<String, Use> uses() {
        Map<String, Use> uses = new LinkedHashMap<>();
        uses.put("viewer", GitHub::viewer);
        uses.put("repository", gitHub -> gitHub.repository(REPOSITORY));
        uses.put("branch", gitHub -> gitHub.branch(REPOSITORY, "main"));
        uses.put("branch with a slash", gitHub -> gitHub.branch(REPOSITORY, "feature/デプロイ #1"));
        uses.put("pullRequest", gitHub -> gitHub.pullRequest(REPOSITORY, "slipway/pipeline", "release/1 & 2"));
        uses.put("openPullRequest", gitHub -> gitHub.openPullRequest(REPOSITORY, "slipway/pipeline", "main", "A", "B"));
        uses.put("publicKey", gitHub -> gitHub.publicKey(HERE));
        uses.put("publicKey of an environment", gitHub -> gitHub.publicKey(THERE));
        uses.put("secrets", gitHub -> gitHub.secrets(HERE));
        uses.put("secrets of an environment", gitHub -> gitHub.secrets(THERE));
        uses.put("organizationSecrets", gitHub -> gitHub.organizationSecrets(REPOSITORY));
        uses.put("putSecret", gitHub -> put(gitHub, HERE));
        uses.put("putSecret of an environment", gitHub -> put(gitHub, THERE));
        uses.put("secret", gitHub -> gitHub.secret(HERE, "AWS_ROLE_TO_ASSUME"));
        uses.put("secret of an environment", gitHub -> gitHub.secret(THERE, "AWS_ROLE_TO_ASSUME"));
        uses.put("runs", gitHub -> gitHub.runs(REPOSITORY, SHA));
        uses.put("latestRuns", gitHub -> gitHub.latestRuns(REPOSITORY, ".github/workflows/cicd.yml"));
        uses.put("run", gitHub -> gitHub.run(REPOSITORY, 42));
        uses.put("jobs", gitHub -> gitHub.jobs(REPOSITORY, 42));
        uses.put("log", gitHub -> gitHub.log(REPOSITORY, 7));
        uses.put("rerunFailedJobs", gitHub -> {
            gitHub.rerunFailedJobs(REPOSITORY, 42);
            return "";
        });
        return uses;
    }

    private static String put(GitHub gitHub, SecretPlace place) throws ProblemException {
        gitHub.putSecret(place, "AWS_ROLE_TO_ASSUME", SEALED);
        return "";
    }

    private static GitHubAccess access(URI address) {
        return new GitHubAccess(GitHubHost.GITHUB_COM, address, GitHubToken.pasted(GitHubStandIn.TOKEN), Optional.empty());
    }

    private static GitHub gitHub(URI address) {
        return new RestGitHub(access(address));
    }

    private static GitHubStandIn filled() {
        GitHubStandIn standIn = new GitHubStandIn();
        standIn.environment(THERE.environment());
        standIn.run(42, 1, SHA, "completed", "failure");
        standIn.jobs(42, "[{\"id\":7,\"name\":\"deploy\",\"status\":\"completed\",\"conclusion\":\"failure\"}]");
        // prism would go where the log is kept by itself, and show the token there
        standIn.answer("GET /repos/learner/my-app/actions/jobs/7/logs", new Answer(200, Map.of(), "hello"));
        return standIn;
    }

    @Test
    void everyCallFitsTheDescription() throws IOException, ProblemException {
        try (GitHubStandIn standIn = filled();
                DescribedGitHub described = DescribedGitHub.before(standIn.address(), folder)) {
            GitHub gitHub = gitHub(described.address());
            for (Use use : uses().values()) {
                use.of(gitHub);
            }

            assertEquals(List.of(), described.complaints());
            assertEquals(List.of(), standIn.complaints());
            assertTrue(described.requests() >= uses().size(), "all went through");
        }
    }

    @Test
    void everyCallFitsTheDescriptionOnErrorsToo() throws IOException {
        try (GitHubStandIn standIn = filled();
                DescribedGitHub described = DescribedGitHub.before(standIn.address(), folder)) {
            GitHub gitHub = new RestGitHub(access(described.address()), Duration.ofSeconds(5));
            for (int status : List.of(401, 403, 404, 409, 422, 429, 500, 503)) {
                standIn.answerEverything(Answer.json(status, "{\"message\":\"No\"}"));
                for (Map.Entry<String, Use> use : uses().entrySet()) {
                    assertProblem(gitHub, status, use);
                }
            }

            assertEquals(List.of(), described.complaints());
            assertEquals(List.of(), standIn.complaints());
        }
    }

    private static void assertProblem(GitHub gitHub, int status, Map.Entry<String, Use> use) {
        boolean mayBeMissing = status == 404 && (use.getKey().startsWith("branch")
                || use.getKey().equals("latestRuns") || use.getKey().matches("secret( .*)?"));
        if (!mayBeMissing) {
            assertInstanceOf(GitHubProblem.class, assertThrows(ProblemException.class, () -> use.getValue().of(gitHub),
                    status + " " + use.getKey()).problem(), status + " " + use.getKey());
        }
    }

    @Test
    void whatTheDescriptionGivesAsExamplesCanBeRead() throws IOException, ProblemException {
        try (DescribedGitHub described = DescribedGitHub.answering(folder)) {
            GitHub gitHub = gitHub(described.address());
            assertEquals("octocat", gitHub.viewer().login());
            assertEquals("octocat", gitHub.repository(REPOSITORY).name().owner());
            assertEquals("main", gitHub.branch(REPOSITORY, "main").orElseThrow().name());
            assertEquals("https://github.com/octocat/Hello-World/pull/1347",
                    gitHub.pullRequest(REPOSITORY, "new-topic", "main").orElseThrow().url());
            assertEquals(1347, gitHub.openPullRequest(REPOSITORY, "new-topic", "main", "A", "B").number());
            assertFalse(gitHub.secrets(HERE).isEmpty());
            assertFalse(gitHub.secrets(THERE).isEmpty());
            assertFalse(gitHub.organizationSecrets(REPOSITORY).isEmpty());
            assertEquals("GH_TOKEN", gitHub.secret(HERE, "GH_TOKEN").orElseThrow().name());
            assertFalse(gitHub.runs(REPOSITORY, SHA).isEmpty());
            assertFalse(gitHub.latestRuns(REPOSITORY, ".github/workflows/cicd.yml").isEmpty());
            assertFalse(gitHub.jobs(REPOSITORY, 42).getFirst().steps().isEmpty());
            assertEquals(0, described.complaints().size());
        }
    }

    /** The oracle itself: it would find a request that is wrong. */
    @Test
    void aWrongRequestWouldBeFound() throws IOException, ProblemException {
        try (GitHubStandIn standIn = filled();
                DescribedGitHub described = DescribedGitHub.before(standIn.address(), folder)) {
            RestCalls calls = new RestCalls(access(described.address()), Duration.ofSeconds(5));
            standIn.answerEverything(Answer.json(200, "{}"));
            calls.put("/repos/learner/my-app/actions/secrets/X", JsonNodeFactory.instance.objectNode());
            calls.get("/repos/learner/my-app/actions/secret");

            List<String> complaints = described.complaints();

            assertTrue(complaints.stream().anyMatch(line -> line.contains("'key_id'")), complaints.toString());
            assertTrue(complaints.stream().anyMatch(line -> line.contains("route not found")), complaints.toString());
        }
    }

    @Test
    void noCallIsLeftOut() throws ProblemException {
        try (GitHubStandIn standIn = filled()) {
            Set<String> called = new TreeSet<>(List.of("host"));
            GitHub recorded = recorded(gitHub(standIn.address()), called);
            for (Use use : uses().values()) {
                use.of(recorded);
            }

            assertEquals(new TreeSet<>(Stream.of(GitHub.class.getMethods()).map(Method::getName).toList()), called);
        }
    }

    private static GitHub recorded(GitHub gitHub, Set<String> called) {
        return (GitHub) Proxy.newProxyInstance(GitHub.class.getClassLoader(), new Class<?>[] {GitHub.class},
                (_, method, arguments) -> {
                    called.add(method.getName());
                    try {
                        return method.invoke(gitHub, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
