package dev.slipway.github;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Status;
import dev.slipway.github.GitHub.WorkflowRun;
import java.util.List;
import java.util.Set;

/** Runs a run's failed jobs again, as a new attempt; keeps a run that is under way or did not fail. */
public final class Rerun implements Operation<RerunRequest> {

    private static final String NAME = "github.rerun";
    private static final Set<Conclusion> FAILED = Set.of(Conclusion.FAILURE, Conclusion.CANCELLED,
            Conclusion.TIMED_OUT);

    private final GitHub gitHub;

    public Rerun(GitHub gitHub) {
        this.gitHub = gitHub;
    }

    @Override
    public Plan<RerunRequest> plan(RerunRequest wanted) throws ProblemException {
        WorkflowRun run = gitHub.run(wanted.repository(), wanted.runId());
        Subject what = new Subject(Subject.Kind.WORKFLOW_RUN, run.name() + " #" + run.id());
        if (run.status() != Status.COMPLETED || !FAILED.contains(run.conclusion())) {
            return Plan.of(NAME, wanted, new Change.Keep(what, run.status() + " " + run.conclusion()));
        }
        return Plan.of(NAME, wanted, new Change.Run(what, state(run),
                Call.of("gh run rerun " + run.id() + " --failed --repo " + wanted.repository(), (_, _) -> {
                    gitHub.rerunFailedJobs(wanted.repository(), run.id());
                    return String.valueOf(run.id());
                })));
    }

    /** It was re-run when the run has another attempt than the one planned against. */
    @Override
    public Verdict verify(Plan<RerunRequest> applied) throws ProblemException {
        WorkflowRun run = gitHub.run(applied.wanted().repository(), applied.wanted().runId());
        List<Change> remaining = applied.toMake().stream()
                .filter(change -> change instanceof Change.Run rerun && rerun.against().equals(state(run))).toList();
        return remaining.isEmpty()
                ? new Verdict.Proven(applied.changes().stream().map(Change::what).toList(), List.of())
                : new Verdict.Missing(remaining);
    }

    private static String state(WorkflowRun run) {
        return "run " + run.id() + " attempt " + run.attempt();
    }
}
