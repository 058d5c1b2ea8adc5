"""ECS task definitions: what moto drops when it registers one, and what AWS adds when it describes one."""
from moto.ecs.exceptions import EcsClientException
from moto.ecs.models import EC2ContainerServiceBackend as Backend
from moto.ecs.responses import EC2ContainerServiceResponse as Answers

from . import controls

_register = Answers.register_task_definition
_deregister = Answers.deregister_task_definition
_describe = Backend.describe_task_definition


def register_task_definition(self):
    if self._get_param("tags") == []:
        raise EcsClientException("Tags can not be empty.")
    answer = _register(self)
    definition = answer.result["taskDefinition"]
    definition.enable_fault_injection = self._get_param("enableFaultInjection")
    definition.registered_at = controls.now()
    definition.registered_by = f"arn:aws:iam::{self.current_account}:user/learner"
    capabilities = ["ecs.capability.task-eni"] if definition.network_mode == "awsvpc" else []
    definition.requires_attributes = [{"name": capability} for capability in capabilities]
    for container in definition.container_definitions:
        add_defaults(container, definition.network_mode)
    answer.result["tags"] = definition.tags
    return answer


def add_defaults(container, network_mode):
    container.setdefault("systemControls", [])
    for port in container["portMappings"]:
        port.setdefault("protocol", "tcp")
        if network_mode == "awsvpc" and "containerPort" in port:
            port.setdefault("hostPort", port["containerPort"])


def deregister_task_definition(self):
    answer = _deregister(self)
    answer.result["taskDefinition"].deregistered_at = controls.now()
    return answer


def describe_task_definition(self, task_definition_str):
    """A family alone means its newest active revision; moto takes the newest of all."""
    revisions = self.task_definitions.get(task_definition_str, {})
    active = [revision for revision, definition in revisions.items() if definition.status == "ACTIVE"]
    return _describe(self, f"{task_definition_str}:{max(active)}" if active else task_definition_str)


def fill():
    Backend.describe_task_definition = describe_task_definition
    Answers.register_task_definition = register_task_definition
    Answers.deregister_task_definition = deregister_task_definition
