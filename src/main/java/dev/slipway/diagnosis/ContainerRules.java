package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.FAINT;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.NAMED;
import static dev.slipway.diagnosis.Strength.SYMPTOM;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.List;

/** A container that ends, or does not start: what ECS, runc, shells and language runtimes say. */
final class ContainerRules implements Family {

    private static final String CODES =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html";
    private static final String START =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html";
    private static final String MEMORY =
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/out-of-memory.html";
    private static final String HEALTH = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html";
    private static final String SHELL = "https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html";
    private static final String[] BUILDING = {"failed to solve", "executor failed running",
    "returned a non-zero code",
        "did not complete successfully", "npm ERR"};

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.OUT_OF_MEMORY, NAMED, MEMORY,
                        "OutOfMemoryError", "Container killed due to memory usage", "OOMKilled true", "OOM killed",
                        "Out of memory: Kill", "oom-kill", "Memory cgroup out of memory", "out-of-memory",
                        "JavaScript heap out of memory", "memory limit exceeded", "killed … out of memory",
                        "out of memory", "OOM killer", "Cannot allocate memory", "runtime: out of memory",
                        "exceeded memory limit", "|MemoryError|", "exceeding its memory limit")
                        .unless("Metaspace … failed to solve", "failed to solve", "npm ERR", "OOMKilled false",
                                "insufficient memory available"),
                that(Cause.ENTRYPOINT_NOT_FOUND, NAMED, START,
                        "executable file not found in", "|exec| … stat … no such file or directory",
                        "exec user process caused: no such file or directory",
                        "exec user process caused \"no such file or directory\"",
                        "OCI runtime … no such file or directory",
                        "unable to start container process: … no such file or directory",
                        "container_linux.go … no such file or directory",
                        "runc create failed … no such file or directory",
                        "starting container process caused … no such file or directory",
                        "executable … not found in PATH",
                        "exec failed: No such file or directory", "System error: no such file or directory",
                        "System cannot find the file specified")
                        .unless("custom device", "mount", "hcsshim", "healthcheck", "health check", "FailingStreak",
                                "Output"),
                that(Cause.ENTRYPOINT_NOT_FOUND, TYPICAL, SHELL,
                        "|exec| … no such file or directory", "command not found", "/bin/sh: 1 … not found",
                        "/bin/sh … not found", "|bash| … No such file or directory", "entrypoint … not found",
                        "entrypoint … No such file or directory", "|exec| … not found", "Unable to access jarfile",
                        "can't open file … No such file or directory", "/bin/sh … can't open",
                        "docker-entrypoint … not found",
                        "start.sh … No such file", "Could not find or load main class")
                        .in(Kind.CONTAINER_REASON, Kind.STOPPED_REASON, Kind.SERVICE_EVENT)
                        .unless("custom device", "Output", "FailingStreak", "health", "CannotPull",
                                "ExitCode … Output",
                                "manifest", "ResourceInitialization"),
                that(Cause.ENTRYPOINT_NOT_EXECUTABLE, NAMED, START,
                        "|exec| … permission denied", "exec user process caused: permission denied",
                        "exec user process caused \"permission denied\"", "OCI runtime … permission denied",
                        "container_linux.go … permission denied", "runc create failed … permission denied",
                        "unable to start container process … permission denied",
                        "starting container process caused … permission denied", "|exec| … permission denied",
                        "entrypoint … permission denied", "is not executable")
                        .unless("docker.sock", "mount", "OpenSSL", "database", "EACCES … open"),
                that(Cause.ENTRYPOINT_NOT_EXECUTABLE, LIKELY, SHELL,
                        "Permission denied … exit code 126", "cannot execute: Permission denied",
                        "/bin/sh … Permission denied", "|bash| … Permission denied", "cannot execute binary",
                        ".sh: Permission denied")
                        .in(Kind.CONTAINER_REASON, Kind.STOPPED_REASON),
                that(Cause.HEALTH_CHECK_FAILING, NAMED, HEALTH,
                        "failed container health checks", "FailingStreak", "Status … unhealthy … Output",
                        "health: unhealthy", "minutes (unhealthy)", "hours (unhealthy)", "seconds (unhealthy)",
                        "healthStatus: UNHEALTHY", "container health check failed",
                        "container is unhealthy", "|container| ‥ is unhealthy", "|health check| ‥ timed out",
                        "Health check exceeded timeout", "dependency failed to start: container",
                        "ExitCode 1 Output", "ExitCode 127 Output", "ExitCode -1 Output", "ExitCode 7 Output",
                        "ExitCode 126 Output", "healthcheck failed", "health_status: unhealthy",
                        "|container| ‥ UNHEALTHY", "failed container health check", "health checks for container",
                        "SERVICE_DISCOVERY_INSTANCE_UNHEALTHY")
                        .unless("target-group", "targetgroup", "(elb", "ELB health", "target group", "Target.",
                                "in (target"),
                that(Cause.HEALTH_CHECK_FAILING, TYPICAL, HEALTH, "|Output| … |ExitCode|").in(Kind.CONTAINER_REASON)
                        .unless("ExitCode 0|"),
                that(Cause.TASK_ROLE_PERMISSION, FAINT, CODES,
                        "is not authorized to perform").in(Kind.CONTAINER_REASON),
                that(Cause.CONTAINER_CRASH, SYMPTOM, CODES,
                        "|container| ‥ exited", "exited with code", "exited with status",
                        "Command failed with exit code", "exit status 1|", "exit status 2|", "exit code 1|",
                        "non-zero exit", "crashed", "Command failed")
                        .in(Rule.TASK).unless("CannotPull", "ResourceInitialization", "OCI runtime"),
                that(Cause.CONTAINER_CRASH, SYMPTOM, CODES,
                        "Essential container in task exited", "EssentialContainerExited",
                        "Essential container … exited", "|task| ‥ exited with code", "Task exited with"),
                that(Cause.INVALID_TASK_DEFINITION, TYPICAL, START,
                        "error while creating mount source path", "invalid mount", "bind source path does not exist",
                        "CannotCreateContainerError … invalid", "invalid user", "unable to find user",
                        "unable to find group", "no users found", "linux spec user", "cannot normalize nothing",
                        "device … not found", "Not a directory: Are you trying to mount",
                        "rootfs_linux.go … mounting", "error mounting … to rootfs"),
                that(Cause.ENTRYPOINT_NOT_FOUND, LIKELY, START, "CannotStartContainerError … not found",
                        "CannotStartContainerError … no such file or directory", "No command specified",
                        "CannotCreateContainerError … no command specified").unless("device", "mount", "network"),
                that(Cause.UNKNOWN, FAINT, CODES, "CannotStartContainerError", "CannotCreateContainerError",
                        "CannotInspectContainerError", "DockerTimeoutError", "TaskFailedToStart", "InternalError",
                        "ResourceInitializationError", "CannotStopContainerError", "CannotPull", "CannotCreateVolume",
                        "ContainerRuntime", "ContainerNetworkingError", "InvalidVolumeError", "Could not transition to",
                        "EFS utils", "mount.nfs", "Error response from daemon").unless(BUILDING));
    }
}
