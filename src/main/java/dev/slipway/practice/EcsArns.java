package dev.slipway.practice;

/** The names that ECS gives: ARNs, and the ids in them. */
record EcsArns(PracticeAccount account) {

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
        return arn("container/" + cluster + "/" + taskId + "/" + account.ids().uuid());
    }

    String taskDefinition(String family, int revision) {
        return arn("task-definition/" + family + ":" + revision);
    }

    boolean isTaskDefinition(String arn) {
        return arn.startsWith(arn("task-definition/"));
    }

    String serviceDeployment(String cluster, String service) {
        return arn("service-deployment/" + cluster + "/" + service + "/" + account.ids().word(21));
    }

    String serviceRevision(String cluster, String service) {
        return arn("service-revision/" + cluster + "/" + service + "/" + digits());
    }

    private String arn(String resource) {
        return account.arn("ecs", resource);
    }

    /** {@code ecs-svc/} and 19 digits. */
    String newDeploymentId() {
        return "ecs-svc/" + digits();
    }

    /** 32 hexadecimal digits. */
    String newTaskId() {
        return account.ids().hex(32);
    }

    private String digits() {
        return account.ids().digits(19);
    }

    /** The last part of an ARN, or the name itself. */
    static String lastPart(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
