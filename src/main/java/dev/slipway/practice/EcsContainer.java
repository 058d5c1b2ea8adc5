package dev.slipway.practice;

import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.HealthStatus;

/** One container of a task, as it stands now. */
final class EcsContainer {

    private static final int TERMINATED = 128 + 15;

    private final ContainerDefinition definition;
    private final String arn;
    private String lastStatus = "PENDING";
    private HealthStatus health = HealthStatus.UNKNOWN;
    private Integer exitCode;
    private String reason;

    EcsContainer(ContainerDefinition definition, String arn) {
        this.definition = definition;
        this.arn = arn;
    }

    void started() {
        lastStatus = "RUNNING";
    }

    void checked(HealthStatus health) {
        if (definition.healthCheck() != null) {
            this.health = health;
        }
    }

    void exited(int exitCode, String reason) {
        this.exitCode = exitCode;
        this.reason = reason;
        this.lastStatus = "STOPPED";
    }

    void failed(String reason) {
        this.reason = reason;
        this.lastStatus = "STOPPED";
    }

    /** A program that runs is ended by SIGTERM. */
    void stopped() {
        if (lastStatus.equals("RUNNING")) {
            exitCode = TERMINATED;
        }
        lastStatus = "STOPPED";
    }

    boolean isWell() {
        return definition.healthCheck() == null || health == HealthStatus.HEALTHY;
    }

    ContainerDefinition definition() {
        return definition;
    }

    String arn() {
        return arn;
    }

    String lastStatus() {
        return lastStatus;
    }

    HealthStatus health() {
        return health;
    }

    /** Null unless its program has ended. */
    Integer exitCode() {
        return exitCode;
    }

    String reason() {
        return reason;
    }
}
