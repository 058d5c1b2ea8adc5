package dev.slipway.rollout;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;

/**
 * Looks at a service, its deployments, tasks, targets and log, side by side. Each look reads the service, which is one
 * call; the rest is read when that has shown that something moved, and now and then, within a budget of calls: 60 in
 * any minute while things move, 6 when they do not. A look never fails as a whole: what cannot be read stays as it was.
 */
public final class Watch {

    private static final Duration MOVING = Duration.ofMillis(2_500);
    private static final Duration CALM = Duration.ofSeconds(15);
    /** So long each half of a look waits for its reads; what takes longer is shown by a later look. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Before the service has been seen there is nothing that could be shown instead, and connections are made. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);
    /** Tasks made so shortly before the watch began are read from their first line too. */
    private static final Duration JUST_BEFORE = Duration.ofMinutes(10);
    private static final int HISTORY = 10;
    /** Of the calls in a minute that moves: that a task has failed must not wait because others were only followed. */
    private static final int KEPT_TO_LIST = TaskLook.LEAST_CALLS;

    private final InstantSource clock;
    private final Together together;
    private final ServiceName service;
    private final Calls serviceCalls;
    private final Calls calls;
    private final Calls logCalls;
    private final TaskLook taskLook;
    private final TargetLook targetLook;
    private final LogTail logTail;
    private final Movement movement = new Movement();
    private final Reading<Optional<DescribeServicesResponse>> found =
            new Reading<>("ecs:DescribeServices", new Rhythm(Duration.ZERO, Duration.ZERO), Optional.empty());
    private final Reading<List<TaskRow>> listed = reading("ecs:ListTasks", 60, 60);
    private final Reading<List<TaskRow>> followed = reading("ecs:DescribeTasks", 5, 120);
    private final Reading<List<ServiceDeploymentRow>> history = reading("ecs:ListServiceDeployments", 60, 60);
    private final Reading<List<TargetRow>> targets = reading("elasticloadbalancing:DescribeTargetHealth", 10, 60);
    private final Settings settings;
    private Optional<ServiceLook> seen = Optional.empty();
    private Instant begun = Instant.MIN;
    private boolean isCalm;

    public Watch(Account account, Together together, InstantSource clock, ServiceName service) {
        this(account, together, clock, service, Timeline.empty());
    }

    /** @param seen what an earlier watch of the service has shown; logs are read on from there */
    public Watch(Account account, Together together, InstantSource clock, ServiceName service, Timeline seen) {
        this.together = together;
        this.clock = clock;
        this.service = service;
        this.serviceCalls = new Calls(account, clock, new CallBudget(24, 4));
        this.calls = new Calls(account, clock, new CallBudget(26, 1));
        this.logCalls = new Calls(account, clock, new CallBudget(8, 1));
        this.taskLook = new TaskLook(calls, service, together);
        this.targetLook = new TargetLook(calls);
        Definitions definitions = new Definitions(calls);
        this.settings = new Settings(definitions, targetLook);
        Instant begun = seen.begun().orElse(clock.instant()).minus(JUST_BEFORE);
        this.logTail = new LogTail(logCalls, definitions, begun, seen.cursors());
    }

    private static <T> Reading<List<T>> reading(String operation, int secondsMoving, int secondsCalm) {
        return new Reading<>(operation,
                new Rhythm(Duration.ofSeconds(secondsMoving), Duration.ofSeconds(secondsCalm)), List.of());
    }

    /**
     * How long to wait before the next look: short while things move, long when calm, growing while it fails. Looks
     * begin at this distance, however long one takes.
     */
    public Duration untilNext() {
        Instant now = clock.instant();
        Rhythm rhythm = found.rhythm();
        if (rhythm.isBackingOff()) {
            return rhythm.left(now, isCalm);
        }
        Duration interval = isCalm ? CALM : MOVING;
        Duration left = interval.minus(Duration.between(begun, now));
        return left.compareTo(interval) > 0 ? interval : Rows.longer(left, interval.dividedBy(5));
    }

    /** @throws ProblemException only when stopped */
    public Snapshot look() throws ProblemException {
        Instant now = clock.instant();
        begun = now;
        settle(now);
        List<Together.Read<Boolean>> first = new ArrayList<>();
        if (found.mayRead(now)) {
            first.add(found.with(this::describe, now));
        }
        first.addAll(due(now));
        together.within(seen.isPresent() ? PATIENCE : FIRST_PATIENCE, first);
        settle(now);
        List<Together.Read<Boolean>> second = new ArrayList<>(moved(now));
        second.addAll(learned(now));
        second.addAll(logTail.due(taskLook.rows(), now, isCalm, logCalls.room(now, isCalm)));
        together.within(PATIENCE, second);
        settle(now);
        if (listed.isFresh() && listed.rhythm().wasAnsweredAt(now)) {
            followed.madeUpFor();
        }
        return snapshot(now, logTail.collect(now));
    }

