package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.github.Git;
import dev.slipway.github.GitProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeGitTest {

    @TempDir
    private Path folder;
    private PracticeGit git;

    @BeforeEach
    void make() throws IOException {
        SampleRepository.unpack(folder);
        git = new PracticeGit(folder, new PracticeGitHub(
                new PracticeAccount(PracticeClock.still(Instant.EPOCH), "ap-northeast-1")));
    }

    @Test
    void theSampleIsCommittedAndPushedAlready() throws ProblemException {
        Git.State state = git.state(folder.resolve("api"));

        assertEquals(Optional.of(PracticeGitHub.REPOSITORY), state.repository());
        assertEquals("main", state.branch());
        assertEquals(40, state.head().length());
        assertEquals(state.head(), state.pushedHead());
        assertEquals(List.of(), state.changed());
    }

    @Test
    void aCommitTakesItsFilesAndLeavesTheRest() throws ProblemException, IOException {
        Files.writeString(folder.resolve("api/Dockerfile"), "FROM scratch");
        Files.writeString(folder.resolve("new.txt"), "new");
        Files.delete(folder.resolve("README.md"));
        assertEquals(List.of("README.md", "api/Dockerfile", "new.txt"), git.state(folder).changed());

        String sha = git.commit(folder, List.of("new.txt", "README.md"), "Change");

        assertEquals(sha, git.state(folder).head());
        assertNotEquals(sha, git.state(folder).pushedHead());
        assertEquals(List.of("api/Dockerfile"), git.state(folder).changed());
        git.push(folder, "main");
        assertEquals(sha, git.state(folder).pushedHead());
    }

    @Test
    void whatGitRefusesIsRefused() {
        assertInstanceOf(GitProblem.NotARepository.class, problem(() -> git.state(folder.resolve(".."))));
        assertInstanceOf(GitProblem.NoSuchFile.class, problem(() -> git.commit(folder, List.of("gone"), "x")));
        assertInstanceOf(GitProblem.GitRefused.class, problem(() -> git.commit(folder, List.of("README.md"), "x")));
        assertInstanceOf(GitProblem.GitRefused.class, problem(() -> git.push(folder, "other")));
    }

    private static Object problem(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}
