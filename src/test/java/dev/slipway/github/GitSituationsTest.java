package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.GitFolder;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are not as simple as a fresh clone, with the real git. */
@Needs(Part.GIT)
class GitSituationsTest {

    private static final String WORKFLOW = ".github/workflows/cicd.yml";

    @TempDir
    private Path temporary;
    private GitFolder folder;
    private GitCommand git;
    private String first;

    @BeforeEach
    void make() throws ProblemException {
        folder = new GitFolder(temporary).write("api/Dockerfile", "FROM scratch\n");
        git = new GitCommand("git", folder.environment());
        first = git.commit(folder.top(), List.of("api/Dockerfile"), "First");
    }

    @Test
    void aLinkedWorktreeIsARepositoryOfItsOwn() throws ProblemException {
        Path linked = temporary.resolve("linked");
        folder.git("worktree", "add", "--quiet", "-b", "feature", linked.toString());

        Git.State state = git.state(linked);

        assertEquals(linked, state.top());
        assertEquals("feature", state.branch());
        assertEquals(Optional.of(new RepositoryName("learner", "my-app")), state.repository());
        git.push(linked, "feature");
        assertEquals(first, folder.pushed("feature"));
    }

    @Test
    void aSubmoduleIsARepositoryOfItsOwnAndItsChangesDoNotHideOthers() throws ProblemException {
        folder.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", folder.top().toString(), "lib");
        folder.git("-C", "lib", "remote", "set-url", "origin", "git@github.com:others/lib.git");
        folder.git("commit", "--quiet", "-m", "Use a library");
        folder.write("lib/api/Dockerfile", "FROM busybox\n").write(WORKFLOW, "on: push\n");

        assertEquals(Optional.of(new RepositoryName("others", "lib")),
                git.state(folder.top().resolve("lib")).repository());
        assertEquals(List.of("lib", WORKFLOW), git.state(folder.top()).changed());
        git.commit(folder.top(), List.of(WORKFLOW), "Add the workflow");
        assertEquals(List.of("lib"), git.state(folder.top()).changed());
    }

    @Test
    void aBranchWithARemoteOfItsOwnGoesThere() throws ProblemException {
        folder.git("remote", "add", "work", "https://acme.ghe.com/acme/my-app.git");
        folder.git("config", "branch.main.remote", "work");

        assertEquals(new Git.Remote("work", "https://acme.ghe.com/acme/my-app.git"), git.state(folder.top()).remote());
        assertEquals(Optional.of(new RepositoryName("acme", "my-app")), git.state(folder.top()).repository());
    }

    @Test
    void amongSeveralRemotesOriginCounts() throws ProblemException {
        folder.git("remote", "add", "upstream", "https://github.com/others/my-app.git");

        assertEquals("origin", git.state(folder.top()).remote().name());
    }

    @Test
    void theOnlyRemoteCountsWhateverItsName() throws ProblemException {
        folder.git("remote", "rename", "origin", "github");

        git.push(folder.top(), "main");

        assertEquals("github", git.state(folder.top()).remote().name());
        assertEquals(first, git.state(folder.top()).pushedHead());
    }

    @Test
    void withoutOriginAndWithSeveralOthersThereIsNoneToPushTo() throws ProblemException {
        folder.git("remote", "rename", "origin", "one");
        folder.git("remote", "add", "two", "https://github.com/others/my-app.git");

        assertEquals(new Git.Remote("origin", ""), git.state(folder.top()).remote());
        assertInstanceOf(GitProblem.NoOrigin.class, problem(() -> git.push(folder.top(), "main")));
    }

    @Test
    void aDetachedHeadIsNotPushed() {
        folder.git("checkout", "--quiet", "--detach");

        assertEquals(new GitProblem.DetachedHead(folder.top().toString()),
                problem(() -> new Push(git).plan(new PushRequest(folder.top(), "main"))));
    }

    @Test
    void aServersAddressOnWindowsOrOnDiskIsNoGitHub() throws ProblemException {
        for (String address : List.of("C:\\git\\my-app.git", "C:/git/my-app.git", "//server/share/my-app.git",
                "file:///srv/my-app.git")) {
            folder.git("remote", "set-url", "origin", address);
            assertEquals(Optional.empty(), git.state(folder.top()).repository(), address);
        }
    }

    @Test
    void aHookThatRefusesThePushKeepsItsWords() throws IOException {
        hook("pre-push", "echo tests first, please >&2; exit 1");

        GitProblem.GitRefused refused = assertInstanceOf(GitProblem.GitRefused.class,
                problem(() -> git.push(folder.top(), "main")));

        assertTrue(refused.message().contains("tests first, please"), refused.message());
    }

    @Test
    void aHookThatChangesTheFileIsNoFault() throws ProblemException, IOException {
        hook("pre-commit", "exit 0");
        hook("post-commit", "echo formatted >> " + WORKFLOW);
        folder.write(WORKFLOW, "on: push\n");

        git.commit(folder.top(), List.of(WORKFLOW), "Add the workflow");

        assertEquals(List.of(WORKFLOW), git.state(folder.top()).changed());
    }

    @Test
    void aFolderInsideTheGitFolderIsNoRepository() {
        assertInstanceOf(GitProblem.NotARepository.class, problem(() -> git.state(folder.top().resolve(".git"))));
    }

    @Test
    void aFolderThatBelongsToAnotherUserIsToldApart() {
        Map<String, String> environment = new HashMap<>(folder.environment());
        // git's own switch for its tests
        environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");

        assertEquals(new GitProblem.OwnedByOthers(folder.top().toString()),
                problem(() -> new GitCommand("git", environment).state(folder.top())));
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFileOnly() throws ProblemException {
        folder.write("*.txt", "star").write("a.txt", "a");

        git.commit(folder.top(), List.of("*.txt"), "Star");

        assertEquals(List.of("a.txt"), git.state(folder.top()).changed());
    }

    @Test
    void japaneseFoldersAndNamesAreKept() throws ProblemException {
        folder.write("アプリ/ワークフロー 1.yml", "on: push\n");

        assertEquals(List.of("アプリ/ワークフロー 1.yml"), git.state(folder.top()).changed());
        git.commit(folder.top(), List.of("アプリ/ワークフロー 1.yml"), "追加");
        assertEquals(List.of(), git.state(folder.top()).changed());
    }

    private void hook(String name, String script) throws IOException {
        Path hook = folder.top().resolve(".git/hooks/" + name);
        Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
        hook.toFile().setExecutable(true);
    }

    private static Problem problem(Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}
