package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import java.util.List;

/** Texts that tell of no failure. They only count where nothing else does. */
final class BenignRules implements Family {

    private static final String EVENTS =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html";
    private static final String BRIDGE =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html";
    private static final String DEPLOY = "https://github.com/aws-actions/amazon-ecs-deploy-task-definition#readme";
    private static final String STARTED = "https://www.uvicorn.org/";
    private static final String CHECKED = "https://docs.python.org/3/library/unittest.html";
    private static final String STEPS =
            "https://docs.github.com/en/actions/how-tos/monitor-workflows/use-workflow-run-logs";
    private static final String LOGIN = "https://docs.docker.com/reference/cli/docker/login/";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.STEADY_STATE, NAMED, EVENTS,
                        "has reached a steady state", "reached a steady state", "SERVICE_STEADY_STATE",
                        "SERVICE_DEPLOYMENT_COMPLETED", "TASKSET_STEADY_STATE", "CAPACITY_PROVIDER_STEADY_STATE",
                        "deployment completed", "ECS deployment … completed", "rolloutState COMPLETED",
                        "service is stable", "services are stable", "service has stabilized", "is now stable",
                        "deployment successful", "Deployment succeeded", "successfully deployed",
                        "|service| ‥ is stable", "|deployment| ‥ completed successfully", "Deployment complete",
                        "|deployment| ‥ SUCCESSFUL",
                        "has stabilized", "deployed successfully", "SERVICE_DEPLOYMENT_SUCCESSFUL",
                        "service deployment … succeeded"),
                that(Cause.DEPLOYMENT_IN_PROGRESS, TYPICAL, EVENTS,
                        "has started … tasks: (task", "has started 1 tasks", "has started … tasks",
                        "has started task",
                        "stopped ‥ running tasks", "has stopped … running task", "has begun draining connections",
                        "registered … targets in", "deregistered … targets in", "registered … instances in",
                        "deregistered … instances in", "SERVICE_DEPLOYMENT_IN_PROGRESS",
                        "Scaling activity initiated by", "ServiceSchedulerInitiated", "rolloutState IN_PROGRESS",
                        "Waiting for the service to become stable", "Waiting for service to", "Deployment started",
                        "Target registration is in progress", "Target.DeregistrationInProgress",
                        "Elb.RegistrationInProgress", "Initial health checks in progress",
                        "Elb.InitialHealthChecking",
                        "deregistration is in progress", "Still modifying", "Still creating", "lastStatus PENDING",
                        "lastStatus PROVISIONING", "lastStatus ACTIVATING", "lastStatus DEPROVISIONING",
                        "|deployment| ‥ in progress", "Waiting for deployment", "Waiting until", "is in progress",
                        "UPDATE_IN_PROGRESS", "CREATE_IN_PROGRESS", "has stopped … pending tasks", "Starting deploy",
                        "Waiting for … to become stable", "Waiting for … stable", "wait service stable",
                        "waiting for the deployment",
                        "has started … task", "|tasks| ‥ pending", "|deployment| ‥ PRIMARY", "|service| ‥ is ACTIVE",
                        "draining connections", "is not AZ balanced", "updated computedDesiredCount",
                        "AZ Rebalancing in progress",
                        "to AZ Rebalance", "due to AZ rebalancing", "Updating service"),
                that(Cause.NO_FAILURE, LIKELY, BRIDGE,
                        "Successfully built", "found 0 vulnerabilities", "Failures: 0, Errors: 0",
                        "|Started| ‥ seconds", "|listening on|", "Compiled successfully", "|jobs completed|",
                        "Tests ‥ passed", "tests passed", "passed, ‥ total", "|passed| ‥ warnings in",
                        "|passed| ‥ skipped", "healthStatus HEALTHY",
                        "BUILD SUCCESSFUL", "|jobs| ‥ succeeded", "Successfully tagged", "Login Succeeded",
                        "successfully set desired count",
                        "SERVICE_DESIRED_COUNT_UPDATED", "set desired count to", "Logging into registry",
                        "digest: sha256",
                        "Authenticated as assumedRoleId", "Authenticated as", "Task definition registered",
                        "Task stopped by user", "Stopped by user", "UserInitiated", "stopped by … user",
                        "TASKS_STOPPED",
                        "exited with code 0", "exit code 0|", "exitcode 0|", "Status: Downloaded newer image",
                        "Image is up to date",
                        "exporting to image", "pushing manifest", "CREATE_COMPLETE", "DELETE_COMPLETE",
                        "UPDATE_COMPLETE",
                        "Apply complete",
                        "successfully", "Build succeeded", "BUILD SUCCESS", "Job succeeded", 
                        "No changes", "was updated", "Pull complete",
                        "completed with exit code 0|",
                        "scaled to", "Login successful", "tests passed", "passed in", "all checks have passed",
                        "|task| ‥ completed", "DONE 0",
                        "HTTP/1.1 200",
                        "is AZ balanced", "Monitor alarm", "alarm … state", "to desired count",
                        "Registered task definition"),
                that(Cause.NO_FAILURE, LIKELY, STARTED,
                        "Application startup complete", "running on http", "Now listening on", "|Application started|",
                        "|listening at|", "ready to handle connections", "ready for connections",
                        "ready to accept connections", "|server started|", "|server is running|", "ready in ‥ ms",
                        "started on port", "Booting worker with pid", "start worker process"),
                that(Cause.NO_FAILURE, LIKELY, CHECKED,
                        "no issues found", "found no issues", "|0 issues|", "All checks passed", "no offenses detected",
                        "All matched files use Prettier", "no problems found", "|0 failures|", "|0 failed|",
                        "|0 errors|", "|tests in| ‥ |OK|", "Already up to date", "|tests| ‥ assertions"),
                that(Cause.NO_FAILURE, LIKELY, STEPS,
                        "Removing login credentials", "Logging out of registry", "Cache saved", "Cache hit for",
                        "Cache restored", "|added| ‥ packages", "|built in|", "Generating static pages",
                        "Evaluate and set job outputs", "Complete job name", "branch is up to date", "HEAD is now at",
                        "Booting builder", "Deployment time:", "|Plan| ‥ to add", "Connected to database"),
                that(Cause.HARMLESS_NOTICE, TYPICAL, DEPLOY,
                        "is deprecated", "are deprecated", "will be disabled soon", "will be deprecated",
                        "DeprecationWarning",
                        "Ignoring property", "Unexpected input(s)", "Your password will be stored unencrypted",
                        "docker password is not masked", "in maintenance mode", "end-of-support",
                        "has been deprecated",
                        "deprecated and will be removed", "LegacyKeyValueFormat", "JSONArgsRecommended", "npm warn",
                        "Failed to save: Unable to reserve cache", "Cache not found", "will be removed in",
                        "deprecation", "Skip output … since it may contain secret",
                        "Using --password via the CLI is insecure",
                        "credential helper", "configure-a-credential", "Node.js … actions are deprecated",
                        "forced to run on", "SecretsUsedInArgOrEnv", "performing maintenance", "task retirement",
                        "InvalidDefaultArgInFrom", "No files were found with the provided path",
                        "funding", "No GitHub OIDC thumbprint", "FromAsCasing", "is obsolete",
                        "scheduled for retirement",
                        "end of life", "new major version of npm"),
                that(Cause.HARMLESS_NOTICE, TYPICAL, DEPLOY, "|warning|").unless("|0 warning"),
                that(Cause.HARMLESS_NOTICE, TYPICAL, LOGIN, "WARNING! Your", "WARNING! Using"));
    }
}
