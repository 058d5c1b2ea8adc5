package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.GitFolder;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Needs(Part.GIT)
class GitCommandTest {

    private static final String WORKFLOW = ".github/workflows/cicd.yml";

    @TempDir
    private Path temporary;
    private GitFolder folder;
    private GitCommand git;

    @BeforeEach
    void make() {
        folder = new GitFolder(temporary);
        git = new GitCommand("git", folder.environment());
    }

    private String firstCommit() throws ProblemException {
        folder.write("api/Dockerfile", "FROM scratch\n");
        return git.commit(folder.top(), List.of("api/Dockerfile"), "First");
    }

    @Test
    void aNewRepositoryHasABranchButNoHead() throws ProblemException {
        folder.write(WORKFLOW, "on: push\n").write("notes with spaces\n.txt", "");

        Git.State state = git.state(folder.top().resolve(".github"));

        assertEquals(folder.top(), state.top());
        assertEquals(Optional.of(new RepositoryName("learner", "my-app")), state.repository());
        assertEquals("main", state.branch());
        assertEquals("", state.head());
        assertEquals("", state.pushedHead());
        assertEquals(List.of(WORKFLOW, "notes with spaces\n.txt"), state.changed());
    }

    @Test
    void aCommitTakesItsFilesAndLeavesTheRest() throws ProblemException {
        firstCommit();
        folder.write(WORKFLOW, "on: push\n").write("api/Dockerfile", "FROM busybox\n").write("staged.txt", "x");
        folder.git("add", "staged.txt");

        String sha = git.commit(folder.top(), List.of(WORKFLOW), "デプロイする\n\n詳しく");

        assertEquals(sha, git.state(folder.top()).head());
        assertEquals(List.of("api/Dockerfile", "staged.txt"), git.state(folder.top()).changed());
        assertEquals(WORKFLOW, folder.git("show", "--name-only", "--format=", "HEAD").strip());
        assertEquals("デプロイする", folder.git("show", "--no-patch", "--format=%s", "HEAD").strip());
    }

    @Test
    void aRenamedFileCountsUnderBothNames() throws ProblemException {
        firstCommit();
        folder.git("mv", "api/Dockerfile", "api/Dockerfile.old");

        assertEquals(List.of("api/Dockerfile.old", "api/Dockerfile"), git.state(folder.top()).changed());
    }

    @Test
    void aPushBringsTheBranchToOrigin() throws ProblemException {
        String sha = firstCommit();

        git.push(folder.top(), "main");

        assertEquals(sha, folder.pushed("main"));
        assertEquals(sha, git.state(folder.top()).pushedHead());
    }

    @Test
    void aDetachedHeadHasNoBranch() throws ProblemException {
        firstCommit();
        folder.git("checkout", "--quiet", "--detach");

        assertEquals("", git.state(folder.top()).branch());
    }

    @Test
    void aPasswordInTheRemoteIsNotShown() throws ProblemException {
        folder.git("remote", "set-url", "origin", "https://learner:made-up@github.com/learner/my-app.git");

        assertEquals("https://github.com/learner/my-app.git", git.state(folder.top()).remote().address());
    }

    @Test
    void onlyGitHubsAddressesNameARepository() throws ProblemException {
        Map<String, Boolean> addresses = Map.of("git@github.com:learner/my-app.git", true,
                "git@github-work:learner/my-app.git", true, "ssh://git@ssh.github.com:443/learner/my-app.git", true,
                "https://gitlab.com/learner/my-app.git", false, "git@gitlab.com:learner/my-app.git", false,
                "https://github.com.example.org/learner/my-app", false, "/srv/git/my-app.git", false);
        for (Map.Entry<String, Boolean> address : addresses.entrySet()) {
            folder.git("remote", "set-url", "origin", address.getKey());
            assertEquals(address.getValue(), git.state(folder.top()).repository().isPresent(), address.getKey());
        }
    }

