package dev.slipway.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * The service scheduler: brings what runs in line with what was asked for, one look at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html">Rolling
 *     updates</a>
 */
final class EcsScheduler {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(5);
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration NEXT_PLACEMENT = Duration.ofSeconds(30);
    private static final int IMPAIRED = 3;

    private final PracticeAgenda agenda;
    private final EcsArns arns;
    private final TaskFates fates;
    private final EcsPlacement placement;
    private final EcsBalancing balancing;
    private final EcsTaskLife life;
    private final EcsRollback rollback;

    EcsScheduler(PracticeAccount account, EcsArns arns) {
        this.agenda = account.agenda();
        this.arns = arns;
        this.fates = new TaskFates(account);
        this.placement = new EcsPlacement(account);
        this.balancing = new EcsBalancing(account);
        this.life = new EcsTaskLife(account, fates, balancing, this::taskChanged);
        this.rollback = new EcsRollback(agenda, arns);
    }

    EcsTaskLife life() {
        return life;
    }

    EcsRollback rollback() {
        return rollback;
    }

    /** The service was told something new. */
    void told(EcsService service) {
        service.restless();
        agenda.in(FIRST_LOOK, () -> look(service));
    }

    /** A load balancer has looked at the task; one found unhealthy is replaced once its grace period is over. */
    void targetChecked(EcsTask task, String targetGroup, ElbTarget target) {
        if (target.isUnhealthy() && balancing.counts(task)) {
            EcsService service = task.service();
            String group = EcsBalancing.named(targetGroup);
            service.say("(task " + task.id() + ") (port " + target.described().port() + ") is unhealthy in " + group
                    + " due to (reason " + target.health().description() + ").", agenda.now());
            service.say("has stopped 1 running tasks: " + named(List.of(task)), agenda.now());
            task.failedTargets();
            life.stop(task, TaskStopCode.SERVICE_SCHEDULER_INITIATED, "Task failed ELB health checks in " + group);
        } else if (task.checked(targetGroup, target.isHealthy())) {
            taskChanged(task);
        }
    }

    private void taskChanged(EcsTask task) {
        EcsService service = task.service();
        service.restless();
        if (task.hasFailed()) {
            failed(service, task.deployment(), !task.hasRun());
        } else if (task.isReady()) {
            task.deployment().taskRuns(agenda.now());
        }
        agenda.in(NEXT_LOOK, () -> look(service));
    }

    private void failed(EcsService service, EcsDeployment deployment, boolean counts) {
        Instant now = agenda.now();
        deployment.taskFailed(counts, now);
        deployment.release().counted(deployment.failedTasks());
        if (deployment.failuresInARow() == IMPAIRED) {
            service.say("is unable to consistently start tasks successfully. For more information, see the "
                    + "Troubleshooting section of the Amazon ECS Developer Guide.", now);
        }
        if (deployment == service.primary() && deployment.isInProgress()
                && service.breaker().trips(deployment.failedTasks())) {
            rollback.giveUp(service);
        }
    }

    private void look(EcsService service) {
        if (!service.isActive()) {
            drain(service);
            return;
        }
        startMissing(service);
        stopSurplus(service);
        settle(service);
    }

    private void startMissing(EcsService service) {
        EcsDeployment primary = service.primary();
        int missing = service.desired() - service.wantedOf(primary).size();
        int room = EcsPercent.most(service) - (int) service.wanted().count();
        int count = Math.min(missing, room);
        if (count <= 0 || primary.hasFailed()) {
            return;
        }
        if (primary.retryAt().isAfter(agenda.now())) {
            agenda.in(Duration.between(agenda.now(), primary.retryAt()), () -> look(service));
            return;
        }
        var obstacle = placement.obstacle(service.settings(), primary.definition());
        if (obstacle.isPresent()) {
            service.say(obstacle.get(), agenda.now());
            agenda.in(NEXT_PLACEMENT, () -> look(service));
            return;
        }
        var refusal = fates.refusal(primary.definition());
        if (refusal.isPresent()) {
            service.say("failed to launch a task with (error " + refusal.get() + ").", agenda.now());
            failed(service, primary, true);
            agenda.in(NEXT_LOOK, () -> look(service));
            return;
        }
        start(service, primary, Math.min(count, placement.room(primary.definition())));
    }

    private void start(EcsService service, EcsDeployment deployment, int count) {
        List<EcsTask> started = Stream.generate(() ->
                new EcsTask(arns.newTaskId(), service, deployment, agenda.now(), arns)).limit(count).toList();
        started.forEach(service::add);
        service.say("has started " + count + " tasks: " + named(started), agenda.now());
        started.forEach(life::begin);
    }

    private void stopSurplus(EcsService service) {
        EcsDeployment primary = service.primary();
        List<EcsTask> old = service.wanted().filter(task -> task.deployment() != primary).toList();
        List<EcsTask> own = service.wantedOf(primary);
        long ready = service.wanted().filter(EcsTask::isReady).count();
        long spare = primary.hasFailed() ? 0 : Math.max(0, ready - EcsPercent.least(service));
        Stream<EcsTask> leaving = Stream.concat(old.stream().filter(task -> !task.isReady()),
                old.stream().filter(EcsTask::isReady).limit(spare));
        Stream<EcsTask> tooMany = own.stream().limit(Math.max(0, own.size() - service.desired()));
        stop(service, Stream.concat(leaving, tooMany).toList());
    }

    private void stop(EcsService service, List<EcsTask> tasks) {
        List<EcsTask> running = tasks.stream().filter(EcsTask::isRunning).toList();
        int pending = tasks.size() - running.size();
        if (pending > 0) {
            service.say("stopped " + pending + " pending tasks.", agenda.now());
        }
        if (!running.isEmpty()) {
            service.say("has stopped " + running.size() + " running tasks: " + named(running), agenda.now());
        }
        tasks.forEach(task -> life.stop(task, TaskStopCode.SERVICE_SCHEDULER_INITIATED,
                "Scaling activity initiated by (deployment " + task.deployment().id() + ")"));
    }

    private void settle(EcsService service) {
        EcsDeployment primary = service.primary();
        long ready = service.wantedOf(primary).stream().filter(EcsTask::isReady).count();
        boolean alone = service.tasks().stream().allMatch(task -> task.isStopped() || task.deployment() == primary
                && !task.isStopping());
        if (ready != service.desired() || !alone || primary.hasFailed() || service.isSteady()) {
            return;
        }
        if (service.calm(agenda.now()).compareTo(CALM) < 0) {
            agenda.in(CALM, () -> look(service));
            return;
        }
        if (primary.isInProgress()) {
            rollback.complete(service);
        }
        service.steady();
        service.say("has reached a steady state.", agenda.now());
    }

    private void drain(EcsService service) {
        stop(service, service.wanted().toList());
        if (!service.hasLiving()) {
            service.set(service.settings().toBuilder().status("INACTIVE").build());
            service.deployments().clear();
        }
    }

    private static String named(List<EcsTask> tasks) {
        return tasks.stream().map(task -> "(task " + task.id() + ")").collect(Collectors.joining(" ")) + ".";
    }
}
