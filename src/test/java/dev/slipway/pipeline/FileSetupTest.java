package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSetupTest {

    private static final String PATH = ".aws/task-def-api.json";

    @TempDir
    private Path home;
    private FileSetup setup;
    private Path folder;
    private Ledger ledger;
    private Applier applier;

    @BeforeEach
    void openTheLedger() throws Exception {
        setup = new FileSetup(new PreviousVersions(new StateFolder(home.resolve("state")), InstantSource.system()));
        folder = Files.createDirectory(home.resolve("repository"));
        ledger = Ledger.open(home.resolve("ledger.jsonl"), InstantSource.system());
        applier = new Applier(ledger, Pause.none());
    }

    @AfterEach
    void closeTheLedger() throws Exception {
        ledger.close();
    }

    @Test
    void theTextThatAFileLosesIsKeptForItsOwnerAloneAndOnlyTheLastTwenty() throws Exception {
        for (int i = 0; i <= PreviousVersions.MOST + 5; i++) {
            applier.apply(setup, setup.plan(wanted("version " + i)), Progress.none());
            Thread.sleep(2);
        }

        Path kept = Files.list(home.resolve("state/previous")).findFirst().orElseThrow();
        List<Path> versions = Files.list(kept).sorted().toList();
        assertEquals(PreviousVersions.MOST, versions.size());
        assertEquals("version " + (PreviousVersions.MOST + 4), Files.readString(versions.getLast()));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())));
    }

    @Test
    void whatIsKeptOfAFileIsListedTheNewestFirstAndWhatWasPutThereOtherwiseIsNot() throws Exception {
        Path file = folder.resolve(PATH);
        Instant first = Instant.parse("2026-11-23T12:00:00.250Z");
        StateFolder state = new StateFolder(home.resolve("state"));
        Path kept = new PreviousVersions(state, InstantSource.fixed(first)).keep(file, "first");
        PreviousVersions versions = new PreviousVersions(state, InstantSource.fixed(first.plusSeconds(60)));
        versions.keep(file, "second");
        Files.writeString(kept.resolveSibling("notes"), "not one of them");

        List<PreviousVersions.Version> found = versions.of(file);
        assertEquals(List.of(first.plusSeconds(60), first),
                found.stream().map(PreviousVersions.Version::keptAt).toList());
        assertEquals("second", found.getFirst().text());
        assertEquals(List.of(), versions.of(folder.resolve("another.json")));
    }

    @Test
    void aMissingFileIsMadeWithItsFoldersAndThenKept() throws Exception {
        Plan<FileRequest> plan = setup.plan(wanted("{ \"日本\": 1 }\n"));

        assertInstanceOf(Change.Create.class, plan.changes().getFirst());
        applier.apply(setup, plan, Progress.none());

        assertEquals("{ \"日本\": 1 }\n", Files.readString(folder.resolve(PATH)));
        assertInstanceOf(Verdict.Proven.class, applier.verify(setup, plan));
        assertTrue(setup.plan(plan.wanted()).isAllKept());
    }

    @Test
    void anUpdateShowsBothTextsAndLeavesNothingBeside() throws Exception {
        write(PATH, "old\r\n");
        Plan<FileRequest> plan = setup.plan(wanted("new\n"));

        Change.Update update = (Change.Update) plan.changes().getFirst();
        assertEquals("old\r\n", update.before());
        assertEquals("new\n", update.after());
        applier.apply(setup, plan, Progress.none());

        try (var files = Files.list(folder.resolve(".aws"))) {
            assertEquals(List.of(folder.resolve(PATH)), files.toList());
        }
        assertEquals("new\n", Files.readString(folder.resolve(PATH)));
    }

    @Test
    void aFileChangedAfterThePreviewIsNotOverwritten() throws Exception {
        write(PATH, "old");
        Plan<FileRequest> plan = setup.plan(wanted("new"));
        write(PATH, "somebody else’s");

        assertInstanceOf(ChangeProblem.PlanMoved.class, refusal(() -> applier.apply(setup, plan, Progress.none())));
        assertEquals("somebody else’s", Files.readString(folder.resolve(PATH)));
    }

    @Test
    void theFileKeepsItsPermissions() throws Exception {
        write(PATH, "old");
        Files.setPosixFilePermissions(folder.resolve(PATH), PosixFilePermissions.fromString("rw-rw-r--"));

        applier.apply(setup, setup.plan(wanted("new")), Progress.none());

        assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(PATH))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", ".aws/../../x", "/etc/passwd", "", ".", "a/./b"})
    void aPathOutOfTheFolderIsRefused(String path) {
        assertInstanceOf(PipelineProblem.OutsideFolder.class, refusal(() -> setup.plan(at(path))));
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedAndOneInsideIsFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("out"), elsewhere);
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("in"), Path.of("real"));

        assertInstanceOf(PipelineProblem.OutsideFolder.class, refusal(() -> setup.plan(at("out/file.json"))));
        applier.apply(setup, setup.plan(at("in/file.json")), Progress.none());

        assertEquals("content", Files.readString(folder.resolve("real/file.json")));
        assertFalse(Files.exists(elsewhere.resolve("file.json")));
    }

    @Test
    void whatIsNoFileIsRefused() throws Exception {
        Files.createDirectories(folder.resolve("a/folder"));
        write("a/file", "x");
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));

        for (String path : List.of("a/folder", "a/file/below", "dangling", "nul\0")) {
            assertInstanceOf(PipelineProblem.NotAFile.class, refusal(() -> setup.plan(at(path))), path);
        }
    }

    @Test
    void bytesThatAreNoTextAndHugeFilesAreRefused() throws Exception {
        Files.write(folder.resolve("latin1"), new byte[] {'a', '\n', 'b', (byte) 0xe9, 'c'});
        Files.write(folder.resolve("binary"), new byte[] {'a', 0, 'b'});
        Files.write(folder.resolve("huge"), new byte[RepositoryFile.LIMIT + 1]);

        Files.write(folder.resolve("cut"), new byte[] {'a', (byte) 0xc3});

        assertEquals(new PipelineProblem.NotText("latin1", 2, 2), refusal(() -> setup.plan(at("latin1"))));
        assertEquals(new PipelineProblem.NotText("binary", 1, 2), refusal(() -> setup.plan(at("binary"))));
        assertEquals(new PipelineProblem.NotText("cut", 1, 2), refusal(() -> setup.plan(at("cut"))));
        assertEquals(new PipelineProblem.TooLarge("huge", RepositoryFile.LIMIT + 1, RepositoryFile.LIMIT),
                refusal(() -> setup.plan(at("huge"))));
    }

    @Test
    void aMissingFolderIsSaid() {
        assertInstanceOf(PipelineProblem.NoFolder.class,
                refusal(() -> setup.plan(new FileRequest(home.resolve("gone"), PATH, "content"))));
    }

    @Test
    void theCommandsCanBePastedIntoAShell() throws Exception {
        write("it's.json", "old");

        assertEquals(List.of("mkdir -p .aws", "cat > .aws/task-def-api.json"), commands(wanted("new")));
        assertEquals(List.of("cat > 'it'\\''s.json'", "git diff -- 'it'\\''s.json'"), commands(at("it's.json")));
    }

    private List<String> commands(FileRequest wanted) throws ProblemException {
        return setup.plan(wanted).changes().getFirst().call().orElseThrow().commands();
    }

    private FileRequest wanted(String content) {
        return new FileRequest(folder, PATH, content);
    }

    private FileRequest at(String path) {
        return new FileRequest(folder, path, "content");
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), content);
    }

    private static Problem refusal(org.junit.jupiter.api.function.Executable action) {
        return assertThrows(ProblemException.class, action).problem();
    }
}
