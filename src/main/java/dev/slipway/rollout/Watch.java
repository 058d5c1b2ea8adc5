package dev.slipway.rollout;

import dev.slipway.change.Attempt;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Looks at a service, its deployments, tasks and log, side by side. A look never fails as a whole: an operation that is
 * denied or missing leaves its part empty.
 */
public final class Watch {

    /** So many tasks DescribeTasks takes, and more than a rollout to be watched has. */
    private static final int TASKS = 100;
    private static final int HISTORY = 10;

    private final Account account;
    private final Together together;
    private final InstantSource clock;
    private final ServiceName service;
    private final LogTail logTail;
    private boolean hasHistory = true;

    public Watch(Account account, Together together, InstantSource clock, ServiceName service) {
        this.account = account;
        this.together = together;
        this.clock = clock;
        this.service = service;
        this.logTail = new LogTail(account);
    }

    /** @throws ProblemException only when stopped */
    public Snapshot look() throws ProblemException {
        Instant at = clock.instant();
        var found = new Attempt<>(this::describe);
        var history = new Attempt<>(this::history);
        var running = new Attempt<>(() -> tasks(DesiredStatus.RUNNING));
        var stopped = new Attempt<>(() -> tasks(DesiredStatus.STOPPED));
        together.all(List.of(found, history, running, stopped));
        hasHistory = hasHistory && !isGivenUp(history);
        List<TaskRow> tasks = Stream.of(running, stopped).flatMap(each -> each.answer().stream())
                .flatMap(List::stream).distinct().sorted(Comparator.comparing(TaskRow::createdAt).reversed()).toList();
        var log = new Attempt<>(() -> logTail.of(tasks)).get();
        Optional<Service> there = found.answer().flatMap(answer -> answer.services().stream().findFirst());
        return new Snapshot(at, found.answer().map(Watch::status).orElse(""),
                there.map(Rows::deployments).orElse(List.of()), history.answer().orElse(List.of()), tasks,
                there.map(Rows::events).orElse(List.of()), log.answer().orElse(List.of()),
                problems(List.of(found, history, running, stopped, log)));
    }

    private DescribeServicesResponse describe() throws ProblemException {
        return Aws.call(() -> account.ecs().describeServices(r -> r.cluster(service.cluster())
                .services(service.service())));
    }

    private static String status(DescribeServicesResponse answer) {
        return answer.services().isEmpty() ? "MISSING" : answer.services().getFirst().status();
    }

    private List<ServiceDeploymentRow> history() throws ProblemException {
        if (!hasHistory) {
            return List.of();
        }
        return Aws.call(() -> account.ecs().listServiceDeployments(r -> r.cluster(service.cluster())
                .service(service.service()).maxResults(HISTORY))).serviceDeployments().stream()
                .map(Rows::serviceDeployment).sorted(Comparator.comparing(ServiceDeploymentRow::createdAt).reversed())
                .toList();
    }

    private List<TaskRow> tasks(DesiredStatus desired) throws ProblemException {
        List<String> arns = Aws.call(() -> account.ecs().listTasks(r -> r.cluster(service.cluster())
                .serviceName(service.service()).desiredStatus(desired).maxResults(TASKS))).taskArns();
        if (arns.isEmpty()) {
            return List.of();
        }
        return Aws.call(() -> account.ecs().describeTasks(r -> r.cluster(service.cluster()).tasks(arns))).tasks()
                .stream().map(Rows::task).toList();
    }

    /** The history is an extra: where it is not to be had, asking every two seconds would only slow the watch. */
    private static boolean isGivenUp(Attempt<?> history) {
        return history.problem().filter(problem -> problem instanceof AwsProblem.AccessDenied
                || problem instanceof AwsProblem.NotInPractice || problem instanceof AwsProblem.AwsFault).isPresent();
    }

    /** Each kind once, and not that a service or cluster which is not there has no tasks. */
    private static List<Problem> problems(List<Attempt<?>> attempts) {
        List<Problem> problems = new ArrayList<>();
        for (Attempt<?> attempt : attempts) {
            attempt.problem().filter(problem -> !isNoService(problem) && !problems.contains(problem))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static boolean isNoService(Problem problem) {
        return problem instanceof AwsProblem.Refused refused
                && (refused.code().startsWith("ServiceNot") || refused.code().startsWith("ClusterNot"));
    }
}
