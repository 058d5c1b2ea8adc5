package dev.slipway.github;

import dev.slipway.change.Problem;
import java.util.List;
import java.util.Optional;

/**
 * How the pipeline's run for one commit stands.
 *
 * @param run      empty while GitHub has started none for the commit
 * @param jobs     of the run's latest attempt
 * @param failures the ends of the failed jobs' logs
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
     * @param step       the step that failed, empty when GitHub names none
     * @param lastLines  the end of its log, without GitHub's time stamps; empty while there is no log
     * @param unreadable why the log could not be read
     */
    public record Failure(GitHub.Job job, String step, List<String> lastLines, Optional<Problem> unreadable) {
        public Failure {
            lastLines = List.copyOf(lastLines);
        }
    }
}
