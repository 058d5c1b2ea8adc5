package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.HINT;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.List;

/**
 * A task's logs and secrets, which Fargate's and the agent's start of a task fetches or makes before the container
 * runs.
 */
final class StartRules implements Family {

    private static final String LOGS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html";
    private static final String INITIALISE =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html";
    private static final String[] LOGGER = {"logger args", "logging driver", "log driver", "awslogs", "log stream",
        "log group"};
    private static final String[] SECRETS = {"retrieve secret", "fetch secret", "Fetching secret", "secrets from ssm",
        "secret from asm", "secret with ARN", "Secrets Manager", "secretsmanager", "SSM Parameter", "ssm parameters",
        "pull secrets", "secret manager"};
    /** What ECS says when it fetches a secret itself, and no program does. */
    private static final String[] FETCHED_BY_ECS = {"retrieve secret", "Fetching secret", "secrets from ssm",
        "secret from asm", "pull secrets", "fetch secret"};
    private static final String[] REFUSED = {"AccessDenied", "not authorized to perform"};
    private static final String[] NO_SECRET = {"ecr registry auth", "CannotPull", "send request failed",
        "when calling the", "logger args"};
    private static final String[] UNREACHABLE = {"RequestError: send request failed", "RequestCanceled", "i/o timeout",
        "context deadline exceeded", "dial tcp", "connection issue", "request context canceled", "Client.Timeout",
        "no such host", "connection refused", "connection timed out", "connect timeout", "network configuration",
        "request send failed", "exceeded maximum number of attempts … deadline", "context canceled"};

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.LOG_GROUP_MISSING, NAMED, LOGS,
                        "The specified log group does not exist", "|log group| ‥ does not exist",
                        "failed to create Cloudwatch log stream: ResourceNotFoundException",
                        "|log group| ‥ not found",
                        "|log group| ‥ has not been created", "ResourceNotFoundException … log group",
                        "log group doesn't exist", "create the log group")
                        .unless("cannot find the Amazon CloudWatch log group", "connection issue", "i/o timeout"),
                that(Cause.LOG_DRIVER_NETWORK, NAMED, LOGS,
                        "cannot find the … CloudWatch log group … connection issue",
                        "can't find the … CloudWatch log group … connection issue",
                        "connection issue between the task and … CloudWatch",
                        "failed to create Cloudwatch log stream: RequestError", "logs … amazonaws.com … i/o timeout",
                        "logs … amazonaws.com … dial tcp", "failed to create Cloudwatch log group: RequestError",
                        "failed to create Cloudwatch log stream … RequestCanceled",
                        "create stream has been retried … send request failed",
                        "create stream has been retried … context deadline exceeded",
                        "failed to create Cloudwatch log … context deadline exceeded",
                        "logger args … signal: killed", "logger args … i/o timeout",
                        "logger args … send request failed",
                        "logger args … dial tcp", "logging driver … i/o timeout", "logging driver … dial tcp")
                        .unless("169.254.170.2"),
                that(Cause.LOG_DRIVER_PERMISSION, NAMED, LOGS,
                        "initialize logging driver … AccessDenied", "logger args … AccessDenied",
                        "initialize logging driver … NoCredentialProviders",
                        "initialize logging driver … CredentialsEndpointError",
                        "failed to create Cloudwatch … AccessDenied",
                        "failed to create Cloudwatch … not authorized", "logger args … not authorized",
                        "logging driver … not authorized", "logging driver … 169.254.170.2",
                        "initialize logging driver … no valid providers", "logging driver … credentials",
                        "logger args … credentials", "initialize logging driver … EC2RoleRequestError",
                        "awslogs … no EC2 IMDS role found"),
                that(Cause.LOG_DRIVER_PERMISSION, HINT, LOGS, "failed to initialize logging driver"),
                that(Cause.INVALID_TASK_DEFINITION, TYPICAL, LOGS,
                        "logger args … must specify a value", "unknown log opt", "logger args … invalid",
                        "logging driver … must specify", "invalid log opt", "no log driver named"),
                that(Cause.SECRET_FETCH_NETWORK, NAMED, INITIALISE, UNREACHABLE).near(SECRETS)
                        .unless("ecr registry auth", "api.ecr", "registry auth from", "AccessDenied", "CannotPull",
                                "ResourceNotFoundException", "Cloudwatch", "pull registry auth").in(Rule.TASK),
                that(Cause.SECRET_FETCH_NETWORK, NAMED, INITIALISE,
                        "connection issue between the task and AWS Secrets Manager",
                        "connection issue between the task and … Systems Manager",
                        "connection issue between the task and … Parameter Store",
                        "secretsmanager … amazonaws.com … i/o timeout", "https://ssm. … amazonaws.com … i/o timeout",
                        "retrieve secret from asm … send request failed", "secrets from ssm … send request failed",
                        "secret from asm … context deadline exceeded", "secrets from ssm … context deadline exceeded",
                        "retrieve secret … RequestCanceled", "secrets from ssm … RequestCanceled")
                        .unless("ResourceNotFoundException", "AccessDenied"),
                that(Cause.SECRET_FETCH_FAILED, NAMED, INITIALISE, REFUSED).near(SECRETS)
                        .in(Kind.STOPPED_REASON, Kind.SERVICE_EVENT, Kind.STOP_CODE).unless(NO_SECRET),
                that(Cause.SECRET_FETCH_FAILED, NAMED, INITIALISE, REFUSED).near(FETCHED_BY_ECS)
                        .in(Kind.CONTAINER_REASON).unless(NO_SECRET),
                that(Cause.SECRET_FETCH_FAILED, NAMED, INITIALISE,
                        "ResourceNotFoundException", "ParameterNotFound", "Invalid parameters",
                        "did not contain json key", "does not contain json key", "can't find the specified secret",
                        "Access to KMS is not allowed", "looking for beginning of value",
                        "Check whether the secret exists", "Check … parameter exists", "invalid ssm parameters",
                        "DecryptionFailure", "KMSAccessDenied", "InvalidKeyId",
                        "failed to retrieve secret … ValidationException",
                        "Check that the secret", "KMS key … pending", "secret value … empty", "marked for deletion",
                        "retrieved secret … json", "Check … permissions", "the task does not have … permission",
                        "ValidationException").near(SECRETS).in(Rule.TASK).unless(NO_SECRET),
                that(Cause.SECRET_FETCH_FAILED, TYPICAL, INITIALISE,
                        "Fetching secret data from", "unable to retrieve secret from asm",
                        "unable to retrieve secrets from ssm",
                        "failed to fetch secret", "can't retrieve the secret", "cannot retrieve the secret",
                        "Secrets Manager can't find the specified secret", "invalid ssm parameters",
                        "unable to retrieve secret", "failed to retrieve secret", "unable to get secret",
                        "retrieving secret … failed")
                        .unless(UNREACHABLE),
                that(Cause.SECRET_FETCH_FAILED, LIKELY, INITIALISE, "Access to KMS is not allowed",
                        "ParameterNotFound", "Secrets Manager can't find").in(Rule.CALLER),
                that(Cause.EXECUTION_ROLE_CANNOT_BE_ASSUMED, LIKELY, INITIALISE,
                        "execution resource retrieval failed: unable to get … credentials",
                        "unable to retrieve … execution role credentials"),
                that(Cause.LOG_DRIVER_NETWORK, HINT, LOGS, UNREACHABLE).near(LOGGER).in(Rule.TASK)
                        .unless("169.254.170.2", "CannotPull", "retrieve secret"),
                that(Cause.LOG_DRIVER_PERMISSION, HINT, LOGS, "AccessDenied", "not authorized").near(LOGGER)
                        .in(Rule.TASK).unless("CannotPull", "retrieve secret", "Fetching secret"));
    }
}
