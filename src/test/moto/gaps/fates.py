"""What becomes of a task, decided from what the account holds when it starts, and said in the words AWS uses.

The account's own images hold Slipway's sample: a Java program Hello, which listens at the ports that its container maps
and answers /api/hello with 200 and everything else with 404. Other images run and answer.

See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html and
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
"""
import re
from collections import namedtuple

from moto.iam.models import iam_backends
from moto.logs.models import logs_backends

from . import containers, controls, registry

PROGRAMS = ("java", "/opt/java/bin/java", "sh", "/bin/sh")
LEAST_MEMORY_MIB = 32
MORE = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."

Refusal = namedtuple("Refusal", "event counts")
Exit = namedtuple("Exit", "code reason lines")


def refusal(backend, service, definition):
    """Why ECS does not even make a task; None when it does."""
    if service.launch_type == "EC2" and not backend.container_instances.get(service.cluster_name):
        return Refusal("was unable to place a task because no container instance met all of its requirements. Reason: "
                       f"No Container Instances were found in your cluster. {MORE}", 0)
    if not controls.has_capacity():
        return Refusal("was unable to place a task. Reason: Capacity is unavailable at this time. Please try again "
                       f"later or in a different availability zone. {MORE}", 0)
    for role in (getattr(definition, "execution_role_arn", None), getattr(definition, "task_role_arn", None)):
        if role and not has_role(backend, role.split("/")[-1]):
            return Refusal(f"failed to launch a task with (error ECS was unable to assume the role '{role}' that was "
                           "provided for this task. Please verify that the role being passed has the proper trust "
                           "relationship and permissions and that your IAM user has permissions to pass this role.).",
                           1)
    return None


def has_role(backend, name):
    return any(role.name == name for role in iam_backends[backend.account_id]["aws"].roles.values())


def obstacle(backend, container):
    """Why a container cannot be started; None when it can."""
    group = container.get("logConfiguration", {}).get("options", {}).get("awslogs-group")
    if group and group not in logs_backends[backend.account_id][backend.region_name].groups \
            and container["logConfiguration"]["options"].get("awslogs-create-group") != "true":
        return ("ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: "
                "failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not "
                "exist. : exit status 1")
    image = container["image"]
    if image.endswith(":missing") or is_ours(backend, image) and registry.digest(backend, image) is None:
        return ("CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
                f"{image}: {image}: not found")
    program = ([*container.get("entryPoint", []), *container.get("command", [])] or ["java"])[0]
    if is_ours(backend, image) and program not in PROGRAMS:
        return ("CannotStartContainerError: failed to create new container runtime task: failed to create shim task: "
                "OCI runtime create failed: runc create failed: unable to start container process: exec: "
                f"\"{program}\": executable file not found in $PATH: unknown")
    return None


def exit_of(backend, container):
    """How the program ends soon after it has started; None when it stays."""
    if not is_ours(backend, container["image"]):
        return None
    command = container.get("command") or ["java", "Hello"]
    if command[0].endswith("java") and command[-1] != "Hello":
        return Exit(1, None, [f"Error: Could not find or load main class {command[-1]}",
                              f"Caused by: java.lang.ClassNotFoundException: {command[-1]}"])
    if container.get("memory") and container["memory"] < LEAST_MEMORY_MIB:
        return Exit(137, "OutOfMemoryError: Container killed due to memory usage", [])
    return None


def fails_its_health_check(container):
    asked = re.search(r"localhost:(\d+)", " ".join(container.get("healthCheck", {}).get("command", [])))
    return asked is not None and int(asked.group(1)) not in ports(container)


def target_health(container, group, port):
    """What a load balancer says of a target that it has asked: state, reason, description."""
    asked = port if group.health_check_port == "traffic-port" else int(group.health_check_port)
    if asked not in ports(container):
        return "unhealthy", "Target.FailedHealthChecks", "Health checks failed"
    if group.health_check_path != "/api/hello" and ".dkr.ecr." in container["image"]:
        return "unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [404]"
    return "healthy", None, None


def ports(container):
    return [mapping["containerPort"] for mapping in container["portMappings"]]


def is_ours(backend, image):
    """Whether the image lies in the account's registry, and is not really run: then it tells by itself."""
    return not containers.RUN_IMAGES and image.startswith(f"{backend.account_id}.dkr.ecr.")
