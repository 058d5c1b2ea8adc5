package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.GitHubStandIn.Answer;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.SubClaim;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RestGitHubTest {

    private static final RepositoryName REPOSITORY = new RepositoryName("learner", "my-app");
    private static final SecretPlace HERE = SecretPlace.of(REPOSITORY);
    private static final String SUB = "GET /repos/learner/my-app/actions/oidc/customization/sub";
    private static final String KEY = "GET /repos/learner/my-app/actions/secrets/public-key";

    private final GitHubStandIn standIn = new GitHubStandIn();
    private final RestGitHub gitHub = at(standIn.address());

    private static RestGitHub at(URI address) {
        return new RestGitHub(new GitHubAccess(GitHubHost.GITHUB_COM, address,
                GitHubToken.pasted(GitHubStandIn.TOKEN), Optional.empty()), Duration.ofMillis(1_500));
    }

    @AfterEach
    void close() {
        standIn.close();
        assertEquals(List.of(), standIn.complaints());
    }

    @Test
    void theLoginIsWhoTheTokenBelongsTo() throws ProblemException {
        assertEquals(new GitHub.Viewer("learner", Optional.of(GitHubToken.Source.PASTED), Optional.empty(),
                Optional.empty()), gitHub.viewer());
    }

    @Test
    void aClassicTokenTellsItsScopesAndWhenItEnds() throws ProblemException {
        standIn.answer("GET /user", new Answer(200, Map.of("X-OAuth-Scopes", "repo, workflow",
                "github-authentication-token-expiration", "2026-12-31 09:00:00 UTC"), "{\"login\":\"learner\"}"));

        GitHub.Viewer viewer = gitHub.viewer();

        assertEquals(Optional.of(List.of("repo", "workflow")), viewer.scopes());
        assertEquals(Optional.of(Instant.parse("2026-12-31T09:00:00Z")), viewer.expiresAt());
    }

    @Test
    void anEndMayComeWithAnOffsetAndNonsenseIsNone() throws ProblemException {
        standIn.answer("GET /user", new Answer(200, Map.of("X-OAuth-Scopes", "",
                "github-authentication-token-expiration", "2026-12-31 09:00:00 +0900"), "{\"login\":\"learner\"}"));
        assertEquals(Optional.of(Instant.parse("2026-12-31T00:00:00Z")), gitHub.viewer().expiresAt());
        assertEquals(Optional.of(List.of()), gitHub.viewer().scopes());

        standIn.answer("GET /user", new Answer(200, Map.of("github-authentication-token-expiration", "never"),
                "{\"login\":\"learner\"}"));
        assertEquals(Optional.empty(), gitHub.viewer().expiresAt());
    }

    @Test
    void aBranchSaysWhetherItIsProtected() throws ProblemException {
        assertEquals(Optional.of(true), gitHub.branch(REPOSITORY, "main").map(GitHub.Branch::isProtected));
        assertEquals(Optional.empty(), gitHub.branch(REPOSITORY, "feature/x"));
    }

    @Test
    void aPullRequestIsFoundAfterItWasOpened() throws ProblemException {
        assertEquals(Optional.empty(), gitHub.pullRequest(REPOSITORY, "slipway/pipeline", "main"));

        GitHub.PullRequest opened = gitHub.openPullRequest(REPOSITORY, "slipway/pipeline", "main", "Title", "Body");

        assertEquals("https://github.com/learner/my-app/pull/7", opened.url());
        assertEquals(Optional.of(opened), gitHub.pullRequest(REPOSITORY, "slipway/pipeline", "main"));
    }

    @Test
    void aRepositoryComesWithItsIdsAndWhatItsTokensBeginWith() throws ProblemException {
        assertEquals(new RepositoryFacts(REPOSITORY, 2002, 1001, "private", "main",
                new SubClaim(Optional.of("repo:learner@1001/my-app@2002"), true, List.of(), Optional.of(true))),
                gitHub.repository(REPOSITORY));
    }

    @Test
    void withoutLeaveToReadTheCustomisationTheIdsStillCome() throws ProblemException {
        standIn.answer(SUB, Answer.json(403, "{\"message\":\"Resource not accessible by personal access token\"}"));

        RepositoryFacts facts = gitHub.repository(REPOSITORY);

        assertEquals(2002, facts.id());
        assertEquals(SubClaim.unread(), facts.sub());
    }

    @Test
    void aRepositoryWithItsOwnTemplateSaysSo() throws ProblemException {
        standIn.answer(SUB, Answer.json(200, "{\"use_default\":false,\"include_claim_keys\":[\"repo\"]}"));

        assertEquals(SubClaim.unread().with(List.of("repo")), gitHub.repository(REPOSITORY).sub());
    }

    @Test
    void aRepositoryThatFollowsItsOrganisationsTemplateHasThatOne() throws ProblemException {
        standIn.answer(SUB, Answer.json(200, "{\"use_default\":false}"));
        standIn.answer("GET /orgs/learner/actions/oidc/customization/sub",
                Answer.json(200, "{\"include_claim_keys\":[\"repo\",\"context\"]}"));

        assertEquals(List.of("repo", "context"), gitHub.repository(REPOSITORY).sub().keys());
    }

    @Test
    void aTemplateThatNobodyMayReadIsNotGuessed() throws ProblemException {
        standIn.answer(SUB, Answer.json(200, "{\"use_default\":false}"));
        standIn.answer("GET /orgs/learner/actions/oidc/customization/sub", Answer.json(404, "{}"));

        assertEquals(SubClaim.unread().with(List.of()), gitHub.repository(REPOSITORY).sub());
    }

    @Test
    void aRenamedRepositoryIsFollowedAndGivesItsNewName() throws ProblemException {
        standIn.answer("GET /repos/learner/old-name",
                new Answer(301, Map.of("Location", standIn.address() + "/repos/learner/my-app"), ""));

        assertEquals(REPOSITORY, gitHub.repository(new RepositoryName("learner", "old-name")).name());
    }

    @Test
    void anAnswerThatLeadsToAnotherHostIsNotFollowed() {
        standIn.answer(KEY, new Answer(301, Map.of("Location", standIn.logAddress() + "/elsewhere"), ""));

        assertEquals(new GitHubProblem.RedirectedElsewhere(KEY, "127.0.0.1"), problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void anAnswerThatLeadsInACircleEnds() {
        standIn.answer(KEY, new Answer(302, Map.of("Location", KEY.substring(4)), ""));

        assertInstanceOf(GitHubProblem.Unreadable.class, problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void aLogIsFetchedFromWhereGitHubKeepsItWithoutTheToken() throws ProblemException {
        standIn.log(7, "2026-11-23T10:00:00.0000000Z hello\n");

        assertEquals("2026-11-23T10:00:00.0000000Z hello\n", gitHub.log(REPOSITORY, 7));
    }

    @Test
    void runsJobsAndStepsAreRead() throws ProblemException {
        standIn.run(42, 1, "abc", "completed", "startup_failure");
        standIn.run(43, 2, "abc", "waiting", null);
        standIn.jobs(43, """
                [{"id":7,"name":"deploy","status":"in_progress","conclusion":null,"steps":[
                  {"number":1,"name":"Set up job","status":"completed","conclusion":"success",
                   "started_at":"2026-11-23T10:00:01Z","completed_at":"2026-11-23T10:00:03Z"},
                  {"number":2,"name":"Deploy","status":"queued","conclusion":null,"started_at":null,
                   "completed_at":null}]}]""");

        List<GitHub.WorkflowRun> runs = gitHub.runs(REPOSITORY, "abc");

        assertEquals(List.of(43L, 42L), runs.stream().map(GitHub.WorkflowRun::id).toList());
        assertEquals(GitHub.Conclusion.FAILURE, runs.get(1).conclusion());
        assertEquals(GitHub.Status.QUEUED, gitHub.run(REPOSITORY, 43).status());
        assertEquals(List.of(new GitHub.Job(7, "deploy", GitHub.Status.IN_PROGRESS, GitHub.Conclusion.NONE, List.of(
                new GitHub.Step(1, "Set up job", GitHub.Status.COMPLETED, GitHub.Conclusion.SUCCESS,
                        Optional.of(Instant.parse("2026-11-23T10:00:01Z")),
                        Optional.of(Instant.parse("2026-11-23T10:00:03Z"))),
                new GitHub.Step(2, "Deploy", GitHub.Status.QUEUED, GitHub.Conclusion.NONE, Optional.empty(),
                        Optional.empty())))),
                gitHub.jobs(REPOSITORY, 43));
    }

    @Test
    void theLatestRunsOfAWorkflowAreListed() throws ProblemException {
        standIn.run(42, 1, "abc", "completed", "success");
        standIn.run(43, 2, "def", "in_progress", null);

        List<GitHub.WorkflowRun> runs = gitHub.latestRuns(REPOSITORY, ".github/workflows/cicd.yml");

        assertEquals(List.of(43L, 42L), runs.stream().map(GitHub.WorkflowRun::id).toList());
        assertEquals(new GitHub.Origin(43, "Open the port", "push", "main", "def"), runs.getFirst().origin());
        assertEquals(List.of(), gitHub.latestRuns(REPOSITORY, ".github/workflows/other.yml"));
    }

    @Test
    void anUnknownTokenIsABadToken() {
        RestGitHub other = new RestGitHub(standIn.address(), GitHubToken.pasted("wrong"));

        assertEquals(new GitHubProblem.BadToken(), problem(other::viewer));
    }

    @Test
    void aMissingPermissionIsNamed() {
        standIn.answer(KEY, new Answer(403, Map.of("X-Accepted-GitHub-Permissions", "secrets=read"),
                "{\"message\":\"Resource not accessible by personal access token\"}"));

        assertEquals(new GitHubProblem.Forbidden(KEY, "secrets=read"), problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void aMissingSingleSignOnLeadsToItsPage() {
        standIn.answer(KEY, new Answer(403, Map.of("X-GitHub-SSO", "required; url=https://github.com/orgs/o/sso"),
                "{\"message\":\"Resource protected by organization SAML enforcement.\"}"));

        assertEquals(new GitHubProblem.SingleSignOn("https://github.com/orgs/o/sso"),
                problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void aSpentRateLimitSaysHowLongByGitHubsClock() {
        String reset = String.valueOf(Instant.now().getEpochSecond() + 90);
        standIn.answer(KEY, new Answer(403, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset),
                "{\"message\":\"API rate limit exceeded\"}"));

        GitHubProblem problem = problem(() -> gitHub.publicKey(HERE));

        assertEquals(90, assertInstanceOf(GitHubProblem.RateLimited.class, problem).seconds(), 5);
    }

    @Test
    void aSecondaryLimitSaysHowLong() {
        standIn.answer(KEY, new Answer(429, Map.of("retry-after", "17"), ""));

        assertEquals(new GitHubProblem.RateLimited(17), problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void githubsOwnFaultIsToldApart() {
        standIn.answer(KEY, new Answer(502, Map.of(), "<html>Bad gateway</html>"));

        assertEquals(new GitHubProblem.GitHubFault(502), problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void anotherRefusalKeepsGitHubsWords() {
        standIn.answer("POST /repos/learner/my-app/actions/runs/9/rerun-failed-jobs",
                Answer.json(403, "{\"message\":\"This workflow run cannot be rerun\"}"));

        assertEquals(new GitHubProblem.Refused(403, "This workflow run cannot be rerun"),
                problem(() -> gitHub.rerunFailedJobs(REPOSITORY, 9)));
    }

    @Test
    void anAnswerThatIsNotJsonIsUnreadable() {
        standIn.answer(KEY, new Answer(200, Map.of(), "<html>Please sign in to the hotel's network</html>"));

        assertInstanceOf(GitHubProblem.Unreadable.class, problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void aKeyOfTheWrongLengthIsUnreadable() {
        standIn.answer(KEY, Answer.json(200, "{\"key_id\":\"1\",\"key\":\"AAAA\"}"));

        assertInstanceOf(GitHubProblem.Unreadable.class, problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() {
        standIn.answer(KEY, new Answer(200, Map.of(), "x".repeat((8 << 20) + 1)));

        assertEquals(new GitHubProblem.TooLarge(KEY, 8 << 20), problem(() -> gitHub.publicKey(HERE)));
    }

    @Test
    void aServerThatNeverAnswersIsTooSlow() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            RestGitHub slow = at(URI.create("http://127.0.0.1:" + silent.getLocalPort()));

            assertEquals(new GitHubProblem.TooSlow("127.0.0.1", 1), problem(slow::viewer));
        }
    }

    @Test
    void aRefusedConnectionIsOffline() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        RestGitHub nobody = at(URI.create("http://127.0.0.1:" + port));

        assertEquals("127.0.0.1", assertInstanceOf(GitHubProblem.Offline.class, problem(nobody::viewer)).host());
    }

    @Test
    void noTokenIsEverPrinted() {
        GitHubToken token = GitHubToken.pasted("  made-up-value \n").orElseThrow();

        assertEquals("GitHubToken[source=PASTED]", token.toString());
        assertEquals("Bearer made-up-value", token.authorization());
        assertEquals(Optional.empty(), GitHubToken.pasted("two words").map(GitHubToken::source));
    }

    private static GitHubProblem problem(Executable call) {
        Problem problem = assertThrows(ProblemException.class, call).problem();
        return assertInstanceOf(GitHubProblem.class, problem);
    }
}
