package dev.slipway.practice;

import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Origin;
import dev.slipway.github.GitHub.Status;
import dev.slipway.github.GitHub.WorkflowRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of a pushed workflow in the practice repository. It is told the time whenever something is due, by the
 * account's agenda.
 */
final class ActionsRun {

    private static final Duration QUEUE = Duration.ofSeconds(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ActionsFile file;
    private final PracticeCommit commit;
    private final ActionsSteps steps;
    private final Supplier<Map<String, String>> secrets;
    private final Instant createdAt;
    private final Map<String, String> facts = new HashMap<>();
    private final ActionsArtifacts artifacts = new ActionsArtifacts();
    private final List<ActionsJob> jobs = new ArrayList<>();
    private final Map<Long, String> logs = new HashMap<>();
    private Instant begun;
    private int attempt = 1;

    /** @param facts the {@code github} context: run_id, ref, event_name, ... */
    ActionsRun(ActionsFile file, PracticeCommit commit, Map<String, String> facts, ActionsSteps steps,
               ActionsWorld world) {
        this.file = file;
        this.commit = commit;
        this.steps = steps;
        this.secrets = world.secrets();
        this.createdAt = world.now();
        this.begun = createdAt;
        this.facts.putAll(facts);
        file.jobs().forEach((name, text) -> jobs.add(new ActionsJob(jobId(), name, text)));
    }

    /** What a run needs of the repository it runs for. */
    record ActionsWorld(Supplier<Map<String, String>> secrets, Instant now) {}

    ActionsFile file() {
        return file;
    }

    PracticeCommit commit() {
        return commit;
    }

    Map<String, String> facts() {
        return facts;
    }

    Map<String, String> secrets() {
        return secrets.get();
    }

    ActionsArtifacts artifacts() {
        return artifacts;
    }

    long id() {
        return Long.parseLong(facts.get("run_id"));
    }

    Optional<ActionsJob> job(String key) {
        return jobs.stream().filter(job -> job.key().equals(key)).findFirst();
    }

    List<ActionsJob> jobs() {
        return List.copyOf(jobs);
    }

    /** The job's log, also of an earlier attempt. */
    Optional<String> log(long jobId) {
        return jobs.stream().filter(job -> job.id() == jobId && job.isOver()).map(ActionsJob::log).findFirst()
                .or(() -> Optional.ofNullable(logs.get(jobId)));
    }

    /** As GitHub takes it: the step's own, else the job's default, else the workflow's. */
    String workingDirectory(ActionsJob job, ActionsStep step) {
        String own = ActionsFile.text(step.text().get("working-directory"));
        return !own.isEmpty() ? own : defaultDirectory(job.text()).orElseGet(
                () -> defaultDirectory(file.root()).orElse(""));
    }

    private static Optional<String> defaultDirectory(Map<String, Object> text) {
        Object run = ActionsFile.map(text.get("defaults")).get("run");
        return Optional.of(ActionsFile.text(ActionsFile.map(run).get("working-directory")))
                .filter(directory -> !directory.isEmpty());
    }

    void catchUp(Instant now) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (ActionsJob job : jobs) {
                moved |= job.isRunning() ? goOn(job, now) : !job.isOver() && start(job, now);
            }
        }
    }

    /** When something is due next; empty once the run is over. After {@link #catchUp} that lies in the future. */
    Optional<Instant> next() {
        return jobs.stream().flatMap(job -> job.isRunning() ? Stream.of(job.due())
                : job.isOver() ? Stream.empty() : ready(job).map(ready -> ready.plus(QUEUE)).stream())
                .min(Instant::compareTo);
    }

    /** Since when nothing keeps the job from being queued; empty while it waits for others. */
    private Optional<Instant> ready(ActionsJob job) {
        List<ActionsJob> needed = jobs.stream().filter(other -> job.needs().contains(other.key())).toList();
        return needed.stream().allMatch(ActionsJob::isOver) ? Optional.of(needed.stream().map(ActionsJob::ended)
                .filter(begun::isBefore).max(Instant::compareTo).orElse(begun)) : Optional.empty();
    }

    private boolean start(ActionsJob job, Instant now) {
        Optional<Instant> ready = ready(job);
        if (ready.isEmpty()) {
            return false;
        }
        if (!new ActionsContext(this, job, Map.of()).holds(job.text().get("if"))) {
            job.end(Conclusion.SKIPPED, ready.get());
            return true;
        }
        Instant start = ready.get().plus(QUEUE);
        if (now.isBefore(start)) {
            return false;
        }
        job.begin(new ActionsMachine(job.platform(), secrets().values(), start));
        job.step().begin(start);
        job.dueAt(start.plus(ActionsSteps.duration(job.step())));
        return true;
    }

    private boolean goOn(ActionsJob job, Instant now) {
        if (now.isBefore(job.due())) {
            return false;
        }
        ActionsStep step = job.step();
        job.machine().at(job.deployment().isPresent() ? job.due() : step.startedAt());
        ActionsSteps.Outcome outcome = steps.perform(this, job, step, now);
        if (outcome == ActionsSteps.Outcome.WAITING) {
            job.dueAt(now.plus(BETWEEN_LOOKS));
            return false;
        }
        step.end(outcome == ActionsSteps.Outcome.GOOD ? Conclusion.SUCCESS : Conclusion.FAILURE, job.due());
        beginNext(job);
        return true;
    }

    private void beginNext(ActionsJob job) {
        while (job.next()) {
            ActionsStep step = job.step();
            // what the runner does by itself it does in any case
            if (step.text().isEmpty() || new ActionsContext(this, job, step.text()).holds(step.text().get("if"))) {
                step.begin(job.due());
                job.dueAt(job.due().plus(ActionsSteps.duration(step)));
                return;
            }
            step.end(Conclusion.SKIPPED, job.due());
        }
        ActionsContext context = new ActionsContext(this, job, Map.of());
        ActionsFile.texts(job.text().get("outputs")).forEach((name, text) -> handOver(job, name, context.filled(text)));
        job.end(job.hasFailed() ? Conclusion.FAILURE : Conclusion.SUCCESS, job.due());
    }

    /** The runner keeps back an output that has a secret in it. */
    private void handOver(ActionsJob job, String name, String value) {
        if (secrets().values().stream().anyMatch(secret -> !secret.isEmpty() && value.contains(secret))) {
            job.machine().say("##[warning]Skip output '" + name + "' since it may contain secret.");
        } else {
            job.outputs().put(name, value);
        }
    }

    /** A new attempt: the failed jobs and those that waited for them run again, the others stay. */
    void rerunFailedJobs(Instant now) {
        attempt++;
        begun = now;
        facts.put("run_attempt", String.valueOf(attempt));
        List<String> again = jobs.stream().filter(job -> job.conclusion() == Conclusion.FAILURE).map(ActionsJob::key)
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < again.size(); i++) {
            String needed = again.get(i);
            jobs.stream().filter(job -> job.conclusion() == Conclusion.SKIPPED && job.needs().contains(needed)
                    && !again.contains(job.key())).forEach(job -> again.add(job.key()));
        }
        jobs.replaceAll(old -> {
            logs.put(old.id(), old.log());
            return again.contains(old.key()) ? new ActionsJob(jobId(), old.key(), old.text()) : old;
        });
    }

    /** Unique among all runs and attempts. */
    private long jobId() {
        return id() * 1_000 + attempt * 100L + jobs.size() + logs.size();
    }

    Status status() {
        return jobs.stream().allMatch(ActionsJob::isOver) ? Status.COMPLETED
                : jobs.stream().anyMatch(ActionsRun::hasBegun) ? Status.IN_PROGRESS : Status.QUEUED;
    }

    private static boolean hasBegun(ActionsJob job) {
        return job.isRunning() || job.isOver() && job.conclusion() != Conclusion.SKIPPED;
    }

    private Conclusion conclusion() {
        if (status() != Status.COMPLETED) {
            return Conclusion.NONE;
        }
        if (file.isUnreadable()) {
            return Conclusion.FAILURE;
        }
        List<Conclusion> all = jobs.stream().map(ActionsJob::conclusion).toList();
        return all.contains(Conclusion.FAILURE) ? Conclusion.FAILURE
                : all.contains(Conclusion.SUCCESS) ? Conclusion.SUCCESS : Conclusion.SKIPPED;
    }

    WorkflowRun shown() {
        Origin origin = new Origin(Long.parseLong(facts.get("run_number")), commit.message().lines().findFirst().orElse(""),
                facts.get("event_name"), facts.get("ref_name"), commit.sha());
        return new WorkflowRun(id(), attempt, file.name(), file.path(), origin, status(), conclusion(),
                "https://github.com/" + PracticeGitHub.REPOSITORY + "/actions/runs/" + id(), createdAt);
    }
}
