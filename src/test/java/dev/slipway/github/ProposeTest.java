package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Verdict;
import dev.slipway.parts.GitFolder;
import dev.slipway.parts.GitHubStandIn;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.RepositoryName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch that a rule protects: a real git, whose remote refuses in the words that GitHub's server uses. */
@Needs(Part.GIT)
class ProposeTest {

    private static final String WORKFLOW = ".github/workflows/cicd.yml";
    private static final String CLASSIC = """
            error: GH006: Protected branch update failed for refs/heads/main.
            error: Changes must be made through a pull request.""";
    private static final String RULESET = """
            error: GH013: Repository rule violations found for refs/heads/main.
            - Changes must be made through a pull request.""";

    @TempDir
    private Path temporary;
    private final GitHubStandIn gitHub = new GitHubStandIn();
    private GitFolder folder;
    private Git git;
    private Ledger ledger;
    private Applier applier;
    private Propose propose;

    @BeforeEach
    void make() throws ProblemException {
        folder = new GitFolder(temporary).write("README.md", "My app\n");
        git = new GitCommand("git", folder.environment());
        git.commit(folder.top(), List.of("README.md"), "First");
        git.push(folder.top(), "main");
        folder.write(WORKFLOW, "on: push\n").protectedBy(CLASSIC);
        ledger = Ledger.open(temporary.resolve("ledger.jsonl"), InstantSource.system());
        applier = new Applier(ledger, Pause.none());
        propose = new Propose(git, new RestGitHub(gitHub.address(), GitHubToken.pasted(GitHubStandIn.TOKEN)));
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
        gitHub.close();
        assertEquals(List.of(), gitHub.complaints());
    }

    private CommitRequest commit() {
        return new CommitRequest(folder.top(), List.of(WORKFLOW), "Add the workflow\n\nIt deploys.");
    }

    private ProposalRequest wanted() {
        return new ProposalRequest(commit(), new RepositoryName("learner", "my-app"), "main", "slipway/pipeline");
    }

    private <W> Plan<W> applied(Operation<W> operation, W wanted) throws ProblemException {
        Plan<W> plan = operation.plan(wanted);
        applier.apply(operation, plan, Progress.none());
        return plan;
    }

    @Test
    void aProtectedBranchRefusesInGitHubsWords() {
        for (String words : List.of(CLASSIC, RULESET)) {
            folder.protectedBy(words);
            GitProblem.BranchIsProtected refused = assertInstanceOf(GitProblem.BranchIsProtected.class,
                    assertThrows(ProblemException.class,
                            () -> applied(new Publish(git), new PublishRequest(commit(), "main"))).problem());

            assertEquals("main", refused.branch());
            assertTrue(refused.message().contains("Changes must be made through a pull request."), refused.message());
        }
    }

    @Test
    void aPullRequestLeadsToAProtectedBranchAndTheLocalOneStays() throws ProblemException {
        Plan<ProposalRequest> plan = applied(propose, wanted());

        assertEquals(3, plan.toMake().size());
        assertEquals("main", git.state(folder.top()).branch());
        assertEquals(git.state(folder.top()).head(), folder.pushed("slipway/pipeline"));
        assertEquals(List.of("git push origin main:slipway/pipeline"),
                plan.changes().get(1).call().orElseThrow().commands());
        assertEquals(List.of("gh pr create --base main --head slipway/pipeline --title 'Add the workflow' --body "
                + WORKFLOW), plan.changes().get(2).call().orElseThrow().commands());
    }

    @Test
    void theVerdictTellsWhereTheRequestIsAndASecondPlanKeepsAll() throws ProblemException {
        Plan<ProposalRequest> plan = applied(propose, wanted());

        Verdict.Proven proven = assertInstanceOf(Verdict.Proven.class, applier.verify(propose, plan));

        assertEquals(List.of(Note.info("github.pullRequest.open", "https://github.com/learner/my-app/pull/7", "main")),
                proven.notes());
        assertTrue(propose.plan(wanted()).isAllKept());
    }

    @Test
    void afterARefusedPushTheCommitIsProposedAsItIs() throws ProblemException {
        assertThrows(ProblemException.class, () -> applied(new Publish(git), new PublishRequest(commit(), "main")));
        String made = git.state(folder.top()).head();

        Plan<ProposalRequest> plan = applied(propose, wanted());

        assertInstanceOf(Change.Keep.class, plan.changes().getFirst());
        assertEquals(made, folder.pushed("slipway/pipeline"));
    }

    @Test
    void aRequestThatIsOpenAlreadyGetsTheNewCommitsOnly() throws ProblemException {
        applied(propose, wanted());
        folder.write(WORKFLOW, "on: [push]\n");

        Plan<ProposalRequest> plan = applied(propose, wanted());

        assertEquals(2, plan.toMake().size());
        assertInstanceOf(Change.Keep.class, plan.changes().getLast());
        assertEquals(git.state(folder.top()).head(), folder.pushed("slipway/pipeline"));
    }

    @Test
    void whatTheBranchHasAlreadyIsNotProposed() throws ProblemException {
        folder.protectedBy("").git("-C", folder.bare().toString(), "config", "core.hooksPath", "/dev/null");
        applied(new Publish(git), new PublishRequest(commit(), "main"));

        Plan<ProposalRequest> plan = propose.plan(wanted());

        assertTrue(plan.isAllKept());
        assertEquals(List.of(), gitHub.requests());
    }

    @Test
    void aProposalIsRefusedWhenTheBranchMovedMeanwhile() throws ProblemException {
        Plan<ProposalRequest> previewed = propose.plan(wanted());
        folder.write("other.txt", "").git("add", "other.txt");
        folder.git("commit", "--quiet", "-m", "Meanwhile", "--", "other.txt");

        assertInstanceOf(ChangeProblem.PlanMoved.class, assertThrows(ProblemException.class,
                () -> applier.apply(propose, previewed, Progress.none())).problem());
        assertTrue(gitHub.requests().stream().noneMatch(request -> request.startsWith("POST")));
    }

    @Test
    void aTokenThatMayNotOpenOneSaysWhatIsMissing() {
        gitHub.answer("POST /repos/learner/my-app/pulls", new GitHubStandIn.Answer(403,
                Map.of("X-Accepted-GitHub-Permissions", "pull_requests=write"),
                "{\"message\":\"Resource not accessible by personal access token\"}"));

        ProblemException refused = assertThrows(ProblemException.class, () -> applied(propose, wanted()));

        assertEquals(new GitHubProblem.Forbidden("POST /repos/learner/my-app/pulls", "pull_requests=write"),
                refused.problem());
    }

    @Test
    void aBranchIsNotProposedToItself() {
        assertThrows(IllegalArgumentException.class, () -> new ProposalRequest(commit(),
                new RepositoryName("learner", "my-app"), "main", "main"));
    }
}
