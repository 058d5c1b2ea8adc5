package dev.slipway.learn;

import dev.slipway.change.ProblemException;
import java.time.Duration;
import java.util.Optional;

/** What the screen may ask of the practice account beside its AWS, GitHub and Docker sides. */
public interface PracticeControl {

    /** Begins the learner's account again, empty and with a fresh sample repository. Ends an exercise, too. */
    void reset() throws ProblemException;

    /** The next one to be entered is an empty account beside the learner's, which stands still meanwhile. */
    default void beginExercise() throws ProblemException {
        reset();
    }

    /** The next one to be entered is the learner's again, as it was left. */
    default void endExercise() {}

    /** What may be done with it as a whole; empty where it is not kept at all. */
    default Optional<PracticeKeeping> keeping() {
        return Optional.empty();
    }

    /** How many practice seconds pass in one real second. */
    double speed();

    void setSpeed(double speed);

    PracticeLevel level();

    /** From now on it behaves like that; what was already refused or delayed stays so. */
    void setLevel(PracticeLevel level);

    /** Lets practice time pass at once: what is due by then has happened when somebody looks next. */
    void pass(Duration time);
}
