package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.SYMPTOM;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import java.util.List;

/** How a rollout goes: what ECS, its waiters and the programs that deploy say of a service. */
final class RolloutRules implements Family {

    private static final String EVENTS =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html";
    private static final String BREAKER =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html";
    private static final String HEALTH =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";
    private static final String DEPLOY = "https://github.com/aws-actions/amazon-ecs-deploy-task-definition#readme";
    private static final String FAILURES =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.TARGET_GROUP_UNHEALTHY, TYPICAL, HEALTH,
                        "failed ELB health checks", "is unhealthy in (target-group", "is unhealthy in target-group",
                        "is unhealthy in (elb", "is unhealthy in elb", "Health checks failed with these codes",
                        "Target.ResponseCodeMismatch", "Target.FailedHealthChecks", "Target.Timeout",
                        "failed at least the UnhealthyThreshold", "Elb.InternalError",
                        "failed to respond to … health check",
                        "unhealthy targets", "targets are unhealthy", "no healthy targets", "Health checks failed",
                        "unhealthy in … due to", "failed load balancer health checks", "unhealthy target",
                        "|target| ‥ is unhealthy", "|target health| ‥ unhealthy", "Target.IpUnusable",
                        "|targets| ‥ failed health checks",
                        "due to (reason Request timed out",
                        "due to (reason Health checks", "due to (reason Connection")
                        .unless("container health checks").also(Cause.SECURITY_GROUP_BLOCKS_PORT),
                that(Cause.HEALTH_CHECK_FAILING, LIKELY, EVENTS,
                        "tasks due to an unhealthy status", "task due to an unhealthy status")
                        .also(Cause.TARGET_GROUP_UNHEALTHY),
                that(Cause.DEPLOYMENT_CIRCUIT_BREAKER, LIKELY, BREAKER,
                        "SERVICE_DEPLOYMENT_FAILED", "ECS deployment circuit breaker",
                        "circuit breaker was triggered", "circuit breaker triggered",
                        "by the deployment circuit breaker", "circuit breaker: task", "circuit breaker threshold",
                        "|deployment| ‥ deployment failed", "|deployment| ‥ has failed",
                        "deployment failed: tasks failed to start",
                        "rolling back to deployment", "likely rolled back", "|deployment| ‥ rolled back",
                        "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED", "rolled back to",
                        "tasks failed to start", "rolloutState FAILED", "rolling back",
                        "not found after stabilization", "service deployment rolled back", "has been rolled back",
                        "Deployment failed", "automatic rollback")
                        .unless("UPDATE_ROLLBACK", "Transaction", "failed due to timeout", "failed (timeout)", "npm",
                                "pages",
                                "DeployTimeout")
                        .also(Cause.TASKS_KEEP_FAILING),
                that(Cause.TASKS_KEEP_FAILING, LIKELY, EVENTS,
                        "unable to consistently start tasks successfully", "SERVICE_TASK_START_IMPAIRED",
                        "tasks keep failing", "tasks are failing to start", "tasks failing repeatedly",
                        "|task| ‥ stopped before reaching RUNNING", "repeatedly failed", "repeatedly failing",
                        "TasksRunning … terminal failure state", "failed to launch a task"),
                that(Cause.DEPLOYMENT_CONFIG_STUCK, NAMED, EVENTS,
                        "because of the service deployment configuration", "minimumHealthyPercent or maximumPercent",
                        "was unable to scale in", "number of protected tasks", "protected tasks",
                        "task protection", "deployment configuration … unable", "SERVICE_TASK_CONFIGURATION_FAILURE",
                        "unable to stop or start tasks during a deployment", "minimumHealthyPercent … cannot",
                        "scale-in protection"),
                that(Cause.WAITER_TIMEOUT, SYMPTOM, DEPLOY,
                        "ServicesStable failed: Max attempts exceeded", "Waiter has timed out",
                        "Resource is not in the state servicesStable", "not in the state servicesStable",
                        "state TIMEOUT reason"),
                that(Cause.WAITER_TIMEOUT, SYMPTOM, DEPLOY,
                        "exceeded max wait time", "Max attempts exceeded", "did not stabilize",
                        "did not stabilise", "Exceeded attempts to wait", "timeout while waiting for state",
                        "timed out waiting for", "timeout waiting for", "failed due to timeout",
                        "deployment timed out",
                        "NotStabilized", "timeout while waiting for resource", "not running within", "WaiterError",
                        "wait timed out", "|service| ‥ never became stable",
                        "waiting for service … to stabilize … timed out",
                        "timed out … stable", "deploy timed out",
                        "tfSTABLE", "exceeded max wait", "never reached a steady state",
                        "did not reach a steady state", "not become stable",
                        "failed to reach a steady state", "not reached a steady state", "servicesStable … timed out",
                        "failed to stabilize", "timed out while waiting", "Deployment took too long",
                        "context deadline exceeded … wait")
                        .unless("CannotPull", "provisioning to complete", "network interface",
                                "waiting for connection", "curl", "port 443", "EBS volume",
                                "Will wait for", "TaskRole", "capacity provider"),
                that(Cause.SERVICE_INACTIVE, NAMED, FAILURES,
                        "Service is INACTIVE", "Service was not ACTIVE", "ServiceNotActiveException",
                        "referenced service was inactive", "|service| ‥ is INACTIVE", "|service| ‥ INACTIVE",
                        "service is not active", "|service| ‥ is DRAINING", "services[].status … INACTIVE",
                        "matched expected path: INACTIVE", "matched expected path: DRAINING", "Service is DRAINING",
                        "service was deleted", "|service| ‥ has been deleted", "|service| ‥ not active",
                        "|service| ‥ is still Draining"),
                that(Cause.SERVICE_INACTIVE, TYPICAL, FAILURES, "status: DRAINING").near("serviceName", "serviceArn")
                        .unless("containerInstance"),
                // a service's ARN names its cluster, too, whose name often ends in that word
                that(Cause.SERVICE_NOT_FOUND, NAMED, FAILURES, "|arn:aws| ‥ |service| ‥ is MISSING"),
                that(Cause.SERVICE_NOT_FOUND, NAMED, FAILURES,
                        "ServiceNotFoundException", "|Service not found|", "|service| ‥ is MISSING",
                        "|service| ‥ not found",
                        "Unable to find service", "|service| ‥ could not be found", "service cannot be found",
                        "No such service", "|service| ‥ does not exist", "couldn't find service",
                        "could not find service",
                        "matched expected path: MISSING", "|service| ‥ |is MISSING|", "reason MISSING",
                        "no active … service found",
                        "An error occurred when calling DescribeServices … missing",
                        "no service found", "|service| ‥ doesn't exist", "Service not found in cluster")
                        .unless("|cluster| ‥ is MISSING", ":cluster/ … MISSING", "service-linked", "service linked",
                                "service discovery", "namespace", "secret", "log group", "Cluster not found",
                                "container instance",
                                "task definition", "repository"),
                that(Cause.CLUSTER_NOT_FOUND, NAMED, FAILURES,
                        "ClusterNotFoundException", "|Cluster not found|", "referenced cluster was inactive",
                        "no such cluster", "Unable to find cluster", "could not find cluster",
                        "|cluster is inactive|"),
                that(Cause.CLUSTER_NOT_FOUND, TYPICAL, FAILURES,
                        "|cluster| ‥ not found", "|cluster| ‥ does not exist", "|cluster| ‥ is MISSING",
                        "|cluster| ‥ reason MISSING", "|cluster| ‥ could not be found", "|cluster| ‥ is INACTIVE",
                        "No cluster found", "|cluster| ‥ doesn't exist")
                        .unless("Service not found", "|service| ‥ not found", "Unable to find service",
                                "ServiceNotFound", "Service was not ACTIVE", "|EKS|", "kubernetes", "|rds|",
                                "|redis|",
                                "task definition", "service/ … is MISSING"));
    }
}
