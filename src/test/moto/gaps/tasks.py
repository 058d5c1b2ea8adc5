"""Tasks of ECS services: moto knows only tasks that somebody ran by hand."""
import uuid

from moto.ec2.models import ec2_backends
from moto.ecs.models import Container, Task
from moto.logs.models import logs_backends

from . import containers, controls, targets


class ServiceTask(Task):
    """A task that its service's rollout moves from state to state."""

    def __init__(self, backend, service, definition, deployment_id):
        super().__init__(cluster=backend._get_cluster(service.cluster_name), task_definition=definition,
                         container_instance_arn=None, resource_requirements={}, backend=backend,
                         group=f"service:{service.name}", launch_type=service.launch_type, started_by=deployment_id,
                         networking_configuration=filled(service.network_configuration))
        self.id = uuid.uuid4().hex
        self.definition = definition
        self.platform_version = "1.4.0"
        self.cpu, self.memory = definition.cpu, definition.memory
        self.created_at = controls.now()
        self.said, self.lines_written = [], 0
        self.registrations = []
        self.containers = [self._container(each) for each in definition.container_definitions]
        self.address = containers.next_address()
        self.go_to("PROVISIONING")
        if self._wants_public_address():
            self.interface().public_ip = self.address

    def _container(self, container_definition):
        alone = type("Alone", (), {"arn": self.task_arn, "container_definitions": [container_definition]})
        container = Container(alone)
        container.container_arn = f"{self.task_arn.replace(':task/', ':container/')}/{uuid.uuid4()}"
        container.exitCode = None
        container.health_status = "UNKNOWN"
        container.cpu, container.memory = str(container_definition["cpu"]), None
        container.network_interfaces = [
            {"attachmentId": attachment["id"], "privateIpv4Address": detail["value"]}
            for attachment in self.attachments for detail in attachment["details"]
            if detail["name"] == "privateIPv4Address"]
        return container

    def _wants_public_address(self):
        configuration = getattr(self, "network_configuration", {}).get("awsvpcConfiguration", {})
        return configuration.get("assignPublicIp") == "ENABLED"

    @property
    def status(self):
        """Where the rollout has taken it; looking does not move it, as it moves moto's other tasks."""
        return self._status

    def advance(self):
        pass

    def interface(self):
        details = {each["name"]: each["value"] for each in self.attachments[0]["details"]}
        return self._ec2().get_network_interface(details["networkInterfaceId"])

    def first_container(self):
        return self.definition.container_definitions[0]

    def private_address(self):
        return self.interface().private_ip_address

    def register(self, balancers):
        self.registrations = [targets.Registration(self, balancer) for balancer in balancers]

    def _ec2(self):
        return ec2_backends[self._account_id][self.region_name]

    def go_to(self, status):
        self._status = status
        for container in self.containers:
            container.last_status = status if status in ("RUNNING", "STOPPED") else "PENDING"

    def start(self):
        """Runs the image; why that failed, or None."""
        self.pull_started_at = self.pull_stopped_at = self.started_at = controls.now()
        refusal = containers.run(self.id, self.address, self.definition.container_definitions[0])
        if refusal is None:
            self.connectivity = "CONNECTED"
            self.go_to("RUNNING")
        return refusal

    def fail(self, code, reason, exit_code=None, container_reason=None):
        self.stop_code, self.stopped_reason = code, reason
        self.containers[0].exitCode, self.containers[0].reason = exit_code, container_reason
        self.end()

    def check(self, health):
        for container in self.containers:
            container.health_status = health
        self.health_status = health

    def stop(self, reason):
        self.stop_code, self.stopped_reason = "ServiceSchedulerInitiated", reason
        self.end()

    def end(self):
        self.write_log()
        containers.remove(self.id)
        for registration in self.registrations:
            registration.end()
        self.desired_status = "STOPPED"
        self.stopping_at = self.stopped_at = controls.now()
        self.go_to("STOPPED")
        for attachment in self.attachments:
            attachment["status"] = "DELETED"
            self.interface().delete()

    def write_log(self):
        """Hands on what the container has written since, as the driver awslogs does."""
        definition = self.definition.container_definitions[0]
        logging = definition.get("logConfiguration", {})
        lines = (self.said + containers.log_lines(self.id))[self.lines_written:]
        if logging.get("logDriver") != "awslogs" or not lines:
            return
        group = logging["options"]["awslogs-group"]
        stream = f"{logging['options']['awslogs-stream-prefix']}/{definition['name']}/{self.id}"
        logs = logs_backends[self._account_id][self.region_name]
        if group not in logs.groups:
            logs.create_log_group(group, {})
        if stream not in logs.groups[group].streams:
            logs.create_log_stream(group, stream)
        now = int(controls.now().timestamp() * 1000)
        logs.put_log_events(group, stream, [{"timestamp": now, "message": line} for line in lines])
        self.lines_written += len(lines)


def filled(network_configuration):
    """moto asks for security groups that AWS does not ask for."""
    if not network_configuration:
        return network_configuration
    return {"awsvpcConfiguration": {"securityGroups": [], **network_configuration["awsvpcConfiguration"]}}
