package dev.slipway.ui.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.change.Pause;
import dev.slipway.learn.Exercise;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeJournal;
import dev.slipway.practice.PracticeParts;
import dev.slipway.practice.PracticeSnapshot;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pipelines set up as the screens set them up, and broken as exercises break them, are the same when opened again. */
class KeptExercisesTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource
    void anExerciseIsTheSameAgainWithItsFuture(Exercise exercise) throws Exception {
        StillPractice practice = new StillPractice();
        PracticeParts live = practice.parts(home);
        World world = practice.world(home, live);
        Scene.lay(world, exercise);
        Path file = home.resolve("saved.jsonl");
        live.journal().save(file, UnaryOperator.identity());

        PracticeParts.Opened opened = PracticeParts.open(PracticeJournal.read(file),
                PracticeClock.still(live.clock().instant()), home.resolve("repository"), Pause.none());

        assertEquals(Optional.empty(), opened.stuck());
        assertEquals(PracticeSnapshot.of(live), PracticeSnapshot.of(opened.parts()));
        live.clock().advance(Duration.ofMinutes(10));
        opened.parts().clock().advance(Duration.ofMinutes(10));
        assertEquals(PracticeSnapshot.of(live), PracticeSnapshot.of(opened.parts()));
        world.records().ledger().close();
    }
}
