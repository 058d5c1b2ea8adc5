package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.HINT;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.List;

/** Roles that ECS takes on for a task, and what the account must have for that. */
final class RoleRules implements Family {

    private static final String EXECUTION =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html";
    private static final String LINKED =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html";
    private static final String REGISTER =
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html";
    private static final String TASK =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.EXECUTION_ROLE_MISSING, NAMED, EXECUTION,
                        "requires task definition to have execution role",
                        "must also specify a value for executionRoleArn", "When you are specifying container secrets",
                        "execution role ARN to support", "task definition does not have an execution role",
                        "execution role is required", "executionRoleArn is required", "requires an execution role",
                        "must specify an execution role", "must specify a value for executionRoleArn",
                        "no execution role", "execution role must be specified", "execution role is not specified",
                        "executionRoleArn must be specified", "missing execution role",
                        "must specify executionRoleArn"),
                that(Cause.EXECUTION_ROLE_CANNOT_BE_ASSUMED, NAMED, EXECUTION,
                        "ECS was unable to assume the role",
                        "unable to assume the role … that was provided for this task",
                        "proper trust relationship and permissions", "verify that the role being passed",
                        "unable to assume role … ecs-tasks", "ecs-tasks.amazonaws.com … cannot assume",
                        "failed to assume the task execution role", "failed to assume execution role",
                        "unable to assume task execution role", "unable to assume the execution role",
                        "failed to get role credentials", "ECS is unable to assume", "couldn't assume the role",
                        "not able to assume the execution role")
                        .unless("targetGroupArn", "service linked role", "ECS service role"),
                that(Cause.SERVICE_LINKED_ROLE_MISSING, NAMED, LINKED,
                        "unable to assume the service linked role", "verify that the ECS service linked role exists",
                        "ECS service linked role … does not exist", "iam:CreateServiceLinkedRole",
                        "service linked role … not ready", "service-linked role … doesn't exist",
                        "service linked role … does not exist", "service-linked role is not",
                        "failed to create service linked role", "create the service-linked role",
                        "service linked role … try again", "Unable to assume the ECS service linked role")
                        .unless("You cannot specify an IAM role for services that require a service linked role",
                                "AWSServiceRoleForECS … already exists", "has been taken in this account"),
                that(Cause.SERVICE_LINKED_ROLE_MISSING, HINT, LINKED,
                        "Unable to assume role and validate the specified targetGroupArn",
                        "Unable to assume role and validate the listeners",
                        "verify that the ECS service role being passed has the proper permissions"),
                that(Cause.ROLE_NOT_VALID, NAMED, REGISTER,
                        "|Role is not valid|", "Invalid IAM role", "role ARN is invalid", "role ARN is not valid",
                        "Invalid taskRoleArn", "Invalid executionRoleArn", "Invalid role ARN", "Invalid roleArn",
                        "executionRoleArn … is not valid", "taskRoleArn … is not valid", "not a valid role ARN",
                        "not a valid IAM role", "|role| ‥ is invalid or cannot be assumed", "Role ARN … not valid",
                        "executionRoleArn … is invalid", "taskRoleArn … is invalid",
                        "role must be in the same account", "Invalid ARN format for task-role-arn",
                        "Invalid ARN format for execution-role-arn", "execution_role_arn … is an invalid ARN",
                        "task_role_arn … is an invalid ARN",
                        "Cross-account pass role is not allowed"),
                that(Cause.PASS_ROLE_DENIED, NAMED,
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_troubleshoot.html",
                        "perform: iam:PassRole", "allows the iam:PassRole action", "iam:PassRole on resource",
                        "no iam:PassRole", "missing iam:PassRole", "permissions to pass this role",
                        "permission to pass this role", "denied … iam:PassRole", "iam:PassRole … denied",
                        "iam:PassRole permission")
                        .unless("ECS was unable to assume the role"),
                that(Cause.TASK_ROLE_PERMISSION, LIKELY, TASK,
                        "Unable to locate credentials", "NoCredentialProviders", "NoCredentialsError",
                        "Could not load credentials from any providers",
                        "Unable to load credentials from any of the providers",
                        "failed to refresh cached credentials", "no EC2 IMDS role found",
                        "Missing credentials in config",
                        "Unable to load AWS credentials", "retrieving credentials from container-role",
                        "169.254.170.2 … credentials").in(Kind.CONTAINER_REASON)
                        .unless("logging driver", "logger", "log driver", "CannotPull", "ResourceInitialization"),
                that(Cause.TASK_ROLE_PERMISSION, LIKELY, TASK,
                        "AccessDenied … when calling the", "AccessDeniedException", "AccessDenied: Access Denied",
                        "AccessDenied … Access Denied", "api error AccessDenied", "Error Code: AccessDenied",
                        "not authorized to perform", "StatusCode 403 … Access Denied", "S3Exception: Access Denied",
                        "status code 403 … Access Denied").in(Kind.CONTAINER_REASON)
                        .unless("CannotPull", "ResourceInitialization", "logging driver", "logger args", "log driver",
                                "log group", "Fetching secret", "registry auth"));
    }
}
