package dev.slipway.github;

import dev.slipway.change.ProblemException;
import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Job;
import dev.slipway.github.GitHub.WorkflowRun;
import dev.slipway.pipeline.RepositoryName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows the pipeline's workflow run for one commit; each look is one snapshot. For one thread at a time. */
public final class RunWatch {

    private static final int LAST_LINES = 40;
    private static final Pattern TIME_STAMP = Pattern.compile("^\uFEFF?\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z ");
    private static final Set<Conclusion> FAILED = Set.of(Conclusion.FAILURE, Conclusion.TIMED_OUT);

    private final GitHub gitHub;
    private final RepositoryName repository;
    private final String workflow;
    private final String sha;
    /** A finished job's log does not change, and each attempt's jobs have ids of their own. */
    private final Map<Long, RunSnapshot.Failure> read = new HashMap<>();

    /**
     * @param workflow the workflow's file, relative to the repository
     * @param sha      the pushed commit's full SHA
     */
    public RunWatch(GitHub gitHub, RepositoryName repository, String workflow, String sha) {
        this.gitHub = gitHub;
        this.repository = repository;
        this.workflow = workflow;
        this.sha = sha;
    }

    /** How it stands now. A log that cannot be read does not hide the run. */
    public RunSnapshot look() throws ProblemException {
        Optional<WorkflowRun> run = gitHub.runs(repository, sha).stream()
                .filter(it -> it.path().equals(workflow)).findFirst();
        if (run.isEmpty()) {
            return new RunSnapshot(run, List.of(), List.of());
        }
        List<Job> jobs = gitHub.jobs(repository, run.get().id());
        List<RunSnapshot.Failure> failures = new ArrayList<>();
        for (Job job : jobs) {
            if (FAILED.contains(job.conclusion())) {
                failures.add(failure(job));
            }
        }
        return new RunSnapshot(run, jobs, failures);
    }

    private RunSnapshot.Failure failure(Job job) {
        RunSnapshot.Failure known = read.get(job.id());
        if (known != null) {
            return known;
        }
        String step = job.steps().stream().filter(it -> FAILED.contains(it.conclusion())).map(GitHub.Step::name)
                .findFirst().orElse("");
        try {
            RunSnapshot.Failure failure =
                    new RunSnapshot.Failure(job, step, lastLines(gitHub.log(repository, job.id())), Optional.empty());
            read.put(job.id(), failure);
            return failure;
        } catch (ProblemException e) {
            return new RunSnapshot.Failure(job, step, List.of(), Optional.of(e.problem()));
        }
    }

    private static List<String> lastLines(String log) {
        List<String> lines = log.lines().map(line -> TIME_STAMP.matcher(line).replaceFirst("")).toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }
}
