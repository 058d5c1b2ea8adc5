package dev.slipway.pipeline;

/** The names of what the pipeline deploys onto. */
public record Target(String cluster, String service, String family, String repository, String logGroup,
                     String executionRole, String securityGroup) {

    public static Target defaults() {
        return new Target("my-app-cluster", "my-app-api-service", "my-app-api", "my-app-api", "/ecs/my-app-api",
                "ecsTaskExecutionRole", "my-app-api-sg");
    }
}
