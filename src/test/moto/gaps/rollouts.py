"""How a service gets from what runs to what was asked for: a step a look, and not faster than the steps may go."""
import os
import threading
import uuid
from datetime import timedelta

from moto.moto_api._internal import mock_random

from . import containers, controls, fates, registry
from .tasks import ServiceTask

STEP = float(os.environ.get("SLIPWAY_TEST_ROLLOUT_STEP", "0.2"))
BREAKER_THRESHOLD = 3
MOST_EVENTS = 100

lock = threading.RLock()


def rollout_of(service):
    return service.__dict__["rollout"]


class ServiceRevision:
    """What the tasks of a deployment are made of, the images by digest."""

    def __init__(self, service, revision):
        self.service, self.task_definition, self.created_at = service, revision, controls.now()
        name = f"{service.cluster_name}/{service.name}/{mock_random.randint(10 ** 18, 10 ** 19 - 1)}"
        self.arn = service.arn.split(":service/")[0] + f":service-revision/{name}"
        self.network_configuration = service.network_configuration
        self.images = []

    def resolve(self, backend):
        definition = backend.describe_task_definition(self.task_definition)
        self.images = [{"containerName": each["name"], "image": each["image"],
                        "imageDigest": registry.digest(backend, each["image"])}
                       for each in definition.container_definitions]

    def described(self):
        return {"serviceRevisionArn": self.arn, "serviceArn": self.service.arn,
                "clusterArn": self.service.cluster_arn, "taskDefinition": self.task_definition,
                "launchType": self.service.launch_type, "platformVersion": "1.4.0", "platformFamily": "Linux",
                "networkConfiguration": self.network_configuration, "containerImages": self.images,
                "createdAt": self.created_at}


class Deployment:
    """One entry of a service's deployments, and of its history as a service deployment."""

    def __init__(self, service, revision):
        self.id = f"ecs-svc/{mock_random.randint(10 ** 18, 10 ** 19 - 1)}"
        self.service, self.revision = service, revision
        self.network_configuration = service.network_configuration
        self.created_at = self.updated_at = controls.now()
        self.finished_at = None
        self.failed_tasks = 0
        self.rollback = None
        self.set("IN_PROGRESS", f"ECS deployment {self.id} in progress.")
        self.status, self.status_reason = "IN_PROGRESS", None
        name = f"{service.cluster_name}/{service.name}/{mock_random.get_random_hex(21)}"
        self.arn = service.arn.split(":service/")[0] + f":service-deployment/{name}"

        self.service_revision = ServiceRevision(service, revision)
        self.source = None

    def set(self, state, reason):
        self.rollout_state, self.rollout_state_reason, self.updated_at = state, reason, controls.now()

    def finish(self, status, reason=None):
        self.status, self.status_reason, self.finished_at = status, reason, controls.now()

    def described(self, place, tasks, desired):
        running = [task for task in tasks if task.status == "RUNNING"]
        return {"id": self.id, "status": place, "taskDefinition": self.revision, "desiredCount": desired,
                "runningCount": len(running), "pendingCount": len(tasks) - len(running),
                "failedTasks": self.failed_tasks, "createdAt": self.created_at, "updatedAt": self.updated_at,
                "launchType": self.service.launch_type, "platformVersion": "1.4.0", "platformFamily": "Linux",
                "networkConfiguration": self.network_configuration, "rolloutState": self.rollout_state,
                "rolloutStateReason": self.rollout_state_reason}


