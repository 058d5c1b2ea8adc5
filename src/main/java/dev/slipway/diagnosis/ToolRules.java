package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.SYMPTOM;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import java.util.List;

/** What programs that deploy say in words of their own: GitHub's actions and the command lines for ECS. */
final class ToolRules implements Family {

    private static final String CREDENTIALS =
            "https://github.com/aws-actions/configure-aws-credentials/blob/main/src/index.ts";
    private static final String DEPLOY =
            "https://github.com/aws-actions/amazon-ecs-deploy-task-definition/blob/master/index.js";
    private static final String RENDER =
            "https://github.com/aws-actions/amazon-ecs-render-task-definition/blob/master/index.js";
    private static final String FABFUEL = "https://github.com/fabfuel/ecs-deploy/blob/develop/ecs_deploy/ecs.py";
    private static final String SIL = "https://github.com/silinternational/ecs-deploy/blob/master/ecs-deploy";
    private static final String ECS_CLI = "https://github.com/aws/amazon-ecs-cli";
    private static final String COPILOT = "https://github.com/aws/copilot-cli";
    private static final String ECSPRESSO = "https://github.com/kayac/ecspresso";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.SECRET_MISSING_IN_GITHUB, NAMED, CREDENTIALS,
                        "role-to-assume is set, aws-access-key-id or web-identity-token-file must be set"),
                that(Cause.INVALID_TASK_DEFINITION, NAMED, RENDER, "is invalid logConfigurationLogDriver",
                        "Can't parse logConfiguration option", "Cannot parse the environment variable",
                        "Either task definition file, ARN, family", "Invalid format for container name",
                        "AppSpec file must include property"),
                that(Cause.DEPLOYMENT_CIRCUIT_BREAKER, LIKELY, DEPLOY, "Deployment ecs-svc ‥ |FAILED|",
                        "Deployment Failed! ECS deployment").unless("timeout"),
                that(Cause.NETWORK_CONFIG_INVALID, NAMED, FABFUEL, "At least one subnet … are required"),
                that(Cause.NETWORK_CONFIG_INVALID, NAMED, ECS_CLI, "requires network configuration to be set"),
                that(Cause.NETWORK_CONFIG_INVALID, NAMED, COPILOT, "cannot find the awsvpc configuration"),
                that(Cause.INVALID_TASK_DEFINITION, NAMED, ECS_CLI, "requires network mode to be awsvpc",
                        "does not have any essential containers"),
                that(Cause.CONTAINER_NAME_MISMATCH, NAMED, ECS_CLI, "|Container with name| ‥ could not be found",
                        "Could not find container ‥ in task definition"),
                that(Cause.SERVICE_NOT_FOUND, NAMED, ECS_CLI, "Couldn't get service",
                        "Got an empty list of services while describing"),
                that(Cause.SERVICE_NOT_FOUND, NAMED, COPILOT, "cannot find service", "service not found in"),
                that(Cause.IMAGE_NOT_FOUND, TYPICAL, ECSPRESSO, "is not found in Registry"),
                that(Cause.WAITER_TIMEOUT, SYMPTOM, ECS_CLI, "Deployment has not completed",
                        "Running count has not changed for", "Timeout waiting for container",
                        "Timeout waiting for task"),
                that(Cause.WAITER_TIMEOUT, SYMPTOM, FABFUEL, "Deployment failed (timeout)", "failed due to timeout"),
                that(Cause.WAITER_TIMEOUT, SYMPTOM, SIL, "task run took longer than", "not running within"),
                that(Cause.STEADY_STATE, NAMED, ECS_CLI, "has reached a stable state"),
                that(Cause.STEADY_STATE, NAMED, ECSPRESSO, "Service is deployed", "Service is stable now"),
                that(Cause.STEADY_STATE, LIKELY, COPILOT, "Deployed service", "Your service is accessible at"),
                that(Cause.STEADY_STATE, LIKELY, SIL, "Service updated successfully, new task definition running"),
                that(Cause.DEPLOYMENT_IN_PROGRESS, TYPICAL, DEPLOY, "Waiting for tasks to stop",
                        "Watch this deployment's progress"),
                that(Cause.DEPLOYMENT_IN_PROGRESS, TYPICAL, ECS_CLI,
                        "Updated the ECS service with a new task definition", "Updated ECS service successfully", "Service status ‥ desiredCount"),
                that(Cause.TASKS_KEEP_FAILING, TYPICAL, FABFUEL, "warning: ‥ tasks failed to start"),
                that(Cause.DEPLOYMENT_IN_PROGRESS, TYPICAL, FABFUEL, "Deploying new task definition",
                        "Deploying previous task definition", "Scaling service"),
                that(Cause.DEPLOYMENT_IN_PROGRESS, TYPICAL, SIL, "Checking task status every",
                        "Waiting for service deployment"),
                that(Cause.DEPLOYMENT_IN_PROGRESS, TYPICAL, ECSPRESSO, "Waiting for the service stable",
                        "Waiting for a deployment", "Waiting for run task", "Waiting task sets"),
                that(Cause.NO_FAILURE, LIKELY, CREDENTIALS, "Pre-existing credentials are valid",
                        "Proceeding with IAM user credentials", "Post job cleanup", "Cleaning up orphan processes"),
                that(Cause.NO_FAILURE, LIKELY, DEPLOY, "All tasks have stopped"),
                that(Cause.NO_FAILURE, LIKELY, ECSPRESSO, "Run task completed"),
                that(Cause.HARMLESS_NOTICE, TYPICAL, ECS_CLI, "Skipping unsupported YAML option"),
                that(Cause.HARMLESS_NOTICE, TYPICAL, "https://github.com/actions/runner-images/issues",
                        "pipelines will use", "workflows will use", "label will migrate", "will be migrated to",
                        "input is not set. The version", "Supported file pattern", "Cache service responded with",
                        "as the root user can result in", "delaying package configuration",
                        "chunks are larger than", "caniuse-lite is outdated", "npm notice", "EBADENGINE",
                        "A new release of pip", "is scheduled for removal", "Defaulting to a blank string",
                        "is subject to change", "npm audit fix"));
    }
}
