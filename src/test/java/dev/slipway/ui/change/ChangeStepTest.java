package dev.slipway.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.Verdict;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.PreviousVersions;
import dev.slipway.pipeline.StateFolder;
import dev.slipway.ui.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeStepTest {

    @TempDir
    private Path folder;
    private Ledger ledger;
    private final ObjectProperty<Optional<FileRequest>> wanted = new SimpleObjectProperty<>();

    @BeforeEach
    void openTheLedger() throws Exception {
        ledger = Ledger.open(folder.resolve("state/ledger.jsonl"), InstantSource.system());
        wanted.set(Optional.of(new FileRequest(folder, "hello.txt", "hello\n")));
    }

    @AfterEach
    void closeTheLedger() throws Exception {
        ledger.close();
    }

    @Test
    void lookingShowsThePlanAndChangesNothing() {
        var step = step(new Background(Runnable::run, Runnable::run));
        step.look();
        var previewing = assertInstanceOf(StepState.Previewing.class, step.state().get());
        assertEquals(1, previewing.plan().toMake().size());
        assertFalse(Files.exists(folder.resolve("hello.txt")));
    }

    @Test
    void applyingMakesWhatWasPreviewedAndProvesIt() throws Exception {
        var step = step(new Background(Runnable::run, Runnable::run));
        step.look();
        step.apply();
        var checked = assertInstanceOf(StepState.Checked.class, step.state().get());
        assertInstanceOf(Verdict.Proven.class, checked.verdict());
        assertEquals("hello\n", Files.readString(folder.resolve("hello.txt")));
        assertEquals(Mark.DONE, step.state().get().mark());
    }

    @Test
    void lookingAgainAfterSuccessFindsNothingToDo() {
        var step = step(new Background(Runnable::run, Runnable::run));
        step.look();
        step.apply();
        step.look();
        assertTrue(assertInstanceOf(StepState.Previewing.class, step.state().get()).plan().isAllKept());
        assertEquals(Mark.DONE, step.state().get().mark());
    }

    @Test
    void aPlanThatIsNoLongerTrueIsRefusedAndNothingIsWritten() throws Exception {
        var step = step(new Background(Runnable::run, Runnable::run));
        step.look();
        Files.writeString(folder.resolve("hello.txt"), "somebody else's\n");
        step.apply();
        var stuck = assertInstanceOf(StepState.Stuck.class, step.state().get());
        assertInstanceOf(ChangeProblem.PlanMoved.class, stuck.problem());
        assertEquals("somebody else's\n", Files.readString(folder.resolve("hello.txt")));
    }

    @Test
    void anotherAnswerMakesThePreviewForgotten() {
        var step = step(new Background(Runnable::run, Runnable::run));
        step.look();
        wanted.set(Optional.of(new FileRequest(folder, "hello.txt", "other\n")));
        assertInstanceOf(StepState.Asking.class, step.state().get());
    }

    @Test
    void withoutAllAnswersNothingIsLookedAt() {
        var step = step(new Background(Runnable::run, Runnable::run));
        wanted.set(Optional.empty());
        step.look();
        assertInstanceOf(StepState.Asking.class, step.state().get());
    }

    @Test
    void anAnswerChangedWhileLookingThrowsTheOldLookAway() {
        var work = new ArrayDeque<Runnable>();
        var step = step(new Background(work::add, Runnable::run));
        step.look();
        assertEquals(Mark.BUSY, step.state().get().mark());
        wanted.set(Optional.of(new FileRequest(folder, "hello.txt", "other\n")));
        work.forEach(Runnable::run);
        assertInstanceOf(StepState.Asking.class, step.state().get());
    }

    @Test
    void stoppingBeforeTheFirstChangeChangesNothing() {
        var work = new ArrayDeque<Runnable>();
        var step = step(new Background(work::add, Runnable::run));
        step.look();
        work.remove().run();
        step.apply();
        assertFalse(step.stopping().get());
        step.cancel();
        assertTrue(step.stopping().get(), "it is said before the work has ended");
        work.remove().run();
        assertFalse(step.stopping().get());
        var stuck = assertInstanceOf(StepState.Stuck.class, step.state().get());
        assertInstanceOf(ChangeProblem.Cancelled.class, stuck.problem());
        assertFalse(Files.exists(folder.resolve("hello.txt")));
    }

    private ChangeStep<FileRequest> step(Background background) {
        return new ChangeStep<>(background,
                new ChangeStep.Source<>(() -> new FileSetup(new PreviousVersions(new StateFolder(folder.resolve("state")),
                        InstantSource.system())), () -> new Applier(ledger, Pause.none())), wanted);
    }
}
