package dev.slipway.rollout;

import java.time.Instant;
import java.util.List;

/** Something that happened during a rollout, at its own time. */
public sealed interface Entry {

    Instant at();

    /** The service's own event, in AWS's words. */
    record ServiceEvent(String id, Instant at, String message) implements Entry {}

    /** A task went from one status to the next; {@code from} is empty when it was new. */
    record TaskChange(Instant at, String task, String from, String to, String reason) implements Entry {}

    /** A deployment's rollout state changed; {@code from} is empty when it was new. */
    record DeploymentChange(Instant at, String deployment, String revision, String from, String to, String reason)
            implements Entry {}

    /**
     * A target's health changed.
     *
     * @param target {@code 172.31.0.7:8080}
     * @param group  the target group's name
     * @param from   empty when it was new
     * @param to     empty when it is registered no more
     */
    record TargetChange(Instant at, String target, String group, String from, String to, String reason)
            implements Entry {}

    /**
     * Something could not be read from here on, or could again.
     *
     * @param key    of the {@link dev.slipway.change.Problem}
     * @param facts  the problem's, as texts and numbers
     * @param isOver whether it can be read again
     */
    record Trouble(Instant at, String key, List<Object> facts, boolean isOver) implements Entry {
        public Trouble {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A step of the workflow run that deploys has begun or ended; told by GitHub, beside what AWS tells.
     *
     * @param state {@code IN_PROGRESS}, or how it ended: {@code SUCCESS}, {@code FAILURE}, ...
     */
    record RunStep(Instant at, String job, String step, String state) implements Entry {}

    /** A line that a container wrote; {@code stream} names container and task. */
    record LogLine(Instant at, String stream, String message) implements Entry {}
}
