package dev.slipway.ui.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Note;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Look;
import dev.slipway.diagnosis.Look.Answer;
import dev.slipway.rollout.ServiceName;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class InvestigationTest {

    private static final Answer FINE = new Answer.Excludes(Note.info("fine"));

    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final SimpleObjectProperty<Optional<ServiceName>> service =
            new SimpleObjectProperty<>(Optional.of(LookedAt.SERVICE));
    private final Investigation investigation = new Investigation(new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(Runnable::run, screen::add), Pause.none(), new CallLog(InstantSource.system())), service);

    @Test
    void theListIsThereBeforeAnyAnswerAndFillsOneByOne() {
        List<Long> answered = new ArrayList<>();
        investigation.rows().addListener((_, _, rows) ->
                answered.add(rows.stream().filter(row -> row.answer().isPresent()).count()));

        investigation.begin(List.of(look(Cause.DISK_FULL, () -> FINE), look(Cause.THROTTLED, () -> FINE)), Set.of());
        assertTrue(investigation.running().get());
        show();

        assertEquals(List.of(0L, 1L, 2L), answered);
        assertFalse(investigation.running().get());
    }

    @Test
    void whatSpeaksOfALikelyCauseComesFirst() {
        investigation.begin(List.of(look(Cause.DISK_FULL, () -> FINE), look(Cause.THROTTLED, () -> FINE),
                look(Cause.LOG_GROUP_MISSING, () -> FINE)), Set.of(Cause.LOG_GROUP_MISSING));
        show();

        assertEquals(List.of("look.LOG_GROUP_MISSING", "look.DISK_FULL", "look.THROTTLED"), keys());
    }

    @Test
    void aLookThatIsDeniedDoesNotKeepTheOthersFromAnswering() {
        AwsProblem.AccessDenied denied = new AwsProblem.AccessDenied("me", "iam:GetRole", "tasks", "");
        investigation.begin(List.of(look(Cause.DISK_FULL, () -> {
            throw new ProblemException(denied);
        }), look(Cause.THROTTLED, () -> FINE)), Set.of());
        show();

        assertEquals(List.of(Optional.of(new Answer.Unread(denied)), Optional.of(FINE)), answers());
    }

    @Test
    void aLookThatBreaksOffIsNotLeftTurning() {
        investigation.begin(List.of(look(Cause.DISK_FULL, () -> {
            throw new IllegalStateException("a fault");
        }), look(Cause.THROTTLED, () -> FINE)), Set.of());
        show();

        var unread = assertInstanceOf(Answer.Unread.class, answers().getFirst().orElseThrow());
        assertInstanceOf(ChangeProblem.Unexpected.class, unread.problem());
        assertEquals(Optional.of(FINE), answers().getLast());
    }

    @Test
    void anotherServiceMakesWhatWasSeenVoid() {
        investigation.begin(List.of(look(Cause.DISK_FULL, () -> FINE)), Set.of());
        service.set(Optional.of(new ServiceName("demo", "other")));
        show();

        assertEquals(List.of(), investigation.rows().get());
        assertFalse(investigation.running().get());
    }

    private static Look look(Cause cause, Together.Read<Answer> read) {
        return new Look("look." + cause, Set.of(cause), read);
    }

    private void show() {
        while (!screen.isEmpty()) {
            screen.remove().run();
        }
    }

    private List<String> keys() {
        return investigation.rows().get().stream().map(row -> row.look().key()).toList();
    }

    private List<Optional<Answer>> answers() {
        return investigation.rows().get().stream().map(Investigation.Row::answer).toList();
    }
}
