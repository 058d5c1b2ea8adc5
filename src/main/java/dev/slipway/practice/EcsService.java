package dev.slipway.practice;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** One service: what it was told to be, its deployments, tasks and events. */
final class EcsService {

    private static final int MOST_EVENTS = 100;

    private final String cluster;
    private final List<EcsDeployment> deployments = new ArrayList<>();
    private final List<EcsServiceDeployment> releases = new ArrayList<>();
    private final List<EcsTask> tasks = new ArrayList<>();
    private final List<ServiceEvent> events = new ArrayList<>();
    private Service settings;
    private EcsDeployment lastCompleted;
    private Instant calmSince;
    private boolean steady;
    private int said;

    /** @param settings what the creating request asked for, with the names that ECS gave */
    EcsService(String cluster, Service settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    /** Makes the deployment the PRIMARY one; the others become ACTIVE and are on their way out. */
    void begin(EcsDeployment deployment) {
        deployments.addFirst(deployment);
        settings = settings.toBuilder().taskDefinition(deployment.definition().taskDefinitionArn())
                .networkConfiguration(deployment.revision().network()).build();
        if (!releases.contains(deployment.release())) {
            releases.addFirst(deployment.release());
        }
        restless();
    }

    /** The PRIMARY deployment has won. */
    void completed() {
        lastCompleted = primary();
        deployments.subList(1, deployments.size()).clear();
    }

    void set(Service settings) {
        this.settings = settings;
        restless();
    }

    void add(EcsTask task) {
        tasks.add(task);
    }

    void say(String what, Instant now) {
        tell("(service " + name() + ") " + what, now);
    }

    /** Says it of one deployment, which AWS calls a task set there. */
    void say(EcsDeployment deployment, String what, Instant now) {
        tell("(service " + name() + ", taskSet " + deployment.id() + ") " + what, now);
    }

    private void tell(String message, Instant now) {
        byte[] name = (arn() + said++).getBytes(StandardCharsets.UTF_8);
        events.addFirst(ServiceEvent.builder().id(UUID.nameUUIDFromBytes(name).toString()).createdAt(now)
                .message(message).build());
        if (events.size() > MOST_EVENTS) {
            events.removeLast();
        }
    }

    /** Something changed: it is not in a steady state any more. */
    void restless() {
        steady = false;
        calmSince = null;
    }

    /** How long everything has been as it should be, counted from the first time this is asked. */
    Duration calm(Instant now) {
        if (calmSince == null) {
            calmSince = now;
        }
        return Duration.between(calmSince, now);
    }

    void steady() {
        steady = true;
    }

    boolean isSteady() {
        return steady;
    }

    void forget(EcsTask task) {
        tasks.remove(task);
    }

    String cluster() {
        return cluster;
    }

    String name() {
        return settings.serviceName();
    }

    String arn() {
        return settings.serviceArn();
    }

    /** ACTIVE, DRAINING or INACTIVE. */
    String status() {
        return settings.status();
    }

    boolean isActive() {
        return status().equals("ACTIVE");
    }

    int desired() {
        return settings.desiredCount();
    }

    Service settings() {
        return settings;
    }

    EcsDeployment primary() {
        return deployments.getFirst();
    }

    List<EcsDeployment> deployments() {
        return deployments;
    }

    /** The deployment to go back to. */
    Optional<EcsDeployment> lastCompleted() {
        return Optional.ofNullable(lastCompleted);
    }

    /** The newest first. */
    List<EcsServiceDeployment> releases() {
        return releases;
    }

    /** The newest first. */
    List<ServiceEvent> events() {
        return events;
    }

    List<EcsTask> tasks() {
        return tasks;
    }

    /** Those that are to run. */
    Stream<EcsTask> wanted() {
        return tasks.stream().filter(task -> !task.isStopping());
    }

    /** Those of a deployment that are to run. */
    List<EcsTask> wantedOf(EcsDeployment deployment) {
        return wanted().filter(task -> task.deployment() == deployment).toList();
    }

    boolean hasLiving() {
        return tasks.stream().anyMatch(task -> !task.isStopped());
    }

    int running() {
        return (int) wanted().filter(EcsTask::isRunning).count();
    }

    int pending() {
        return (int) wanted().filter(task -> !task.isRunning()).count();
    }

    EcsCircuitBreaker breaker() {
        return EcsCircuitBreaker.of(settings.deploymentConfiguration(), desired());
    }
}
