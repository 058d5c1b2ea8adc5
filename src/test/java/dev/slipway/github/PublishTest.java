package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Verdict;
import dev.slipway.parts.GitFolder;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Needs(Part.GIT)
class PublishTest {

    private static final String WORKFLOW = ".github/workflows/cicd.yml";

    @TempDir
    private Path temporary;
    private GitFolder folder;
    private Git git;
    private Ledger ledger;
    private Applier applier;

    @BeforeEach
    void make() throws ProblemException {
        folder = new GitFolder(temporary).write(WORKFLOW, "on: push\n");
        git = new GitCommand("git", folder.environment());
        ledger = Ledger.open(temporary.resolve("ledger.jsonl"), InstantSource.system());
        applier = new Applier(ledger, Pause.none());
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    private CommitRequest commit() {
        return new CommitRequest(folder.top(), List.of(WORKFLOW), "Add the workflow");
    }

    private <W> Plan<W> applied(Operation<W> operation, W wanted) throws ProblemException {
        Plan<W> plan = operation.plan(wanted);
        applier.apply(operation, plan, Progress.none());
        return plan;
    }

    @Test
    void committingTwiceKeepsTheSecondTime() throws ProblemException {
        Commit operation = new Commit(git);

        Plan<CommitRequest> first = applied(operation, commit());

        assertEquals(List.of("git add -- " + WORKFLOW, "git commit -m 'Add the workflow' -- " + WORKFLOW),
                first.changes().getFirst().call().orElseThrow().commands());
        assertInstanceOf(Verdict.Proven.class, applier.verify(operation, first));
        assertEquals(List.of(new Change.Keep(first.changes().getFirst().what(), git.state(folder.top()).head())),
                operation.plan(commit()).changes());
    }

    @Test
    void aCommitPlannedAgainstAnotherHeadIsRefused() throws ProblemException {
        Commit operation = new Commit(git);
        Plan<CommitRequest> previewed = operation.plan(commit());
        folder.write("other.txt", "").git("add", "other.txt");
        folder.git("commit", "--quiet", "-m", "Meanwhile", "--", "other.txt");

        ProblemException refused = assertThrows(ProblemException.class,
                () -> applier.apply(operation, previewed, Progress.none()));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refused.problem());
        assertTrue(git.state(folder.top()).changed().contains(WORKFLOW));
    }

    @Test
    void anIgnoredFileIsRefusedInsteadOfLeftOut() {
        folder.write(".gitignore", ".github/\n");

        assertEquals(new GitProblem.Ignored(WORKFLOW),
                assertThrows(ProblemException.class, () -> new Commit(git).plan(commit())).problem());
    }

    @Test
    void aMissingFileIsRefusedInsteadOfKept() {
        CommitRequest wanted = new CommitRequest(folder.top(), List.of("gone.txt"), "Gone");

        assertEquals(new GitProblem.NoSuchFile("gone.txt"),
                assertThrows(ProblemException.class, () -> new Commit(git).plan(wanted)).problem());
    }

    @Test
    void filesOutsideTheRepositoryAreNoWish() {
        for (String file : List.of("", "/etc/passwd", "../other", "a/../../b")) {
            assertThrows(IllegalArgumentException.class,
                    () -> new CommitRequest(folder.top(), List.of(file), "Message"), file);
        }
    }

    @Test
    void pushingTwiceKeepsTheSecondTime() throws ProblemException {
        applied(new Commit(git), commit());
        Push operation = new Push(git);
        PushRequest wanted = new PushRequest(folder.top(), "main");

        Plan<PushRequest> first = applied(operation, wanted);

        assertInstanceOf(Change.Run.class, first.changes().getFirst());
        assertEquals(git.state(folder.top()).head(), folder.pushed("main"));
        assertTrue(operation.plan(wanted).isAllKept());
    }

    @Test
    void aPushOfABranchThatIsNotCheckedOutIsRefused() throws ProblemException {
        applied(new Commit(git), commit());

        assertEquals(new GitProblem.OtherBranch("main", "release"), assertThrows(ProblemException.class,
                () -> new Push(git).plan(new PushRequest(folder.top(), "release"))).problem());
    }

    @Test
    void publishingCommitsAndPushesInOneGo() throws ProblemException {
        Publish operation = new Publish(git);
        PublishRequest wanted = new PublishRequest(commit(), "main");

        Plan<PublishRequest> first = applied(operation, wanted);

        assertEquals(2, first.toMake().size());
        assertEquals(git.state(folder.top()).head(), folder.pushed("main"));
        assertInstanceOf(Verdict.Proven.class, applier.verify(operation, first));
        assertTrue(operation.plan(wanted).isAllKept());
    }

    @Test
    void publishingAfterTheCommitWasMadeOnlyPushes() throws ProblemException {
        applied(new Commit(git), commit());

        Plan<PublishRequest> plan = new Publish(git).plan(new PublishRequest(commit(), "main"));

        assertEquals(1, plan.toMake().size());
    }
}
