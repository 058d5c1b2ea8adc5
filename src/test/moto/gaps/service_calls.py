"""The calls about services, tasks and service deployments, answered from the rollouts."""
from moto.core.responses import ActionResult
from moto.ecs.exceptions import EcsClientException, ECSException, InvalidParameterException, ServiceNotFoundException
from moto.ecs.models import EC2ContainerServiceBackend as Backend
from moto.ecs.responses import EC2ContainerServiceResponse as Answers

from . import controls
from .rollouts import Rollout, lock, rollout_of
from .tasks import filled

_create_service, _update_service = Answers.create_service, Answers.update_service
_describe_services, _delete_service = Answers.describe_services, Answers.delete_service
_list_services = Backend.list_services


def create_service(self):
    with lock:
        refuse_what_aws_refuses(self)
        answer = _create_service(self)
        service = answer.result["service"]
        service.events, service.created_at = [], controls.now()
        service.health_check_grace_period_seconds = self._get_param("healthCheckGracePeriodSeconds", 0)
        service.created_by = f"arn:aws:iam::{self.current_account}:user/learner"
        service.__dict__["rollout"] = Rollout(self.ecs_backend, service, self._get_param("deploymentConfiguration"))
        rollout_of(service).deploy(service.task_definition)
        return answer


def refuse_what_aws_refuses(self):
    """moto overwrites a service of the same name, and takes an awsvpc service without a network."""
    cluster = self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
    known = self.ecs_backend.services.get(f"{cluster.name}:{self._get_param('serviceName')}")
    if known and known.status == "ACTIVE":
        raise InvalidParameterException("Creation of service was not idempotent.")
    definition = self.ecs_backend.describe_task_definition(self._get_param("taskDefinition"))
    if definition.status != "ACTIVE":
        raise EcsClientException("TaskDefinition is inactive")
    network = self._get_param("networkConfiguration")
    if definition.network_mode == "awsvpc" and not network:
        raise InvalidParameterException(
            "Network Configuration must be provided when networkMode 'awsvpc' is specified.")
    if network:
        network.update(filled(network))


def update_service(self):
    with lock:
        service = find(self)
        before = (service.task_definition, service.network_configuration)
        asked = self._get_param("taskDefinition")
        desired = self._get_param("desiredCount")
        revision = self.ecs_backend.describe_task_definition(asked).arn if asked else before[0]
        answer = _update_service(self)
        service.health_check_grace_period_seconds = self._get_param("healthCheckGracePeriodSeconds",
                                                                    service.health_check_grace_period_seconds)
        configuration = self._get_param("deploymentConfiguration")
        if configuration:
            service.deployment_configuration = {**service.deployment_configuration, **configuration}
        if self._get_param("forceNewDeployment") or (revision, service.network_configuration) != before:
            rollout_of(service).deploy(revision)
        elif desired is not None:
            rollout_of(service).scale()
        rollout_of(service).show()
        return answer


def find(self):
    name = self._get_param("service").split("/")[-1]
    service = self.ecs_backend._get_service(self._get_param("cluster", "default"), name)
    if service.status != "ACTIVE":
        raise ServiceNotFoundException()
    return service


def describe_services(self):
    controls.refuse_if_throttled("DescribeServices")
    with lock:
        look(self)
        return _describe_services(self)


def delete_service(self):
    with lock:
        service = find(self)
        answer = _delete_service(self)
        rollout_of(service).drain()
        return answer


def list_services(self, *arguments, **named):
    """A deleted service is described for a while, but no longer listed."""
    arns = _list_services(self, *arguments, **named)
    active = {service.arn for service in self.services.values() if service.status == "ACTIVE"}
    return [arn for arn in arns if arn in active]


def list_tasks(self):
    with lock:
        look(self)
        cluster = self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
        service, family = self._get_param("serviceName"), self._get_param("family")
        if service:
            self.ecs_backend._get_service(cluster.name, service.split("/")[-1])
        status, started_by = self._get_param("desiredStatus", "RUNNING"), self._get_param("startedBy")
        tasks = [task for task in all_tasks(self, cluster)
                 if task.desired_status == status
                 and (not service or task.group == f"service:{service.split('/')[-1]}")
                 and (not family or task.definition.family == family)
                 and (not started_by or task.started_by == started_by)]
        return ActionResult({"taskArns": [task.task_arn for task in tasks]})


