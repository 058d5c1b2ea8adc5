package dev.slipway.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One task of the service, running or stopped.
 *
 * @param id            the last part of its ARN
 * @param deployment    the id of the deployment that started it
 * @param status        {@code PROVISIONING} ... {@code STOPPED}
 * @param health        {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}
 * @param address       its private IPv4 address, by which target groups call it; empty before it has one
 * @param stopCode      {@code TaskFailedToStart}, {@code EssentialContainerExited}, ...; empty while it runs
 * @param stoppedReason AWS's own words, or empty
 */
public record TaskRow(String id, String deployment, String taskDefinition, String status, String health,
                      String address, Instant createdAt, Optional<Instant> startedAt, Optional<Instant> stoppedAt,
                      String stopCode, String stoppedReason, List<ContainerRow> containers) {

    public TaskRow {
        containers = List.copyOf(containers);
    }

    /**
     * One container of a task.
     *
     * @param reason AWS's own words for its end ({@code OutOfMemoryError: ...}), or empty
     */
    public record ContainerRow(String name, String status, Optional<Integer> exitCode, String reason) {}

    public boolean isStopped() {
        return status.equals("STOPPED");
    }

    /** Whether it has stopped or is about to; why is told before it is gone. */
    public boolean isEnding() {
        return isStopped() || !stoppedReason.isEmpty();
    }

    /** Whether it ended by itself or was found ill, rather than being taken down by a deployment, a person or AWS. */
    public boolean hasFailed() {
        return isEnding() && switch (stopCode) {
            case "TaskFailedToStart", "EssentialContainerExited" -> true;
            case "ServiceSchedulerInitiated", "" ->
                    stoppedReason.contains("failed") || stoppedReason.contains("unhealthy");
            default -> false;
        };
    }

    /** Of the container that ended it: the first that did not exit with 0, else the first that exited. */
    public Optional<Integer> exitCode() {
        List<Integer> codes = containers.stream().flatMap(container -> container.exitCode().stream()).toList();
        return codes.stream().filter(code -> code != 0).findFirst().or(() -> codes.stream().findFirst());
    }

    /** Why it stopped: the task's own reason, and its container's where that says more. */
    public String why() {
        String inContainer = containers.stream().map(ContainerRow::reason).filter(reason -> !reason.isEmpty())
                .findFirst().orElse("");
        if (inContainer.isEmpty() || stoppedReason.contains(inContainer)) {
            return stoppedReason;
        }
        return stoppedReason.isEmpty() ? inContainer : stoppedReason + " (" + inContainer + ")";
    }
}
