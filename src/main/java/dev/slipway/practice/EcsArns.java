package dev.slipway.practice;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The names that ECS gives: ARNs of one account and region, and the random ids in them. */
record EcsArns(String region) {

    String cluster(String name) {
        return arn("cluster/" + name);
    }

    String service(String cluster, String name) {
        return arn("service/" + cluster + "/" + name);
    }

    String task(String cluster, String id) {
        return arn("task/" + cluster + "/" + id);
    }

    String container(String cluster, String taskId) {
        return arn("container/" + cluster + "/" + taskId + "/" + UUID.randomUUID());
    }

    String taskDefinition(String family, int revision) {
        return arn("task-definition/" + family + ":" + revision);
    }

    boolean isTaskDefinition(String arn) {
        return arn.startsWith(arn("task-definition/"));
    }

    String serviceDeployment(String cluster, String service) {
        return arn("service-deployment/" + cluster + "/" + service + "/" + hex(21));
    }

    String serviceRevision(String cluster, String service) {
        return arn("service-revision/" + cluster + "/" + service + "/" + digits());
    }

    private String arn(String resource) {
        return "arn:aws:ecs:" + region + ":" + PracticeAccount.ID + ":" + resource;
    }

    /** {@code ecs-svc/} and 19 digits. */
    static String newDeploymentId() {
        return "ecs-svc/" + digits();
    }

    /** 32 hexadecimal digits. */
    static String newTaskId() {
        return hex(32);
    }

    /** The last part of an ARN, or the name itself. */
    static String lastPart(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    private static String digits() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE));
    }

    private static String hex(int length) {
        String digits = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        return digits.substring(0, length);
    }
}
