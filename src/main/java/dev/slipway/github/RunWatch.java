package dev.slipway.github;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
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

/** Follows one workflow run; each look is one snapshot. For one thread at a time. */
public final class RunWatch {

    private static final Set<Conclusion> FAILED = Set.of(Conclusion.FAILURE, Conclusion.TIMED_OUT);

    private final GitHub gitHub;
    private final RepositoryName repository;
    private final Together.Read<Optional<WorkflowRun>> finding;
    /** A finished job's log does not change, and each attempt's jobs have ids of their own. */
    private final Map<Long, RunSnapshot.Failure> read = new HashMap<>();

    private RunWatch(GitHub gitHub, RepositoryName repository, Together.Read<Optional<WorkflowRun>> finding) {
        this.gitHub = gitHub;
        this.repository = repository;
        this.finding = finding;
    }

    /**
     * The latest run of one workflow for one commit, as soon as there is one.
     *
     * @param workflow the workflow's file, relative to the repository
     * @param sha      the pushed commit's full SHA
     */
    public static RunWatch ofCommit(GitHub gitHub, RepositoryName repository, String workflow, String sha) {
        return new RunWatch(gitHub, repository, () -> gitHub.runs(repository, sha).stream()
                .filter(it -> it.path().equals(workflow)).findFirst());
    }

    /** A run that is there already. */
    public static RunWatch ofRun(GitHub gitHub, RepositoryName repository, long id) {
        return new RunWatch(gitHub, repository, () -> Optional.of(gitHub.run(repository, id)));
    }

    /** How it stands now. A log that cannot be read does not hide the run. */
    public RunSnapshot look() throws ProblemException {
        Optional<WorkflowRun> run = finding.get();
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
        Optional<GitHub.Step> step = job.steps().stream().filter(it -> FAILED.contains(it.conclusion())).findFirst();
        try {
            RunSnapshot.Failure failure = new RunSnapshot.Failure(job, step,
                    JobLog.of(gitHub.log(repository, job.id())), Optional.empty());
            read.put(job.id(), failure);
            return failure;
        } catch (ProblemException e) {
            return new RunSnapshot.Failure(job, step, JobLog.EMPTY, Optional.of(e.problem()));
        }
    }
}