    /** Takes over what has come back, of this look's reads and of those that an earlier one has not waited for. */
    private void settle(Instant now) {
        readings().stream().filter(reading -> reading != found).forEach(reading -> reading.settle(now));
        if (found.settle(now) && found.isFresh()) {
            seen = found.last().map(answer -> ServiceLook.of(answer, now));
            seen.ifPresent(look -> movement.notice(look, now));
        }
        isCalm = movement.isOver(now) && !taskLook.hasUnsettled(now)
                && readings().stream().noneMatch(Reading::isInterrupted);
    }

    /** What is read side by side with the service, by its own rhythm. */
    private List<Together.Read<Boolean>> due(Instant now) {
        List<Together.Read<Boolean>> reads = new ArrayList<>();
        int room = spare(now);
        if (followed.isDue(now, isCalm) && !listed.isUnderWay() && taskLook.hasUnsettled(now) && room > 0) {
            reads.add(followed.with(() -> taskLook.follow(now), now));
            movement.followed();
            room--;
        }
        List<String> groups = groups();
        if (!groups.isEmpty() && targets.isDue(now, isCalm) && room > 0) {
            int most = room;
            reads.add(targets.with(() -> targetLook.look(groups, most), now));
        }
        return reads;
    }

    /** What is read because the service has changed, or was not looked at for long. */
    private List<Together.Read<Boolean>> moved(Instant now) {
        if (!isCalm && listed.rhythm().isDue(now, false)) {
            movement.list();
        }
        if ((!isCalm || history.problem().isPresent()) && history.rhythm().isDue(now, false)) {
            movement.history();
        }
        List<Together.Read<Boolean>> reads = new ArrayList<>();
        int room = spare(now);
        if (movement.wantsList() && listed.mayRead(now) && !followed.isUnderWay()
                && calls.room(now, isCalm) >= taskLook.callsToList()) {
            reads.add(listed.with(taskLook::list, now));
            room -= taskLook.callsToList();
            movement.listed();
        } else if (movement.wantsFollow() && followed.mayRead(now) && !listed.isUnderWay() && room > 0) {
            reads.add(followed.with(() -> taskLook.follow(now), now));
            room--;
            movement.followed();
        }
        if (movement.wantsHistory() && history.mayRead(now) && room > 0) {
            reads.add(history.with(this::history, now));
            movement.historyRead();
        }
        return reads;
    }

    private List<Together.Read<Boolean>> learned(Instant now) {
        String definition = seen.flatMap(ServiceLook::primary).map(DeploymentRow::taskDefinition).orElse("");
        return settings.due(now, isCalm, definition, logTail.unknown(taskLook.rows()), groups(), spare(now));
    }

    /** Calls that are left for what is not a list of the tasks. */
    private int spare(Instant now) {
        int room = calls.room(now, isCalm);
        return isCalm ? room : Math.max(0, room - KEPT_TO_LIST);
    }

    private List<String> groups() {
        return seen.flatMap(ServiceLook::row).map(ServiceRow::targetGroups).orElse(List.of());
    }

    /** Where there is no cluster there is no service. */
    private Optional<DescribeServicesResponse> describe() throws ProblemException {
        try {
            return Optional.of(serviceCalls.make(account -> account.ecs()
                    .describeServices(r -> r.cluster(service.cluster()).services(service.service()))));
        } catch (ProblemException e) {
            if (Services.isAboutTheCluster(e.problem())) {
                return Optional.of(DescribeServicesResponse.builder().build());
            }
            throw e;
        }
    }

    private List<ServiceDeploymentRow> history() throws ProblemException {
        return calls.make(account -> account.ecs().listServiceDeployments(r -> r.cluster(service.cluster())
                .service(service.service()).maxResults(HISTORY))).serviceDeployments().stream()
                .map(Rows::serviceDeployment).sorted(Comparator.comparing(ServiceDeploymentRow::createdAt).reversed())
                .toList();
    }

    private Snapshot snapshot(Instant now, LogTail.Round round) {
        return new Snapshot(now, seen.map(ServiceLook::status).orElse(""), seen.flatMap(ServiceLook::row),
                seen.map(ServiceLook::deployments).orElse(List.of()), history.last(), taskLook.rows(),
                seen.map(ServiceLook::events).orElse(List.of()), targetLook.rows(), round.lines(), round.cursors(),
                settings.last(), problems());
    }

    /** Each kind once, and not that a service or cluster which is not there has no tasks. */
    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Reading<?> reading : readings()) {
            reading.problem().filter(problem -> !isNoService(problem) && !problems.contains(problem))
                    .ifPresent(problems::add);
        }
        logTail.problem().filter(problem -> !problems.contains(problem)).ifPresent(problems::add);
        return problems;
    }

    private List<Reading<?>> readings() {
        List<Reading<?>> all = new ArrayList<>(List.of(found, history, listed, followed, targets));
        all.addAll(settings.readings());
        return all;
    }

    private static boolean isNoService(Problem problem) {
        return problem instanceof AwsProblem.Refused refused
                && (refused.code().startsWith("ServiceNot") || refused.code().startsWith("ClusterNot"));
    }
}
