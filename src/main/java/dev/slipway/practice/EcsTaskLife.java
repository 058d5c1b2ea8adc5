package dev.slipway.practice;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * Takes a task from PROVISIONING to its end, in about the time that Fargate takes for a small image. Reported times: a
 * pull that began 21 seconds after the task and took 26, 37 seconds from stopping to stopped (a describe-tasks answer of
 * platform 1.4.0), 40 to 65 seconds until a target was registered, 10 from the stop to its deregistration (service events).
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html">The
 *     lifecycle of a task</a>
 */
final class EcsTaskLife {

    private static final Duration TO_PENDING = Duration.ofSeconds(10);
    private static final Duration TO_PULL = Duration.ofSeconds(8);
    private static final Duration PULL = Duration.ofSeconds(15);
    private static final Duration TO_RUNNING = Duration.ofSeconds(5);
    private static final Duration TO_HEALTHY = Duration.ofSeconds(10);
    private static final Duration TO_UNHEALTHY = Duration.ofSeconds(60);
    private static final Duration TO_REGISTERED = Duration.ofSeconds(3);
    private static final Duration TO_DEREGISTERED = Duration.ofSeconds(10);
    private static final Duration TO_STOPPING = Duration.ofSeconds(11);
    private static final Duration TO_DEPROVISIONING = Duration.ofSeconds(15);
    private static final Duration TO_STOPPED = Duration.ofSeconds(35);

    private static final Duration STAYS_VISIBLE = Duration.ofHours(1);

    private final PracticeAccount account;
    private final PracticeAgenda agenda;
    private final TaskFates fates;
    private final EcsBalancing balancing;
    private final Consumer<EcsTask> changed;

    /** @param changed is told when a task has become ready or has stopped */
    EcsTaskLife(PracticeAccount account, TaskFates fates, EcsBalancing balancing, Consumer<EcsTask> changed) {
        this.account = account;
        this.agenda = account.agenda();
        this.balancing = balancing;
        this.fates = fates;
        this.changed = changed;
    }

    void begin(EcsTask task) {
        then(TO_PENDING, task, () -> {
            attach(task);
            then(TO_PULL, task, () -> pull(task));
        });
    }

    private void attach(EcsTask task) {
        NetworkConfiguration network = task.startedBy().revision().network();
        if (network == null) {
            task.attached(null, null);
            return;
        }
        AwsVpcConfiguration vpc = network.awsvpcConfiguration();
        String subnet = vpc.subnets().get(task.service().tasks().indexOf(task) % vpc.subnets().size());
        try {
            task.attached(account.ec2().attachTask(subnet, vpc.securityGroups(), hasPublicAddress(vpc)),
                    account.ids().uuid());
        } catch (Ec2Exception e) {
            stop(task, TaskStopCode.TASK_FAILED_TO_START, "Unexpected EC2 error while attempting to Create Network "
                    + "Interface in subnet '" + subnet + "': " + e.awsErrorDetails().errorCode());
        }
    }

    private static boolean hasPublicAddress(AwsVpcConfiguration vpc) {
        return "ENABLED".equals(vpc.assignPublicIpAsString());
    }

    private void pull(EcsTask task) {
        task.pulling(agenda.now());
        TaskFate fate = fates.of(task);
        then(PULL, task, () -> {
            if (fate instanceof TaskFate.NeverStarts never) {
                task.leading().failed(containerReason(never.stoppedReason()));
                stop(task, TaskStopCode.TASK_FAILED_TO_START, never.stoppedReason());
            } else {
                task.activating(agenda.now());
                then(TO_RUNNING, task, () -> start(task, fate));
            }
        });
    }

    /** Not to be pulled or started is the container's own failure; what comes before is the task's alone. */
    private static String containerReason(String stoppedReason) {
        return stoppedReason.startsWith("Cannot") ? stoppedReason : null;
    }

    private void start(EcsTask task, TaskFate fate) {
        switch (fate) {
            case TaskFate.Runs runs -> {
                run(task, runs.log());
                then(TO_HEALTHY, task, () -> healthy(task));
            }
            case TaskFate.Unhealthy unhealthy -> {
                run(task, unhealthy.log());
                then(TO_UNHEALTHY, task, () -> unhealthy(task));
            }
            case TaskFate.Exits exits when exits.after().isZero() -> exit(task, exits);
            case TaskFate.Exits exits -> {
                run(task, List.of());
                then(exits.after(), task, () -> exit(task, exits));
            }
            case TaskFate.NeverStarts never -> throw new IllegalStateException(never.stoppedReason());
        }
    }

    private void run(EcsTask task, List<String> log) {
        task.running(agenda.now());
        write(task, log);
        then(TO_REGISTERED, task, () -> balancing.register(task));
        changed.accept(task);
    }

    private void healthy(EcsTask task) {
        if (task.health() != HealthStatus.HEALTHY) {
            task.checked(HealthStatus.HEALTHY);
            changed.accept(task);
        }
    }

    private void unhealthy(EcsTask task) {
        task.checked(HealthStatus.UNHEALTHY);
        task.service().say("(task " + task.id() + ") failed container health checks.", agenda.now());
        stop(task, TaskStopCode.SERVICE_SCHEDULER_INITIATED, "Task failed container health checks");
    }

    private void exit(EcsTask task, TaskFate.Exits exits) {
        write(task, exits.log());
        task.leading().exited(exits.exitCode(), exits.reason());
        stop(task, TaskStopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
    }

    private void write(EcsTask task, List<String> log) {
        TaskLog.of(task.leading().definition(), task.id())
                .ifPresent(place -> place.write(account.logs(), log, agenda.now()));
    }

    /** Sends the task down, wherever it is; one that is going down already keeps its reason. */
    void stop(EcsTask task, TaskStopCode code, String reason) {
        if (task.isStopping()) {
            return;
        }
        task.stopping(code, reason, agenda.now());
        agenda.in(TO_DEREGISTERED, () -> balancing.deregister(task));
        agenda.in(TO_STOPPING, () -> task.goingDown("STOPPING"));
        agenda.in(TO_DEPROVISIONING, () -> task.goingDown("DEPROVISIONING"));
        agenda.in(TO_STOPPED, () -> {
            task.stopped(agenda.now());
            if (task.network() != null) {
                account.ec2().releaseTask(task.network().networkInterfaceId());
            }
            changed.accept(task);
            agenda.in(STAYS_VISIBLE, () -> task.service().forget(task));
        });
    }

    /** What is to follow does not, once the task is on its way down. */
    private void then(Duration delay, EcsTask task, Runnable what) {
        agenda.in(delay, () -> {
            if (!task.isStopping()) {
                what.run();
            }
        });
    }
}
