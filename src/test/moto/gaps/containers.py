"""The tasks' images, really run: one container for each task, published on that task's own loopback address."""
import itertools
import os
import subprocess

RUN_IMAGES = os.environ.get("SLIPWAY_TEST_RUN_IMAGES") == "1"
LABEL = "slipway.moto.launcher"
KILLED = 137

_numbers = itertools.count(2)


def next_address():
    """An address of the loopback network that no other task has, not even one of another launcher of this machine."""
    number = next(_numbers)
    return f"127.{1 + os.getpid() // 250 % 250}.{1 + os.getpid() % 250}.{number % 250 + 1}"


def run(task_id, address, container):
    """Starts the container's image; a word on what went wrong, or None."""
    if not RUN_IMAGES:
        return None
    command = ["run", "--detach", "--name", name(task_id), "--label", f"{LABEL}={os.getpid()}"]
    for port in container["portMappings"]:
        command += ["--publish", f"{address}:{port['containerPort']}:{port['containerPort']}"]
    for variable in container["environment"]:
        command += ["--env", f"{variable['name']}={variable['value']}"]
    started = docker(*command, container["image"], *container.get("command", []))
    return None if started.returncode == 0 else started.stderr.strip()


def exit_code(task_id):
    """The exit code of the task's program; None while it runs."""
    if not RUN_IMAGES:
        return None
    looked = docker("inspect", "--format", "{{.State.Running}} {{.State.ExitCode}}", name(task_id))
    if looked.returncode != 0:  # somebody has removed it
        return KILLED
    running, code = looked.stdout.split()
    return None if running == "true" else int(code)


def log_lines(task_id):
    if not RUN_IMAGES:
        return []
    said = docker("logs", name(task_id))
    return (said.stdout + said.stderr).splitlines() if said.returncode == 0 else []


def remove(task_id):
    if RUN_IMAGES:
        docker("rm", "--force", name(task_id))


def remove_all():
    """Removes what this launcher started."""
    if RUN_IMAGES:
        _remove_those_of(os.getpid())


def remove_orphans():
    """Removes what launchers started that were killed before they could clean up."""
    if RUN_IMAGES:
        labels = docker("ps", "--all", "--filter", f"label={LABEL}", "--format", f'{{{{.Label "{LABEL}"}}}}').stdout
        for launcher in {int(label) for label in labels.split()}:
            if not os.path.exists(f"/proc/{launcher}"):
                _remove_those_of(launcher)


def _remove_those_of(launcher):
    ids = docker("ps", "--all", "--quiet", "--filter", f"label={LABEL}={launcher}").stdout.split()
    if ids:
        docker("rm", "--force", *ids)


def name(task_id):
    return f"slipway-task-{task_id}"


def docker(*arguments):
    return subprocess.run(["docker", *arguments], capture_output=True, text=True, timeout=120)