    @Test
    void ignoredFilesAreNamed() throws ProblemException {
        folder.write(".gitignore", ".aws/\n").write(".aws/task-def-api.json", "{}").write(WORKFLOW, "");

        assertEquals(List.of(".aws/task-def-api.json"),
                git.ignored(folder.top(), List.of(WORKFLOW, ".aws/task-def-api.json")));
    }

    @Test
    void aFolderWithoutGitIsNotARepository() throws IOException {
        Path plain = Files.createDirectory(temporary.resolve("plain"));

        assertEquals(new GitProblem.NotARepository(plain.toString()), problem(() -> git.state(plain)));
        assertInstanceOf(GitProblem.NotARepository.class, problem(() -> git.state(plain.resolve("gone"))));
    }

    @Test
    void aMissingProgramIsSaid() {
        GitCommand none = new GitCommand(temporary.resolve("no-git-here").toString(), Map.of());

        assertEquals(new GitProblem.NotInstalled(), problem(() -> none.state(folder.top())));
    }

    @Test
    void aCommitWithoutAnIdentityIsToldApart() {
        folder.git("config", "--unset", "user.name");
        folder.git("config", "--unset", "user.email");
        folder.git("config", "user.useConfigOnly", "true");

        assertEquals(new GitProblem.NoIdentity(), problem(this::firstCommit));
    }

    @Test
    void aCommitThatAHookRefusesKeepsTheHooksWords() throws IOException {
        Path hook = folder.top().resolve(".git/hooks/pre-commit");
        Files.writeString(hook, "#!/bin/sh\necho no commits today >&2\nexit 1\n");
        hook.toFile().setExecutable(true);

        assertEquals(new GitProblem.GitRefused("git commit", "no commits today"), problem(this::firstCommit));
    }

    @Test
    void aRemoteWithOthersCommitsIsBehind() throws ProblemException {
        firstCommit();
        git.push(folder.top(), "main");
        folder.git("commit", "--quiet", "--amend", "-m", "Another first");

        assertEquals(new GitProblem.Behind("main"), problem(() -> git.push(folder.top(), "main")));
    }

    @Test
    void aRemoteThatIsNotThereIsSaid() throws ProblemException, IOException {
        firstCommit();
        folder.git("remote", "set-url", "origin", temporary.resolve("gone.git").toString());

        assertInstanceOf(GitProblem.NoSuchRemote.class, problem(() -> git.push(folder.top(), "main")));
    }

    @Test
    void aFolderWithoutOriginCannotBePushed() throws ProblemException {
        firstCommit();
        folder.git("remote", "remove", "origin");

        assertInstanceOf(GitProblem.NoOrigin.class, problem(() -> git.push(folder.top(), "main")));
        assertEquals("", git.state(folder.top()).remote().address());
    }

    @Test
    void wordsOfARefusedPushAreUnderstood() {
        Map<String, Class<? extends GitProblem>> words = Map.of(
                "! [remote rejected] main -> main (refusing to allow a Personal Access Token to create or update "
                        + "workflow `.github/workflows/cicd.yml` without `workflow` scope)",
                GitProblem.MayNotChangeWorkflows.class,
                "remote: error: GH006: Protected branch update failed for refs/heads/main.",
                GitProblem.BranchIsProtected.class,
                "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
                GitProblem.NotSignedIn.class,
                "git@github.com: Permission denied (publickey).", GitProblem.NotSignedIn.class,
                "remote: Repository not found.", GitProblem.NoSuchRemote.class,
                "fatal: unable to access 'https://github.com/': Could not resolve host: github.com",
                GitProblem.RemoteOffline.class,
                "! [rejected] main -> main (fetch first)", GitProblem.Behind.class);
        words.forEach((text, kind) ->
                assertInstanceOf(kind, PushRefusal.of(text, "main", "origin").orElseThrow(), text));
        assertEquals(Optional.empty(), PushRefusal.of("something new", "main", "origin"));
    }

    private static Problem problem(Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}
