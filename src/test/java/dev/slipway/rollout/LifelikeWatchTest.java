package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.parts.Applying;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.taskdef.Registration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollout that goes well, watched on an account whose answers lag behind and are refused now and then. */
class LifelikeWatchTest {

    private static final Duration LONG = Duration.ofMinutes(20);

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount practice = new PracticeAccount(clock, "ap-northeast-1");
    @TempDir
    private Path folder;
    private Stage stage;

    @BeforeEach
    void raise() throws ProblemException {
        stage = Stage.on(clock, practice);
        stage.pass(60);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void itIsNeverCalledGoneOrReplacedAndEndsWell(long seed) throws ProblemException {
        practice.setSeed(seed);

        assertEquals(Set.of(Judgement.Progressing.class, Judgement.Succeeded.class), judgements(started("v1")));
        stage.pass(300);
        assertEquals(Set.of(Judgement.Progressing.class, Judgement.Succeeded.class), judgements(started("v2")));
    }

    private String started(String tag) throws ProblemException {
        practice.setLevel(PracticeLevel.CALM);
        Verdict verdict = new Applying(folder).make(new Deploy(stage.account, new Registration(stage.account)),
                stage.pushed(tag));
        practice.setLevel(PracticeLevel.REAL);
        return assertInstanceOf(Verdict.Proven.class, verdict).seen().getLast().name();
    }

    /** That Fargate has no room for a while is said, and true. */
    private static boolean isFull(Judgement judgement) {
        return judgement instanceof Judgement.Stuck stuck && stuck.proof() == Judgement.Proof.PLACEMENT
                && stuck.reason().contains("Capacity is unavailable");
    }

    /** Whatever was said of the deployment up to its end. */
    private Set<Class<?>> judgements(String deployment) throws ProblemException {
        Set<Class<?>> said = new LinkedHashSet<>();
        Watch watch = stage.watch();
        Timeline timeline = Timeline.empty();
        Instant end = clock.instant().plus(LONG);
        while (clock.instant().isBefore(end) && !said.contains(Judgement.Succeeded.class)) {
            timeline = timeline.with(watch.look());
            Judgement judgement = Judgement.of(timeline, deployment);
            if (!isFull(judgement)) {
                said.add(judgement.getClass());
            }
            clock.advance(watch.untilNext());
        }
        return said;
    }
}
