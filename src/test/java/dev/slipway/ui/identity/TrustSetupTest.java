package dev.slipway.ui.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.identity.PolicyDocument;
import dev.slipway.parts.Applying;
import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.ui.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustSetupTest {

    private static final String ROLE = "GitHubActionsEcsLearning";
    private static final String PREFIX = "repo:learner@1001/my-app@2002:";
    private static final String ASKING = """
                permissions: { id-token: write }
                steps: [ { uses: aws-actions/configure-aws-credentials@v6 } ]
            """;

    @TempDir
    private Path folder;
    private final Pipeline pipeline = Pipeline.defaults(PracticeGitHub.REPOSITORY, "main");
    private World world;

    @BeforeEach
    void connect() throws ProblemException {
        CallLog calls = new CallLog(InstantSource.system());
        PracticeAccount practice = new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")),
                "ap-northeast-1");
        world = new World(Account.connect(practice.clients(), "ap-northeast-1", calls),
                new World.Code(folder.resolve("repository"), null, new PracticeGitHub(practice)), null, null, pipeline,
                Optional.empty());
    }

    @Test
    void withoutAWorkflowTheOneThatWillBeWrittenCounts() throws Exception {
        Files.createDirectories(folder.resolve("repository"));
        assertEquals(List.of(PREFIX + "ref:refs/heads/main", "repo:learner/my-app:ref:refs/heads/main"),
                subjects(TrustWish.usual(pipeline)));
        assertTrue(notes(TrustWish.usual(pipeline)).contains("trust.note.noWorkflow"));
    }

    @Test
    void theWorkflowInTheFolderDecidesWhoGetsIn() throws Exception {
        workflow("""
                on:
                  push: { branches: [main], tags: ['v*'] }
                  pull_request:
                jobs:
                  build:
                """ + ASKING + """
                  deploy:
                    environment: production
                """ + ASKING);
        assertEquals(List.of(PREFIX + "ref:refs/heads/main", "repo:learner/my-app:ref:refs/heads/main",
                PREFIX + "environment:production", "repo:learner/my-app:environment:production",
                PREFIX + "ref:refs/tags/v*", "repo:learner/my-app:ref:refs/tags/v*"), subjects(TrustWish.usual(pipeline)));
        assertTrue(notes(TrustWish.usual(pipeline)).contains("trust.note.open"));
        assertEquals(List.of("ref:refs/heads/main", "environment:production", "ref:refs/tags/v*", "pull_request"),
                Guests.of(world, TrustWish.usual(pipeline)).choices().stream().map(JobStart::context).toList());
    }

    @Test
    void whatIsChosenCounts() throws Exception {
        workflow("on: { push: { branches: [main] }, pull_request: }\njobs:\n  a:\n" + ASKING);
        TrustWish wish = new TrustWish(pipeline, Map.of("pull_request", true, "ref:refs/heads/main", false), false);
        assertEquals(List.of(PREFIX + "pull_request", "repo:learner/my-app:pull_request"), subjects(wish));
        TrustWish nobody = new TrustWish(pipeline, Map.of("ref:refs/heads/main", false), false);
        assertEquals(PREFIX + "ref:refs/heads/main", subjects(nobody).getFirst());
    }

    @Test
    void aWorkflowThatCannotBeReadIsSaid() throws Exception {
        workflow("jobs: [");
        assertTrue(notes(TrustWish.usual(pipeline)).contains("trust.note.unread"));
        workflow("on: push\njobs:\n  test:\n    steps: [ { run: make } ]\n");
        assertTrue(notes(TrustWish.usual(pipeline)).contains("trust.note.noAws"));
    }

    /** A pull request from a fork starts such a job in the name of the branch. */
    @Test
    void whoGetsInUnaskedIsNotRight() throws Exception {
        workflow("on: { push: { branches: [main] }, pull_request_target: }\njobs:\n  a:\n" + ASKING);
        apply(TrustWish.usual(pipeline));
        List<Guests.Guest> rows = Guests.of(world, TrustWish.usual(pipeline)).rows();
        assertTrue(rows.get(0).isRight() && rows.get(0).now().isLetIn());
        assertEquals("pull_request_target", rows.get(1).start().event());
        assertFalse(rows.get(1).isRight());
        assertTrue(rows.stream().skip(2).allMatch(it -> it.isRight() && !it.now().isLetIn()));
    }

    @Test
    void beforeTheRoleIsThereItIsJudgedAsItWillBe() throws Exception {
        workflow("on: { push: { branches: [main] } }\njobs:\n  a:\n" + ASKING);
        Guests before = Guests.of(world, TrustWish.usual(pipeline));
        assertFalse(before.isThere());
        assertTrue(before.rows().getFirst().now().isLetIn());
        apply(TrustWish.usual(pipeline));
        Guests after = Guests.of(world, TrustWish.usual(pipeline));
        assertTrue(after.isThere());
        assertEquals(before.rows(), after.rows());
        assertTrue(new TrustSetup(world, RoleWish.usual()).plan(TrustWish.usual(pipeline)).isAllKept());
    }

    @Test
    void whatLetsInOthersIsClosedWhenAsked() throws Exception {
        workflow("on: { push: { branches: [main] } }\njobs:\n  a:\n" + ASKING);
        world.account().iam().createRole(it -> it.roleName(ROLE).assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated":
                "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
                "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {
                "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
                "StringLike": {"token.actions.githubusercontent.com:sub": "repo:learner*"}}}]}"""));
        TrustWish usual = TrustWish.usual(pipeline);
        assertTrue(Guests.of(world, usual).isNarrowable());
        assertFalse(Guests.of(world, usual).others().isEmpty());
        apply(new TrustWish(pipeline, Map.of(), true));
        assertFalse(Guests.of(world, usual).isNarrowable());
        assertTrue(Guests.of(world, usual).others().isEmpty());
        assertTrue(Guests.of(world, usual).rows().getFirst().now().isLetIn());
    }

    private void apply(TrustWish wish) throws ProblemException {
        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(new TrustSetup(world, RoleWish.usual()), wish));
    }

    private List<String> notes(TrustWish wish) throws ProblemException {
        return new TrustSetup(world, RoleWish.usual()).plan(wish).notes().stream().map(it -> it.key()).toList();
    }

    /** What the role's trust policy, as planned for an account without it, asks of {@code sub}. */
    private List<String> subjects(TrustWish wish) throws ProblemException {
        Plan<TrustWish> plan = new TrustSetup(world, RoleWish.usual()).plan(wish);
        Change.Create role = (Change.Create) plan.changes().stream()
                .filter(it -> it.what().name().equals(ROLE)).findFirst().orElseThrow();
        return PolicyDocument.parse("trust", role.content()).statements().stream()
                .flatMap(it -> it.conditions().stream()).filter(it -> it.key().endsWith(":sub"))
                .flatMap(it -> it.values().stream()).toList();
    }

    private void workflow(String text) throws IOException {
        Path file = folder.resolve("repository/.github/workflows/cicd.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
