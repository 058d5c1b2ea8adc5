package dev.slipway.practice;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** One task of a service, as it stands now. */
final class EcsTask {

    private final String id;
    private final EcsService service;
    private final EcsDeployment startedBy;
    private final Instant createdAt;
    private final List<EcsContainer> containers;
    private final List<LoadBalancer> balancers;
    private final Set<String> healthyIn = new HashSet<>();
    private EcsDeployment deployment;
    private String lastStatus = "PROVISIONING";
    private Instant pullStartedAt;
    private Instant pullStoppedAt;
    private Instant startedAt;
    private Instant stoppingAt;
    private Instant stoppedAt;
    private TaskStopCode stopCode;
    private String stoppedReason;
    private String attachmentId;
    private NetworkInterface network;
    private boolean failedTargets;

    EcsTask(String id, EcsService service, EcsDeployment deployment, Instant createdAt, EcsArns arns) {
        this.id = id;
        this.service = service;
        this.startedBy = deployment;
        this.deployment = deployment;
        this.createdAt = createdAt;
        this.balancers = service.settings().loadBalancers();
        this.containers = deployment.definition().containerDefinitions().stream()
                .map(container -> new EcsContainer(container, arns.container(service.cluster(), id))).toList();
    }

    /** Hands the task over to the deployment that now answers for it, as a rollback does. */
    void adoptedBy(EcsDeployment deployment) {
        this.deployment = deployment;
    }

    /** @param network null without the network mode awsvpc */
    void attached(NetworkInterface network, String attachmentId) {
        this.network = network;
        this.attachmentId = attachmentId;
        this.lastStatus = "PENDING";
    }

    void pulling(Instant now) {
        pullStartedAt = now;
    }

    void activating(Instant now) {
        pullStoppedAt = now;
        lastStatus = "ACTIVATING";
    }

    void running(Instant now) {
        startedAt = now;
        lastStatus = "RUNNING";
        containers.forEach(EcsContainer::started);
    }

    /** What the health checks have found; containers without one are not asked. */
    void checked(HealthStatus health) {
        containers.forEach(container -> container.checked(health));
    }

    /**
     * What a load balancer has found. Whether that is news.
     *
     * @param targetGroup an ARN
     */
    boolean checked(String targetGroup, boolean healthy) {
        return healthy ? healthyIn.add(targetGroup) : healthyIn.remove(targetGroup);
    }

    /** A load balancer has given it up. */
    void failedTargets() {
        failedTargets = true;
    }

    /** Whether that is the target which one of its load balancers knows it by. */
    boolean isServedAt(String targetGroup, TargetDescription target) {
        return isRunning() && network != null && network.privateIpAddress().equals(target.id())
                && balancers.stream().anyMatch(balancer -> targetGroup.equals(balancer.targetGroupArn())
                        && target.port().equals(balancer.containerPort()));
    }

    /** From here on it only goes down. */
    void stopping(TaskStopCode code, String reason, Instant now) {
        stopCode = code;
        stoppedReason = reason;
        stoppingAt = now;
        lastStatus = startedAt == null ? "STOPPING" : "DEACTIVATING";
    }

    void goingDown(String status) {
        lastStatus = status;
    }

    void stopped(Instant now) {
        lastStatus = "STOPPED";
        stoppedAt = now;
        containers.forEach(EcsContainer::stopped);
    }

    boolean isStopping() {
        return stoppingAt != null;
    }

    boolean isStopped() {
        return stoppedAt != null;
    }

    boolean isRunning() {
        return lastStatus.equals("RUNNING");
    }

    /** Running, and found healthy where that is checked, by itself or by load balancers. */
    boolean isReady() {
        return isRunning() && containers.stream().allMatch(EcsContainer::isWell)
                && balancers.stream().allMatch(balancer -> healthyIn.contains(balancer.targetGroupArn()));
    }

    /** It ended by itself or because it was unwell; nobody had asked for it. */
    boolean hasFailed() {
        return isStopped() && (failedTargets || health() == HealthStatus.UNHEALTHY
                || stopCode == TaskStopCode.TASK_FAILED_TO_START
                || stopCode == TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
    }

    /** Whether it came up and was well. */
    boolean hasRun() {
        return startedAt != null && health() != HealthStatus.UNHEALTHY && !failedTargets;
    }

    String id() {
        return id;
    }

    EcsService service() {
        return service;
    }

    EcsDeployment startedBy() {
        return startedBy;
    }

    EcsDeployment deployment() {
        return deployment;
    }

    TaskDefinition definition() {
        return startedBy.definition();
    }

    List<EcsContainer> containers() {
        return containers;
    }

    /** Those that it is registered with while it runs. */
    List<LoadBalancer> balancers() {
        return balancers;
    }

    /** The container whose program decides over the task: the first essential one. */
    EcsContainer leading() {
        return containers.stream().filter(it -> !Boolean.FALSE.equals(it.definition().essential())).findFirst()
                .orElse(containers.getFirst());
    }

    String lastStatus() {
        return lastStatus;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant pullStartedAt() {
        return pullStartedAt;
    }

    Instant pullStoppedAt() {
        return pullStoppedAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant stoppingAt() {
        return stoppingAt;
    }

    Instant stoppedAt() {
        return stoppedAt;
    }

    TaskStopCode stopCode() {
        return stopCode;
    }

    String stoppedReason() {
        return stoppedReason;
    }

    /** Null before it is attached. */
    NetworkInterface network() {
        return network;
    }

    String attachmentId() {
        return attachmentId;
    }

    HealthStatus health() {
        if (containers.stream().anyMatch(container -> container.health() == HealthStatus.UNHEALTHY)) {
            return HealthStatus.UNHEALTHY;
        }
        boolean healthy = containers.stream().anyMatch(container -> container.health() == HealthStatus.HEALTHY);
        return healthy ? HealthStatus.HEALTHY : HealthStatus.UNKNOWN;
    }
}
