package dev.slipway.ui.learn;

import dev.slipway.change.ProblemException;
import dev.slipway.learn.Exercise;
import dev.slipway.learn.Goal;
import dev.slipway.learn.Standing;
import dev.slipway.ui.World;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * An exercise laid out in the practice account.
 *
 * @param revision of the task definition that a mend leaves behind: what the service went back to by itself
 */
record Scene(Exercise exercise, World world, int revision) {

    /** Where nothing runs any more, so that going back is a way, too. */
    private static final Set<Exercise> DOWN = Set.of(Exercise.MISSING_TAG, Exercise.ARM_IMAGE,
            Exercise.NO_PUBLIC_ADDRESS);

    /** Lays the exercise out in an account that is still empty. Takes some seconds. */
    static Scene lay(World world, Exercise exercise) throws ProblemException {
        WorkingPipeline working = new WorkingPipeline(world);
        working.make();
        int before = Look.revision(working.service());
        new Faults(world, working).make(exercise);
        return new Scene(exercise, world, DOWN.contains(exercise) ? before - 1 : before);
    }

    /**
     * How far it is, by looking at the account, the repository and the runs, whatever was clicked.
     *
     * @throws ProblemException when the repository's files cannot be read
     */
    Standing look() throws ProblemException {
        Look look = new Look(world, revision);
        Map<Goal, Boolean> reached = new EnumMap<>(Goal.class);
        for (Goal goal : exercise.goals()) {
            reached.put(goal, look.sees(goal));
        }
        return new Standing(reached);
    }
}
