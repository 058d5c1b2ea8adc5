package dev.slipway.learn;

import static dev.slipway.learn.Goal.ACCEPTED;
import static dev.slipway.learn.Goal.ANSWERED;
import static dev.slipway.learn.Goal.DEPLOYED;
import static dev.slipway.learn.Goal.GREEN;

import java.util.List;

/**
 * A pipeline on the practice account in which one thing has gone wrong, to be found and mended with the program's own
 * tools. Its words stand under {@link #key()}: {@code .title}, {@code .story}, {@code .hint.1} to {@code .hint.3} and
 * {@code .moral}, which is told when it is mended. From easy to hard.
 */
public enum Exercise {
    CLOSED_PORT("reach", ANSWERED),
    RAW_EXPORT("taskdef", ACCEPTED, GREEN),
    MISNAMED_VARIABLE("deploy", GREEN),
    NO_ID_TOKEN("deploy", GREEN),
    SECRET_MISSPELT("deploy", GREEN),
    WRONG_CONTAINER("deploy", GREEN),
    PASS_ROLE("deploy", GREEN),
    WRONG_SUBJECT("deploy", GREEN),
    HANDOVER_MISNAMED("deploy", GREEN),
    PATHS_TOO_NARROW("deploy", GREEN),
    MISSING_TAG("deploy/watch", DEPLOYED, ANSWERED),
    ARM_IMAGE("deploy/watch", DEPLOYED, ANSWERED),
    OUT_OF_MEMORY("deploy/watch", DEPLOYED),
    CRASH_LOOP("deploy/watch", DEPLOYED),
    HEALTH_CHECK("deploy/watch", DEPLOYED),
    LOG_GROUP_RIGHT("deploy/watch", DEPLOYED),
    NO_PUBLIC_ADDRESS("deploy/watch", DEPLOYED, ANSWERED),
    /** Several of the faults above at once. */
    INCIDENT("deploy", GREEN, ANSWERED);

    /** How many hints each exercise has; they unfold one after another. */
    public static final int HINTS = 3;

    private final String step;
    private final List<Goal> goals;

    Exercise(String step, Goal... goals) {
        this.step = step;
        this.goals = List.of(goals);
    }

    /** {@code exercise.CLOSED_PORT}. */
    public String key() {
        return "exercise." + name();
    }

    /** The wizard's step where somebody who is told the story would look first. */
    public String step() {
        return step;
    }

    /** All of them must be reached. */
    public List<Goal> goals() {
        return goals;
    }
}
