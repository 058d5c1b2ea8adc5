package dev.slipway.rollout;

import java.time.Instant;

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

    /** A line that a container wrote; {@code stream} names container and task. */
    record LogLine(Instant at, String stream, String message) implements Entry {}
}