class Rollout:
    """All that one service does over time."""

    def __init__(self, backend, service, configuration):
        self.backend, self.service = backend, service
        self.service.deployment_configuration = {"maximumPercent": 200, "minimumHealthyPercent": 100,
                                                 **(configuration or {})}
        self.tasks, self.deployments, self.history = [], [], []
        self.completed = None
        self.steps = iter(())
        self.last_step = None

    def deploy(self, revision):
        if self.deployments and self.deployments[0].finished_at is None:
            self.deployments[0].finish("STOPPED", "Replaced by a newer service deployment.")
        self._begin(Deployment(self.service, revision))
        self.deployments[0].service_revision.resolve(self.backend)
        self.deployments[0].source = self.completed and self.completed.service_revision
        self.history.insert(0, self.deployments[0])

    def _begin(self, deployment):
        self.deployments.insert(0, deployment)
        self.service.task_definition = deployment.revision
        self.steps = self._roll_out(deployment)
        self.show()

    def scale(self):
        self.steps = self._roll_out(self.deployments[0])
        self.show()

    def drain(self):
        self.service.status = "DRAINING"
        self._stop([task for task in self.tasks if task.desired_status == "RUNNING"])
        self.steps = self._end()
        self.show()

    def look(self):
        """Somebody looks: one step further, when it is time for one."""
        now = controls.now()
        if self.last_step is None or (now - self.last_step).total_seconds() >= STEP:
            self.last_step = now
            next(self.steps, None)
            self._notice_exits()
            for task in self.running():
                task.write_log()
        self.show()

    # what happens, one look apart at each yield

    def _roll_out(self, deployment):
        yield
        while len(self._of(deployment)) < self.service.desired_count:
            if deployment.rollout_state == "FAILED":
                return
            yield from self._try(deployment, self.service.desired_count - len(self._of(deployment)))
            if deployment.failed_tasks >= BREAKER_THRESHOLD and self._breaker().get("enable"):
                self._give_up(deployment)
                return
            yield
        deployment.failed_tasks = 0
        others = [task for task in self.tasks if task.deployment is not deployment and task.desired_status == "RUNNING"]
        self._stop(others + self._of(deployment)[self.service.desired_count:])
        yield
        self._complete(deployment)

    def _end(self):
        yield
        self.service.status = "INACTIVE"
        self.deployments = []

    def _try(self, deployment, count):
        """Starts so many tasks and goes on until each is well or has failed."""
        definition = self.backend.describe_task_definition(deployment.revision)
        refusal = fates.refusal(self.backend, self.service, definition)
        if refusal:
            self.say(refusal.event)
            deployment.failed_tasks += refusal.counts
            return
        new = self._start(deployment, definition, count)
        yield
        for task in new:
            task.go_to("PENDING")
        yield
        up = [task for task in new if self._came_up(task)]
        for proof in (self._outlive_the_start, self._pass_container_checks, self._pass_target_checks):
            yield from proof([task for task in up if task.status == "RUNNING"])
        # the circuit breaker counts tasks that do not come up or are ill, not those that have run and end by themselves
        deployment.failed_tasks += len([task for task in new if task.desired_status == "STOPPED"
                                        and task.stop_code != "EssentialContainerExited"])

    def _outlive_the_start(self, tasks):
        exits = [(task, fates.exit_of(self.backend, task.first_container())) for task in tasks]
        exits = [(task, ended) for task, ended in exits if ended]
        if exits:
            yield
        for task, ended in exits:
            task.said += ended.lines
            task.fail("EssentialContainerExited", "Essential container in task exited", ended.code, ended.reason)

    def _pass_container_checks(self, tasks):
        checked = [task for task in tasks if task.first_container().get("healthCheck")]
        if checked:
            yield
        ill = [task for task in checked if fates.fails_its_health_check(task.first_container())]
        for task in checked:
            task.check("UNHEALTHY" if task in ill else "HEALTHY")
        if ill:
            yield
        for task in ill:
            self.say(f"(task {task.id}) failed container health checks.")
            task.fail("ServiceSchedulerInitiated", "Task failed container health checks")

    def _pass_target_checks(self, tasks):
        for task in tasks:
            task.register(self.service.load_balancers)
            for each in task.registrations:
                self.say(f"registered 1 targets in (target-group {each.arn})")
        if any(task.registrations for task in tasks):
            yield
        ill = [each for each in self._checked(tasks) if each[2][0] == "unhealthy"]
        while ill and not self._grace_is_over(tasks):
            yield
        for task, registration, (_, _, why) in ill:
            self.say(f"(task {task.id}) (port {registration.port}) is unhealthy in (target-group {registration.arn}) "
                     f"due to (reason {why}).")
        if ill:
            yield
        self._stop([task for task, _, _ in ill], f"Task failed ELB health checks in (target-group {ill[0][1].arn})"
                   if ill else None)

    def _checked(self, tasks):
        checked = []
        for task in tasks:
            for each in task.registrations:
                health = fates.target_health(task.first_container(), each.group(), each.port)
                each.say(health)
                checked.append((task, each, health))
        return checked

    def _grace_is_over(self, tasks):
        grace = timedelta(seconds=self.service.health_check_grace_period_seconds)
        return all(controls.now() >= task.started_at + grace for task in tasks)

    def _start(self, deployment, definition, count):
        new = [ServiceTask(self.backend, self.service, definition, deployment.id) for _ in range(count)]
        for task in new:
            task.deployment = deployment
        self.tasks += new
        self.say(f"has started {count} tasks: {named(new)}")
        return new

    def _came_up(self, task):
        image = task.containers[0].image
        obstacle = fates.obstacle(self.backend, task.first_container())
        if obstacle is None:
            refusal = task.start()
            obstacle = refusal and (f"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed "
                                    f"to resolve ref {image}: {refusal}")
        if obstacle is not None:
            task.fail("TaskFailedToStart", obstacle,
                      container_reason=obstacle if obstacle.startswith("Cannot") else None)
        return obstacle is None

    def _notice_exits(self):
        for task in self.running():
            code = containers.exit_code(task.id)
            if code is not None:
                task.fail("EssentialContainerExited", "Essential container in task exited", code)
                task.deployment.failed_tasks += 1

    def _stop(self, tasks, reason=None):
        if tasks:
            self.say(f"has stopped {len(tasks)} running tasks: {named(tasks)}")
        for task in tasks:
            task.stop(reason or f"Scaling activity initiated by (deployment {task.deployment.id})")

    def _complete(self, deployment):
        if deployment.rollout_state == "IN_PROGRESS":
            deployment.set("COMPLETED", f"ECS deployment {deployment.id} completed.")
            release = self.history[0]
            release.finish("ROLLBACK_SUCCESSFUL" if release.rollback else "SUCCESSFUL", release.status_reason)
            self.say(f"(deployment {deployment.id}) deployment completed.")
        self.completed, self.deployments = deployment, [deployment]
        self.say("has reached a steady state.")

    def _give_up(self, deployment):
        deployment.set("FAILED", "ECS deployment circuit breaker: tasks failed to start.")
        self.say(f"(deployment {deployment.id}) deployment failed: tasks failed to start.")
        if self._breaker().get("rollback") and self.completed:
            self.roll_back("Circuit breaker threshold exceeded.")
        else:
            deployment.finish("STOPPED", "Circuit breaker threshold exceeded.")

    def roll_back(self, reason):
        good, release = self.completed, self.history[0]
        release.rollback = {"reason": reason, "startedAt": controls.now(),
                            "serviceRevisionArn": good.service_revision.arn}
        release.status, release.status_reason = "ROLLBACK_IN_PROGRESS", reason
        back = Deployment(self.service, good.revision)
        back.service_revision = good.service_revision
        back.set("IN_PROGRESS", f"ECS deployment circuit breaker: rolling back to deploymentId {good.id}.")
        for task in self._of(good):
            task.deployment = back
        self.deployments.remove(good)
        self._begin(back)
        self.say(f"rolling back to deployment {good.id}.")

    # what is to be seen

    def running(self):
        return [task for task in self.tasks if task.status == "RUNNING"]

    def _of(self, deployment):
        return [task for task in self.tasks if task.deployment is deployment and task.desired_status == "RUNNING"]

    def _breaker(self):
        return self.service.deployment_configuration.get("deploymentCircuitBreaker") or {}

    def say(self, what):
        self.service.events.insert(0, {"id": str(uuid.uuid4()), "createdAt": controls.now(),
                                       "message": f"(service {self.service.name}) {what}"})
        del self.service.events[MOST_EVENTS:]

    def show(self):
        """Puts what is so into moto's own description of the service."""
        wanted = [task for task in self.tasks if task.desired_status == "RUNNING"]
        self.service.running_count = len(self.running())
        self.service.pending_count = len(wanted) - self.service.running_count
        self.service.deployments = [
            each.described("PRIMARY" if place == 0 else "ACTIVE", self._of(each),
                           self.service.desired_count if place == 0 else len(self._of(each)))
            for place, each in enumerate(self.deployments)]


def named(tasks):
    return " ".join(f"(task {task.id})" for task in tasks) + "."
