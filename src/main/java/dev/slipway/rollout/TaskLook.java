package dev.slipway.rollout;

import dev.slipway.change.Attempt;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;

/**
 * The tasks of a service: listed when something moved, described again only while they are on their way. A read may go
 * on while its rows are looked at; two reads at a time would mix up the order of what they have seen.
 */
final class TaskLook {

    /** So many tasks ListTasks gives and DescribeTasks takes at a time. */
    private static final int TASKS = 100;
    /** Of the running and of the stopped tasks; 400 of each are followed. */
    private static final int PAGES = 4;
    /** Listing the running and the stopped ones, and describing what is new. */
    static final int LEAST_CALLS = 3;
    /** A running task without a health check says UNKNOWN for ever. */
    private static final Duration SETTLED = Duration.ofSeconds(90);

    private final Calls calls;
    private final ServiceName service;
    private final Together together;
    private final Map<String, TaskRow> known = new LinkedHashMap<>();
    private volatile int callsToList = LEAST_CALLS;

    TaskLook(Calls calls, ServiceName service, Together together) {
        this.calls = calls;
        this.service = service;
        this.together = together;
    }

    /** The tasks that AWS still shows, newest first. */
    synchronized List<TaskRow> rows() {
        return known.values().stream().sorted(Comparator.comparing(TaskRow::createdAt).reversed()).toList();
    }

    /** How many calls {@link #list} takes, by what it took the last time. */
    int callsToList() {
        return callsToList;
    }

    synchronized boolean hasUnsettled(Instant now) {
        return known.values().stream().anyMatch(task -> !isSettled(task, now));
    }

    /** Finds out which tasks there are, and describes those of which more is to be known. */
    List<TaskRow> list() throws ProblemException {
        var running = new Attempt<>(() -> ids(DesiredStatus.RUNNING));
        var stopped = new Attempt<>(() -> ids(DesiredStatus.STOPPED));
        together.all(List.of(running, stopped));
        Set<String> listed = new LinkedHashSet<>();
        List.of(running, stopped).forEach(each -> each.answer().ifPresent(listed::addAll));
        callsToList = LEAST_CALLS + 3 * (listed.size() / TASKS);
        Optional<Problem> problem = running.problem().or(stopped::problem);
        describe(unfinished(listed, problem.isEmpty()));
        if (problem.isPresent()) {
            throw new ProblemException(problem.get());
        }
        return rows();
    }

    /** Those of which more is to be known; all that are not listed are forgotten where these are all there are. */
    private synchronized List<String> unfinished(Set<String> listed, boolean areAll) {
        if (areAll) {
            known.keySet().retainAll(listed);
        }
        return listed.stream().filter(id -> !known.containsKey(id) || !known.get(id).isStopped()).toList();
    }

    /** Describes again those that are on their way. */
    List<TaskRow> follow(Instant now) throws ProblemException {
        describe(rows().stream().filter(task -> !isSettled(task, now)).map(TaskRow::id).toList());
        return rows();
    }

    private void describe(List<String> ids) throws ProblemException {
        for (int from = 0; from < ids.size(); from += TASKS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + TASKS));
            keep(calls.make(account -> account.ecs().describeTasks(r -> r.cluster(service.cluster()).tasks(some)))
                    .tasks().stream().map(Rows::task).toList());
        }
    }

    private synchronized void keep(List<TaskRow> rows) {
        rows.forEach(task -> known.put(task.id(), task));
    }

    private List<String> ids(DesiredStatus desired) throws ProblemException {
        List<String> ids = new ArrayList<>();
        String next = null;
        for (int page = 0; page == 0 || page < PAGES && next != null; page++) {
            String token = next;
            ListTasksResponse answer = calls.make(account -> account.ecs().listTasks(r -> r.cluster(service.cluster())
                    .serviceName(service.service()).desiredStatus(desired).maxResults(TASKS).nextToken(token)));
            answer.taskArns().stream().map(Rows::lastPart).forEach(ids::add);
            next = answer.nextToken();
        }
        return ids;
    }

    private static boolean isSettled(TaskRow task, Instant now) {
        return task.isStopped() || task.status().equals("RUNNING") && (task.health().equals("HEALTHY")
                || task.startedAt().filter(at -> at.plus(SETTLED).isBefore(now)).isPresent());
    }
}
