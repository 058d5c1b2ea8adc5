package dev.slipway.ui.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.learn.Exercise;
import dev.slipway.learn.Goal;
import dev.slipway.ui.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneTest {

    @TempDir
    private Path home;
    private final StillPractice practice = new StillPractice();
    private World world;

    @BeforeEach
    void enter() throws IOException, ProblemException {
        world = practice.world(home);
    }

    @Test
    void theUnbrokenPipelineReachesEveryGoal() throws ProblemException {
        new WorkingPipeline(world).make();

        Look look = new Look(world, 0);
        for (Goal goal : Goal.values()) {
            assertTrue(look.sees(goal), goal::name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingMendsItselfHoweverLongOneWaits(Exercise exercise) throws ProblemException {
        Scene scene = Scene.lay(world, exercise);

        assertFalse(scene.look().isMended(), () -> exercise + " was never broken");
        for (int hours = 0; hours < 3; hours++) {
            practice.pass(Duration.ofHours(1));
            assertFalse(scene.look().isMended(), () -> exercise + " has mended itself");
        }
        assertEquals(exercise.goals().size(), scene.look().goals().size());
    }
}
