package dev.slipway.learn;

import dev.slipway.change.ProblemException;
import java.time.Duration;

/** What the screen may ask of the practice account beside its AWS, GitHub and Docker sides. */
public interface PracticeControl {

    /** Begins again with an empty account and a fresh sample repository. */
    void reset() throws ProblemException;

    /** How many practice seconds pass in one real second. */
    double speed();

    void setSpeed(double speed);

    PracticeLevel level();

    /** From now on it behaves like that; what was already refused or delayed stays so. */
    void setLevel(PracticeLevel level);

    /** Lets practice time pass at once: what is due by then has happened when somebody looks next. */
    void pass(Duration time);
}
