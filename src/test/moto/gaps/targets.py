"""Target groups: moto calls every registered target healthy at once; those of ECS tasks are to be checked first."""
from moto.elbv2.models import FakeHealthStatus, FakeTargetGroup, elbv2_backends

_health_for = FakeTargetGroup.health_for

INITIAL = ("initial", "Elb.InitialHealthChecking", "Initial health checks in progress")
HEALTHY = ("healthy", None, None)


class Registration:
    """One task as a target of one of its service's target groups."""

    def __init__(self, task, balancer):
        self.arn, self.port = balancer["targetGroupArn"], balancer["containerPort"]
        self.address = task.private_address()
        self.backend = elbv2_backends[task._account_id][task.region_name]
        self.backend.register_targets(self.arn, [{"Id": self.address, "Port": self.port}])
        self.say(INITIAL)

    def group(self):
        return self.backend.target_groups[self.arn]

    def say(self, health):
        self.group().__dict__.setdefault("checked", {})[self.address] = health

    def end(self):
        if self.arn in self.backend.target_groups and self.address in self.group().targets:
            self.backend.deregister_targets(self.arn, [{"Id": self.address, "Port": self.port}])


def health_for(self, target, ec2_backend):
    health = self.__dict__.get("checked", {}).get(target["Id"])
    if health is None or target["Id"] not in self.targets:
        return _health_for(self, target, ec2_backend)
    return FakeHealthStatus(target["Id"], self.targets[target["Id"]]["Port"], self.health_check_port, *health)


def fill():
    FakeTargetGroup.health_for = health_for
