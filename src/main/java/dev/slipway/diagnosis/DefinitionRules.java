package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import java.util.List;

/** The task definition and the service's settings, as the ECS API and those who call it refuse them. */
final class DefinitionRules implements Family {

    private static final String PARAMETERS =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html";
    private static final String SIZES =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html";
    private static final String DEPLOY = "https://github.com/aws-actions/amazon-ecs-deploy-task-definition#readme";
    private static final String RENDER = "https://github.com/aws-actions/amazon-ecs-render-task-definition#readme";
    private static final String SERVICE =
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html";
    private static final String BALANCERS =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-load-balancers.html";
    private static final String NOT_FOUND =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.UNSUPPORTED_FIELD, NAMED, DEPLOY,
                        "Unexpected key … found in params", "UnexpectedParameter", "Unknown parameter in",
                        "must be one of: family", "extraneous key", "Unsupported property", "unknown field",
                        "Unrecognized field", "Encountered unsupported property", "unrecognized property",
                        "Additional properties are not allowed", "additional property … is not allowed",
                        "Unknown property", "invalid or unknown key", "Unsupported argument",
                        "unknown key", "unrecognized key", "is not a recognized parameter",
                        "unexpected value at params")
                        .unless("Unexpected input", "valid inputs are", "Ignoring property"),
                that(Cause.UNSUPPORTED_FIELD, LIKELY,
                        "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html",
                        "Unknown options:", "unrecognized arguments:").near("ecs"),
                that(Cause.INVALID_CPU_MEMORY, NAMED, SIZES,
                        "No Fargate configuration exists", "Fargate resource requirements … not valid",
                        "Invalid 'cpu' setting", "Invalid 'memory' setting",
                        "At least one of 'memory' or 'memoryReservation'", "requires that 'cpu' be defined",
                        "requires that 'memory' be defined", "|memory| ‥ is greater than the … task",
                        "units … is greater than the … task", "Invalid CPU or memory value",
                        "invalid cpu value", "invalid memory value", "Invalid value for cpu",
                        "Invalid value for memory",
                        "memory limit allowed is", "Minimum memory", "|cpu and memory| ‥ not supported",
                        "Task cpu or memory … invalid", "memory should be", "total memory … exceeds",
                        "sum of … memory … greater", "sum of … cpu … greater", "memory must be",
                        "memoryReservation must be", "|memory| ‥ less than … memoryReservation", "not a valid cpu",
                        "invalid combination of cpu and memory", "must specify cpu and memory",
                        "cpu value … is not a supported", "'memory' … is not a supported",
                        "Invalid setting for container … memory", "Invalid setting for container … cpu",
                        "The 'memory' setting for container", "The 'cpu' setting for container",
                        "|cpu and memory| ‥ required", "MemoryReservation … less than or equal"),
                that(Cause.CONTAINER_NAME_MISMATCH, NAMED, RENDER,
                        "Could not find container definition with matching name",
                        "|container| ‥ does not exist in the task definition",
                        "is not a container in the TaskDefinition",
                        "Load balancer container name or port changed", "Unknown container:",
                        "|container name| ‥ not found in … task definition",
                        "|container| ‥ not found in task definition",
                        "|container definition| ‥ not found", "no container named",
                        "|container name| ‥ does not match",
                        "container definition with name … not found", "Invalid container name … override",
                        "could not find container … in task definition", "No container definition found",
                        "TaskDefinition does not contain a container", "not found in the task definition")
                        .unless("container port", "portName"),
                that(Cause.PORT_MISMATCH, NAMED, SERVICE,
                        "did not have a container port", "does not have a container port",
                        "|container port| ‥ not defined", "does not refer to any named PortMapping",
                        "|portName| ‥ does not exist", "port name … not found", "is not exposed by container",
                        "|portName| ‥ not refer", "no port mapping", "|container port| ‥ does not match",
                        "portMappings … does not contain", "must be specified in the port mappings"),
                that(Cause.INVALID_TASK_DEFINITION, NAMED, PARAMETERS,
                        "should not be null or empty", "can not be blank", "cannot be blank",
                        "Cannot depend on container", "should not be null or blank", "Invalid arn syntax",
                        "Container.image contains invalid characters", "containerDefinitions section is not present",
                        "Task definition file does not exist", "Task definition … at least one essential",
                        "No essential containers", "host ports and container ports in port mappings must match",
                        "only supports network mode", "does not support launch_type", "Fargate does not support",
                        "is not supported on Fargate", "is not supported by Fargate", "not supported for Fargate",
                        "Fargate … not supported", "isn't supported with Fargate",
                        "must be unique and not shared with any new or existing environment variables",
                        "secret name must be unique", "Unknown volume", "|volume| ‥ not found",
                        "duplicate container name",
                        "container name must be unique", "Network mode … not supported",
                        "links are not supported", "links are only supported",
                        "host.sourcePath should not be set", "Missing required parameter in",
                        "Missing required key", "missing required parameter params", "MissingRequiredParameter",
                        "Invalid type for parameter",
                        "InvalidParameterType", "Expected params", "device information while adding custom device",
                        "Invalid JSON received", "Error parsing parameter", "Invalid task definition",
                        "Container.name contains invalid characters", "family contains invalid characters",
                        "contains invalid characters",
                        "depends on … unknown container", "dependency … does not exist",
                        "Log driver … is not supported", "log driver … not supported", "Invalid logDriver",
                        "Invalid 'family'", "invalid mount config", "invalid volume specification",
                        "Task definition … is not valid JSON", "|port| ‥ out of range", "Invalid port",
                        "Duplicate port", "privileged is not supported",
                        "not compatible with the network mode", "InvalidParameterException … Secret",
                        "When networkMode=", "runtimePlatform … invalid", "invalid secret",
                        "ephemeralStorage … must be",
                        "Could not parse task definition", "JSON … Unexpected token", "Unexpected end of JSON input",
                        "failed to parse JSON", "Invalid revision number", "must have at least one container",
                        "container_definitions is invalid", "container_definitions … Error decoding JSON",
                        "cannot unmarshal … ContainerDefinition", "PlatformTaskDefinitionIncompatibility",
                        "does not satisfy the task definition's required capabilities",
                        "task definitions do not support",
                        "failed to satisfy constraint: Member must satisfy enum")
                        .unless("repositoryName", "matching name", "Session Name", "roleSessionName", "roleArn",
                                "role-to-assume", "npm ERR"),
                that(Cause.INVALID_TASK_DEFINITION, LIKELY, PARAMETERS, "Invalid setting for container"),
                that(Cause.INVALID_TASK_DEFINITION, TYPICAL, PARAMETERS, "Unrecognized collection type class",
                        "can not be converted to a", "found where not expected", "SerializationException")
                        .in(Rule.CALLER),
                that(Cause.INVALID_TASK_DEFINITION, LIKELY,
                        "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Errors/JSON_bad_parse",
                        "Unexpected token … JSON", "double-quoted property name in JSON",
                        "after property value in JSON",
                        "non-whitespace character after JSON", "after array element in JSON")
                        .near("task-definition", "task_definition", "taskdef", "containerDefinitions").in(Rule.CALLER),
                that(Cause.TARGET_GROUP_NO_LOAD_BALANCER, NAMED, BALANCERS,
                        "does not have an associated load balancer", "not associated with a load balancer",
                        "not attached to any load balancer", "|target group| ‥ not associated with … load balancer",
                        "|target group| ‥ no listener", "|target group| ‥ is not attached to a listener",
                        "not configured to route traffic to the load balancer", "Target.NotInUse",
                        "not configured to receive traffic from"),
                that(Cause.TASK_DEFINITION_NOT_FOUND, NAMED, NOT_FOUND,
                        "|TaskDefinition not found|", "Unable to describe task definition",
                        "specified task definition does not exist", "TaskDefinition is inactive",
                        "|task definition| ‥ is INACTIVE", "|task definition| ‥ does not exist",
                        "task definition is inactive", "No task definition", "|task definition| ‥ could not be found",
                        "couldn't find task definition", "Unable to find task definition",
                        "|task definition| ‥ not found",
                        "TaskDefinitionNotFound", "could not find task definition", "Unknown task definition")
                        .unless("matching name", "container definition", "Task definition file",
                                "|container| ‥ not found", "Throttling", "Rate exceeded", "not authorized"));
    }
}
