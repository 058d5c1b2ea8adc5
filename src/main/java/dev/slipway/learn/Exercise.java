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
    CLOSED_PORT("reach", "security-group-blocks-port", ANSWERED),
    RAW_EXPORT("taskdef", "unsupported-field", ACCEPTED, GREEN),
    MISNAMED_VARIABLE("deploy", "secret", GREEN),
    NO_ID_TOKEN("deploy", "id-token-permission-missing", GREEN),
    SECRET_MISSPELT("deploy", "secret-missing-in-github", GREEN),
    WRONG_CONTAINER("deploy", "container-name-mismatch", GREEN),
    PASS_ROLE("deploy", "pass-role-denied", GREEN),
    WRONG_SUBJECT("deploy", "oidc-trust-mismatch", GREEN),
    HANDOVER_MISNAMED("deploy", "secret", GREEN),
    PATHS_TOO_NARROW("deploy", "secret", GREEN),
    MISSING_TAG("deploy/watch", "image-not-found", DEPLOYED, ANSWERED),
    ARM_IMAGE("deploy/watch", "image-platform-mismatch", DEPLOYED, ANSWERED),
    OUT_OF_MEMORY("deploy/watch", "out-of-memory", DEPLOYED),
    CRASH_LOOP("deploy/watch", "container-crash", DEPLOYED),
    HEALTH_CHECK("deploy/watch", "health-check-failing", DEPLOYED),
    LOG_GROUP_RIGHT("deploy/watch", "log-driver-permission", DEPLOYED),
    NO_PUBLIC_ADDRESS("deploy/watch", "no-public-ip", DEPLOYED, ANSWERED),
    /** Several of the faults above at once. */
    INCIDENT("deploy", "deploy", GREEN, ANSWERED);

    /** How many hints each exercise has; they unfold one after another. */
    public static final int HINTS = 3;

    private final String step;
    private final String lesson;
    private final List<Goal> goals;

    Exercise(String step, String lesson, Goal... goals) {
        this.step = step;
        this.lesson = lesson;
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

    /** What it teaches, to be read once it is mended. */
    public Lesson lesson() {
        return Lessons.of(lesson);
    }

    /** All of them must be reached. */
    public List<Goal> goals() {
        return goals;
    }
}
