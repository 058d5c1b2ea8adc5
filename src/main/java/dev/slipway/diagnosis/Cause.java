package dev.slipway.diagnosis;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why something did not work, or that nothing is wrong: the ids are stable, the words stand in the texts. */
public enum Cause {
    IMAGE_NOT_FOUND(Docs.ECS + "task_cannot_pull_image.html"),
    IMAGE_PULL_AUTH(Docs.ECS + "task_cannot_pull_image.html"),
    IMAGE_PULL_NETWORK(Docs.ECS + "task_cannot_pull_image.html"),
    IMAGE_PLATFORM_MISMATCH(Docs.ECS + "task_cannot_pull_image.html"),
    IMAGE_PULL_RATE_LIMIT(Docs.ECS + "task_cannot_pull_image.html"),
    DISK_FULL(Docs.ECS + "task_cannot_pull_image.html"),
    EXECUTION_ROLE_MISSING(Docs.ECS + "task_execution_IAM_role.html"),
    EXECUTION_ROLE_CANNOT_BE_ASSUMED(Docs.ECS + "task_execution_IAM_role.html"),
    SERVICE_LINKED_ROLE_MISSING(Docs.ECS + "using-service-linked-roles.html"),
    ROLE_NOT_VALID(Docs.ECS + "task_definition_parameters.html"),
    PASS_ROLE_DENIED(Docs.ECS + "security_iam_troubleshoot.html"),
    OIDC_TRUST_MISMATCH(Docs.OIDC),
    OIDC_PROVIDER_MISSING(Docs.OIDC),
    OIDC_AUDIENCE_MISMATCH(Docs.OIDC),
    ID_TOKEN_PERMISSION_MISSING(Docs.OIDC),
    SECRET_MISSING_IN_GITHUB(Docs.GITHUB + "write-workflows/choose-what-workflows-do/use-secrets"),
    INVALID_CREDENTIALS(Docs.CREDENTIALS),
    EXPIRED_CREDENTIALS(Docs.CREDENTIALS),
    CLOCK_SKEW(Docs.IAM + "reference_sigv-troubleshooting.html"),
    REGION_MISMATCH(Docs.CREDENTIALS),
    ECR_LOGIN_DENIED(Docs.ACTIONS + "amazon-ecr-login#readme"),
    ECR_PUSH_DENIED(Docs.ECR + "image-push-iam.html"),
    ECR_REPOSITORY_MISSING(Docs.ECR + "common-errors-docker.html"),
    ECR_TAG_IMMUTABLE(Docs.ECR + "image-tag-mutability.html"),
    REGISTER_DENIED(Docs.ECS + "security_iam_troubleshoot.html"),
    UPDATE_SERVICE_DENIED(Docs.ECS + "security_iam_troubleshoot.html"),
    ECS_READ_OR_RUN_DENIED(Docs.ECS + "security_iam_troubleshoot.html"),
    UNSUPPORTED_FIELD(Docs.ACTIONS + "amazon-ecs-deploy-task-definition#readme"),
    INVALID_TASK_DEFINITION(Docs.ECS + "task_definition_parameters.html"),
    INVALID_CPU_MEMORY(Docs.ECS + "task-cpu-memory-error.html"),
    CONTAINER_NAME_MISMATCH(Docs.ACTIONS + "amazon-ecs-render-task-definition#readme"),
    PORT_MISMATCH(Docs.ECS + "task_definition_parameters.html"),
    TARGET_GROUP_NO_LOAD_BALANCER(Docs.ECS + "troubleshoot-service-load-balancers.html"),
    TASK_DEFINITION_NOT_FOUND(Docs.ECS + "api_failures_messages.html"),
    LOG_GROUP_MISSING(Docs.ECS + "using_awslogs.html"),
    LOG_DRIVER_PERMISSION(Docs.ECS + "using_awslogs.html"),
    LOG_DRIVER_NETWORK(Docs.ECS + "using_awslogs.html"),
    SECRET_FETCH_FAILED(Docs.ECS + "resource-initialization-error.html"),
    SECRET_FETCH_NETWORK(Docs.ECS + "resource-initialization-error.html"),
    TASK_ROLE_PERMISSION(Docs.ECS + "task-iam-roles.html"),
    CONTAINER_CRASH(Docs.ECS + "stopped-task-error-codes.html"),
    OUT_OF_MEMORY(Docs.ECS + "out-of-memory.html"),
    ENTRYPOINT_NOT_FOUND(Docs.ECS + "cannot-start-container.html"),
    ENTRYPOINT_NOT_EXECUTABLE(Docs.ECS + "cannot-start-container.html"),
    HEALTH_CHECK_FAILING(Docs.ECS + "healthcheck.html"),
    TARGET_GROUP_UNHEALTHY(Docs.ECS + "service-unhealthy-event-messages.html"),
    SECURITY_GROUP_BLOCKS_PORT(Docs.ECS + "troubleshoot-service-load-balancers.html"),
    NO_PUBLIC_IP(Docs.ECS + "fargate-task-networking.html"),
    NETWORK_CONFIG_INVALID(Docs.ECS + "task-networking-awsvpc.html"),
    CAPACITY_UNAVAILABLE(Docs.ECS + "service-event-messages-list.html"),
    NO_CONTAINER_INSTANCES(Docs.ECS + "service-event-messages-list.html"),
    SERVICE_QUOTA_REACHED(Docs.ECS + "service-quotas.html"),
    SUBNET_IPS_EXHAUSTED(Docs.ECS + "fargate-task-networking.html"),
    THROTTLED(Docs.ECS + "service-event-messages-list.html"),
    DEPLOYMENT_CIRCUIT_BREAKER(Docs.ECS + "deployment-circuit-breaker.html"),
    TASKS_KEEP_FAILING(Docs.ECS + "service-event-messages-list.html"),
    DEPLOYMENT_CONFIG_STUCK(Docs.ECS + "service-event-messages-list.html"),
    WAITER_TIMEOUT(Docs.ACTIONS + "amazon-ecs-deploy-task-definition#readme"),
    SERVICE_NOT_FOUND(Docs.ECS + "api_failures_messages.html"),
    CLUSTER_NOT_FOUND(Docs.ECS + "api_failures_messages.html"),
    SERVICE_INACTIVE(Docs.ECS + "api_failures_messages.html"),
    BUILD_FAILED(Docs.GITHUB + "monitor-workflows/use-workflow-run-logs"),
    STEADY_STATE(Nature.BENIGN, Docs.ECS + "service-event-messages-list.html"),
    DEPLOYMENT_IN_PROGRESS(Nature.BENIGN, Docs.ECS + "ecs_cwe_events.html"),
    NO_FAILURE(Nature.BENIGN, Docs.ECS + "ecs_cwe_events.html"),
    HARMLESS_NOTICE(Nature.BENIGN, Docs.ACTIONS + "amazon-ecs-deploy-task-definition#readme"),
    UNKNOWN(Nature.UNKNOWN, Docs.ECS + "stopped-task-error-codes.html");

    /** Whether a cause is trouble at all. */
    public enum Nature { FAILURE, BENIGN, UNKNOWN }

    private final Nature nature;
    private final URI docs;

    Cause(String docs) {
        this(Nature.FAILURE, docs);
    }

    Cause(Nature nature, String docs) {
        this.nature = nature;
        this.docs = URI.create(docs);
    }

    public Nature nature() {
        return nature;
    }

    /** The page of AWS or GitHub that explains it. */
    public URI docs() {
        return docs;
    }

    /** {@code image-not-found}: what files and other programs call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its title, explanation and steps stand under this key, {@code cause.<id>}. */
    public String key() {
        return "cause." + id();
    }

    public static Optional<Cause> ofId(String id) {
        return Arrays.stream(values()).filter(cause -> cause.id().equals(id)).findFirst();
    }

    private static final class Docs {
        static final String ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/";
        static final String ECR = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/";
        static final String IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";
        static final String GITHUB = "https://docs.github.com/en/actions/how-tos/";
        static final String OIDC = GITHUB + "secure-your-work/security-harden-deployments/oidc-in-aws";
        static final String ACTIONS = "https://github.com/aws-actions/";
        static final String CREDENTIALS = ACTIONS + "configure-aws-credentials#readme";
    }
}