def describe_tasks(self):
    with lock:
        look(self)
        cluster = self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
        known = {task.id: task for task in all_tasks(self, cluster)}
        asked = [name.split("/")[-1] for name in self._get_param("tasks", [])]
        if not asked:
            raise InvalidParameterException("Tasks cannot be empty.")
        prefix = cluster.arn.replace(":cluster/", ":task/")
        return ActionResult({"tasks": [known[task_id] for task_id in asked if task_id in known],
                             "failures": [{"arn": f"{prefix}/{task_id}", "reason": "MISSING"}
                                          for task_id in asked if task_id not in known]})


def stop_task(self):
    with lock:
        cluster = self.ecs_backend._get_cluster(self._get_param("cluster", "default"))
        for task in all_tasks(self, cluster):
            if task.id == self._get_param("task").split("/")[-1]:
                task.fail("UserInitiated", self._get_param("reason") or "Task stopped by user")
                task.deployment.service.__dict__["rollout"].scale()
                return ActionResult({"task": task})
        raise InvalidParameterException("The referenced task was not found.")


def all_tasks(self, cluster):
    its = [rollout for rollout in rollouts(self) if rollout.service.cluster_name == cluster.name]
    return [task for rollout in its for task in rollout.tasks]


def rollouts(self):
    return [rollout_of(service) for service in self.ecs_backend.services.values()]


def look(self):
    for rollout in rollouts(self):
        rollout.look()


def list_service_deployments(self):
    with lock:
        look(self)
        wanted = self._get_param("status")
        history = rollout_of(find(self)).history
        return ActionResult({"serviceDeployments": [brief(each) for each in history
                                                    if not wanted or each.status in wanted]})


def describe_service_deployments(self):
    with lock:
        look(self)
        known = {each.arn: (rollout, each) for rollout in rollouts(self) for each in rollout.history}
        asked = self._get_param("serviceDeploymentArns")
        return ActionResult({"serviceDeployments": [described(*known[arn]) for arn in asked if arn in known],
                             "failures": [{"arn": arn, "reason": "MISSING"} for arn in asked if arn not in known]})


def describe_service_revisions(self):
    with lock:
        known = {each.service_revision.arn: each.service_revision for rollout in rollouts(self)
                 for each in rollout.history}
        asked = self._get_param("serviceRevisionArns")
        return ActionResult({"serviceRevisions": [known[arn].described() for arn in asked if arn in known],
                             "failures": [{"arn": arn, "reason": "MISSING"} for arn in asked if arn not in known]})


def stop_service_deployment(self):
    with lock:
        arn = self._get_param("serviceDeploymentArn")
        if self._get_param("stopType") == "ABORT":
            raise UnsupportedFeatureException("The stop type ABORT is not supported.")
        for rollout in rollouts(self):
            if rollout.history and rollout.history[0].arn == arn and rollout.history[0].finished_at is None:
                if rollout.history[0].rollback is None:
                    if rollout.completed is None:
                        raise ConflictException("The service has no completed deployment to roll back to.")
                    rollout.roll_back("Service deployment stopped by user.")
                return ActionResult({"serviceDeploymentArn": arn})
        raise ConflictException("The service deployment can't be stopped in its current state.")


class ConflictException(ECSException):
    code = "ConflictException"


class UnsupportedFeatureException(ECSException):
    code = "UnsupportedFeatureException"


def brief(deployment):
    service = deployment.service
    return {"serviceDeploymentArn": deployment.arn, "serviceArn": service.arn, "clusterArn": service.cluster_arn,
            "createdAt": deployment.created_at, "startedAt": deployment.created_at,
            "finishedAt": deployment.finished_at, "status": deployment.status,
            "targetServiceRevisionArn": deployment.service_revision.arn, "statusReason": deployment.status_reason}


def described(rollout, deployment):
    breaker = rollout._breaker()
    source = [{"arn": deployment.source.arn}] if deployment.source else []
    return {**brief(deployment), "sourceServiceRevisions": source,
            "targetServiceRevision": {"arn": deployment.service_revision.arn,
                                      "requestedTaskCount": deployment.service.desired_count},
            "updatedAt": deployment.updated_at, "rollback": deployment.rollback,
            "deploymentConfiguration": deployment.service.deployment_configuration,
            "deploymentCircuitBreaker": {"status": "MONITORING" if breaker.get("enable") else "DISABLED",
                                         "failureCount": deployment.failed_tasks, "threshold": 3}}


def fill():
    for call in (create_service, update_service, describe_services, delete_service, list_tasks, describe_tasks,
                 stop_task, list_service_deployments, describe_service_deployments,
                 describe_service_revisions, stop_service_deployment):
        setattr(Answers, call.__name__, call)
    Backend.list_services = list_services
