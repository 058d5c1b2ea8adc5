package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slipway.change.Pause;
import dev.slipway.cloud.CallLog;
import dev.slipway.pipeline.Drafts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each opening stands for one start of the program; what is not closed was killed. */
class SavedFileTest {

    private static final String TEXT = "{\n  \"family\": \"a\"\n}\n";
    private static final String EDITED = "{\n  \"family\": \"b\"\n}\n";

    @TempDir
    private Path home;
    private Path repository;
    private Path path;

    @BeforeEach
    void layOut() throws Exception {
        repository = Files.createDirectories(home.resolve("repository"));
        path = Files.createDirectories(repository.resolve(".aws")).resolve("task-def-api.json");
        Files.writeString(path, TEXT);
    }

    @Test
    void anUntouchedFileIsOpenedToTheLetterAndLeavesNoDraft() throws Exception {
        Opening opening = open();

        assertEquals(TEXT, opening.editor.text().get());
        assertEquals(Optional.empty(), drafts().find(path));
    }

    @Test
    void whatWasTypedBeforeAKillIsOfferedEvenWhenItIsNoJsonYet() throws Exception {
        open().editor.type(EDITED + "{");

        Opening next = open();
        assertEquals(TEXT, next.editor.text().get());
        assertEquals(Optional.of(new SavedFile.Offer.Draft(EDITED + "{")), next.file.offer().get());
        next.file.take();
        assertEquals(EDITED + "{", next.editor.text().get());
        assertEquals(Optional.of(EDITED + "{"), drafts().find(path));
        assertEquals("rwx------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(new StateFolder(home.resolve("state")).drafts())));
    }

    @Test
    void aDraftThatIsNotWantedAnyMoreIsForgottenAndOneThatIsNotDecidedOnStays() throws Exception {
        open().editor.type(EDITED);

        Opening undecided = open();
        assertEquals(Optional.of(EDITED), drafts().find(path));
        undecided.editor.type("{}");
        assertEquals(Optional.of("{}"), drafts().find(path));
        Path kept = Files.list(home.resolve("state/previous")).findFirst().orElseThrow();
        assertEquals(EDITED, Files.readString(Files.list(kept).findFirst().orElseThrow()));
        Opening left = open();
        left.file.leave();
        assertEquals(Optional.empty(), drafts().find(path));
        assertEquals(Optional.empty(), open().file.offer().get());
    }

    @Test
    void aDraftOfAFileThatWasNeverMadeIsOfferedAndCanBeThrownAway() throws Exception {
        Files.delete(path);
        open().editor.type(EDITED);

        Opening next = open();
        assertEquals(Optional.of(new SavedFile.Offer.Draft(EDITED)), next.file.offer().get());
        next.file.leave();
        assertEquals(Optional.empty(), drafts().find(path));
    }

    @Test
    void whatIsSavedWhileItsDraftIsStillBeingWrittenLeavesNoDraftEither() throws Exception {
        Deque<Runnable> work = new ArrayDeque<>();
        Opening opening = open(new Background(work::add, Runnable::run));
        runAll(work);
        opening.editor.type(EDITED);
        Files.writeString(path, EDITED);
        opening.file.look();
        work.removeLast().run();
        runAll(work);

        assertEquals(Optional.empty(), drafts().find(path));
    }

    private static void runAll(Deque<Runnable> work) {
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    @Test
    void aSavedTextNeedsNoDraft() throws Exception {
        Opening opening = open();
        opening.editor.type(EDITED);
        Files.writeString(path, EDITED);
        opening.file.look();

        assertEquals(Optional.empty(), drafts().find(path));
        assertEquals(Optional.empty(), opening.file.offer().get());
    }

    @Test
    void aChangeByAnotherProgramIsAskedAboutAndNeverTakenOrLostUnseen() throws Exception {
        Opening opening = open();
        opening.editor.type(EDITED);
        Files.writeString(path, "{\"family\": \"c\"}");
        opening.file.look();

        assertInstanceOf(SavedFile.Offer.ChangedOutside.class, opening.file.offer().get().orElseThrow());
        assertEquals(EDITED, opening.editor.text().get());
        opening.file.leave();
        opening.file.look();
        assertEquals(Optional.empty(), opening.file.offer().get());

        Files.writeString(path, "{\"family\": \"d\"}");
        opening.file.look();
        opening.file.take();
        assertEquals("{\"family\": \"d\"}", opening.editor.text().get());
        opening.editor.undo();
        assertEquals(EDITED, opening.editor.text().get());
    }

    private Drafts drafts() {
        return new Drafts(new StateFolder(home.resolve("state")));
    }

    private Opening open() {
        return open(new Background(Runnable::run, Runnable::run));
    }

    private Opening open(Background background) {
        Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH), background, Pause.none(),
                new CallLog(InstantSource.system()));
        Editor editor = new Editor();
        SavedFile file = new SavedFile(workspace, editor);
        workspace.enter(new World(null, new World.Code(repository, null, null), null,
                new World.Records(null, null, null, new PreviousVersions(new StateFolder(home.resolve("state")),
                        InstantSource.system()), drafts(), null),
                Pipeline.defaults(new RepositoryName("o", "r"), "main"), Optional.empty()));
        file.look();
        return new Opening(editor, file);
    }

    private record Opening(Editor editor, SavedFile file) {}
}
