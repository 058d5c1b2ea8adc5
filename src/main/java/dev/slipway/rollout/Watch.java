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
    /** What follows a change (a steady state, a last line) is still to be seen at once. */
    private static final Duration RESTLESS = Duration.ofSeconds(45);
    /** Tasks made so shortly before the watch began are read from their first line too. */
    private static final Duration JUST_BEFORE = Duration.ofMinutes(10);
    private static final int HISTORY = 10;

    private final InstantSource clock;
    private final Together together;
    private final ServiceName service;
    private final Calls serviceCalls;
    private final Calls calls;
    private final Calls logCalls;
    private final TaskLook taskLook;
    private final TargetLook targetLook;
    private final Definitions definitions;
    private final LogTail logTail;
    private final Reading<Optional<ServiceLook>> found =
            new Reading<>(new Rhythm(Duration.ZERO, Duration.ZERO), Optional.empty());
    private final Reading<List<TaskRow>> listed = reading(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private final Reading<List<TaskRow>> followed = reading(Duration.ofSeconds(5), Duration.ofMinutes(2));
    private final Reading<List<ServiceDeploymentRow>> history = reading(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private final Reading<List<TargetRow>> targets = reading(Duration.ofSeconds(10), Duration.ofSeconds(60));
    private final Reading<Waits> containerWaits = reading(Waits.UNKNOWN);
    private final Reading<Waits> targetWaits = reading(Waits.UNKNOWN);
    private ServiceLook before;
    private Instant movedAt = Instant.EPOCH;
    private boolean wantsTasks;
    private boolean wantsHistory;
    private String waitsOf = "";
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
        this.definitions = new Definitions(calls);
        Instant begun = seen.begun().orElse(clock.instant()).minus(JUST_BEFORE);
        this.logTail = new LogTail(logCalls, definitions, begun, seen.cursors());
    }

    private static <T> Reading<List<T>> reading(Duration moving, Duration calm) {
        return new Reading<>(new Rhythm(moving, calm), List.of());
    }

    private static Reading<Waits> reading(Waits before) {
        return new Reading<>(new Rhythm(Duration.ofMinutes(10), Duration.ofHours(1)), before);
    }

    /** How long to wait before the next look: short while things move, long when calm, growing while it fails. */
    public Duration untilNext() {
        Rhythm rhythm = found.rhythm();
        if (rhythm.isBackingOff()) {
            return rhythm.left(clock.instant(), isCalm);
        }
        return isCalm ? CALM : MOVING;
    }

    /** @throws ProblemException only when stopped */
    public Snapshot look() throws ProblemException {
        Instant now = clock.instant();
        List<Together.Read<Boolean>> first = new ArrayList<>();
        if (found.rhythm().mayRead(now)) {
            first.add(found.with(() -> describe(now), now));
        }
        first.addAll(logTail.due(taskLook.rows(), now, isCalm, logCalls.room(now, isCalm)));
        first.addAll(due(now));
        together.all(first);
        notice(now);
        List<Together.Read<Boolean>> second = new ArrayList<>(moved(now));
        second.addAll(learned(now));
        together.all(second);
        if (listed.isFresh() && listed.rhythm().wasAnsweredAt(now)) {
            followed.madeUpFor();
        }
        return snapshot(now, logTail.collect());
    }

    /** What is read side by side with the service, by its own rhythm. */
    private List<Together.Read<Boolean>> due(Instant now) {
        List<Together.Read<Boolean>> reads = new ArrayList<>();
        int room = calls.room(now, isCalm);
        if (followed.rhythm().isDue(now, isCalm) && taskLook.hasUnsettled(now) && room > 0) {
            reads.add(followed.with(() -> taskLook.follow(now), now));
            room--;
        }
        List<String> groups = groups();
        if (!groups.isEmpty() && targets.rhythm().isDue(now, isCalm) && room > 0) {
            int most = room;
            reads.add(targets.with(() -> targetLook.look(groups, most), now));
        }
        return reads;
    }

    /** What is read because the service has changed, or was not looked at for long. */
    private List<Together.Read<Boolean>> moved(Instant now) {
        List<Together.Read<Boolean>> reads = new ArrayList<>();
        int room = calls.room(now, isCalm);
        if (wantsTasks && listed.rhythm().mayRead(now) && room >= taskLook.callsToList()) {
            reads.add(listed.with(taskLook::list, now));
            room -= taskLook.callsToList();
            wantsTasks = false;
        }
        if (wantsHistory && history.rhythm().mayRead(now) && room > 0) {
            reads.add(history.with(this::history, now));
            wantsHistory = false;
        }
        return reads;
    }

    /** The settings that say how long a rollout may wait; they are asked for once. */
    private List<Together.Read<Boolean>> learned(Instant now) {
        List<Together.Read<Boolean>> reads = new ArrayList<>();
        List<String> groups = groups();
        int room = calls.room(now, isCalm);
        String definition = found.last().flatMap(ServiceLook::primary).map(DeploymentRow::taskDefinition).orElse("");
        boolean isOther = !definition.equals(waitsOf) && containerWaits.rhythm().mayRead(now);
        if (!definition.isEmpty() && (isOther || containerWaits.rhythm().isDue(now, isCalm)) && room > 0) {
            reads.add(containerWaits.with(() -> definitions.waits(definition), now));
            waitsOf = definition;
            room--;
        }
        if (!groups.isEmpty() && targetWaits.rhythm().isDue(now, isCalm) && room >= 2 * groups.size()) {
            reads.add(targetWaits.with(() -> targetLook.waits(groups), now));
        }
        return reads;
    }

    private Waits waits() {
        Waits own = containerWaits.last();
        Waits groups = targetWaits.last();
        return new Waits(own.containers(), groups.targets(), groups.drain(), own.stop());
    }

    /** Compares with the last look: did anything move, and is there anything that may? */
    private void notice(Instant now) {
        ServiceLook look = found.last().orElse(null);
        if (look != null && !look.isLike(before)) {
            before = look;
            movedAt = now;
            wantsTasks = true;
            wantsHistory = true;
        }
        boolean wasLong = movedAt.plus(RESTLESS).isBefore(now) || now.isBefore(movedAt);
        isCalm = look != null && wasLong && look.isSettled() && !taskLook.hasUnsettled(now)
                && readings().stream().noneMatch(Reading::isInterrupted);
        wantsTasks |= !isCalm && listed.rhythm().isDue(now, false);
        wantsHistory |= (!isCalm || history.problem().isPresent()) && history.rhythm().isDue(now, false);
    }

    private List<String> groups() {
        return found.last().flatMap(ServiceLook::row).map(ServiceRow::targetGroups).orElse(List.of());
    }

    private Optional<ServiceLook> describe(Instant now) throws ProblemException {
        DescribeServicesResponse answer = serviceCalls.make(account -> account.ecs()
                .describeServices(r -> r.cluster(service.cluster()).services(service.service())));
        return Optional.of(ServiceLook.of(answer, now));
    }

    private List<ServiceDeploymentRow> history() throws ProblemException {
        return calls.make(account -> account.ecs().listServiceDeployments(r -> r.cluster(service.cluster())
                .service(service.service()).maxResults(HISTORY))).serviceDeployments().stream()
                .map(Rows::serviceDeployment).sorted(Comparator.comparing(ServiceDeploymentRow::createdAt).reversed())
                .toList();
    }

    private Snapshot snapshot(Instant now, LogTail.Round round) {
        Optional<ServiceLook> look = found.last();
        return new Snapshot(now, look.map(ServiceLook::status).orElse(""), look.flatMap(ServiceLook::row),
                look.map(ServiceLook::deployments).orElse(List.of()), history.last(), taskLook.rows(),
                look.map(ServiceLook::events).orElse(List.of()), targetLook.rows(), round.lines(), round.cursors(),
                waits(), problems());
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
        return List.of(found, history, listed, followed, targets, containerWaits, targetWaits);
    }

    private static boolean isNoService(Problem problem) {
        return problem instanceof AwsProblem.Refused refused
                && (refused.code().startsWith("ServiceNot") || refused.code().startsWith("ClusterNot"));
    }
}
