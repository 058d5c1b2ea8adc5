package dev.slipway.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;

/** One answer of DescribeServices: everything cheap that a service says of itself. */
record ServiceLook(String status, Optional<ServiceRow> row, List<DeploymentRow> deployments,
                   List<Entry.ServiceEvent> events) {

    static ServiceLook of(DescribeServicesResponse answer, Instant now) {
        if (answer.services().isEmpty()) {
            return new ServiceLook("MISSING", Optional.empty(), List.of(), List.of());
        }
        Service service = answer.services().getFirst();
        return new ServiceLook(service.status(), Optional.of(Rows.service(service, now)), Rows.deployments(service),
                Rows.events(service));
    }

    Optional<DeploymentRow> primary() {
        return deployments.stream().filter(DeploymentRow::isPrimary).findFirst();
    }

    /** Whether nothing is left to do for ECS. */
    boolean isSettled() {
        if (!status.equals("ACTIVE")) {
            return !status.equals("DRAINING");
        }
        return deployments.size() <= 1 && deployments.stream().allMatch(row -> !row.rolloutState().equals("IN_PROGRESS")
                && row.pending() == 0 && (row.running() == row.desired() || row.rolloutState().equals("FAILED")));
    }

    /** Whether its tasks are others than before, and not only further on their way. */
    boolean hasOtherTasksThan(ServiceLook before) {
        List<Entry.ServiceEvent> heard = before.events;
        return !deployments.stream().map(ServiceLook::tasks).toList()
                .equals(before.deployments.stream().map(ServiceLook::tasks).toList())
                || events.stream().anyMatch(event -> event.message().contains("(task ") && !heard.contains(event));
    }

    private static List<Object> tasks(DeploymentRow row) {
        return List.of(row.id(), row.running() + row.pending(), row.failed());
    }

    /** Whether a deployment has come, gone, or got on by more than its tasks. */
    boolean hasOtherDeploymentsThan(ServiceLook before) {
        return !deployments.stream().map(ServiceLook::state).toList()
                .equals(before.deployments.stream().map(ServiceLook::state).toList());
    }

    private static List<Object> state(DeploymentRow row) {
        return List.of(row.id(), row.status(), row.rolloutState(), row.reason());
    }

    boolean isLike(ServiceLook other) {
        return other != null && status.equals(other.status) && deployments.equals(other.deployments)
                && events.equals(other.events);
    }
}
