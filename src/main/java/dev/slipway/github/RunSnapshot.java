package dev.slipway.github;

import dev.slipway.change.Problem;
import java.util.List;
import java.util.Optional;

/**
 * How a workflow run stands.
 *
 * @param run      empty while GitHub has started none for the commit
 * @param jobs     of the run's latest attempt
 * @param failures the failed jobs, each with its log
 */
public record RunSnapshot(Optional<GitHub.WorkflowRun> run, List<GitHub.Job> jobs, List<Failure> failures) {

    public RunSnapshot {
        jobs = List.copyOf(jobs);
        failures = List.copyOf(failures);
    }

    /** Whether there is nothing more to wait for. */
    public boolean isOver() {
        return run.filter(it -> it.status() == GitHub.Status.COMPLETED).isPresent();
    }

    public boolean isGreen() {
        return isOver() && run.orElseThrow().conclusion() == GitHub.Conclusion.SUCCESS;
    }

    /**
     * A failed job.
     *
     * @param step       the step that failed; empty when GitHub names none
     * @param log        the whole job's; empty while there is none
     * @param unreadable why the log could not be read
     */
    public record Failure(GitHub.Job job, Optional<GitHub.Step> step, JobLog log, Optional<Problem> unreadable) {

        /** What the failed step said, where that can be told from the rest of the log. */
        public JobLog.Part said() {
            return step.map(log::during).orElseGet(log::whole);
        }
    }
}
