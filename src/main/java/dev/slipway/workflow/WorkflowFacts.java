package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import java.util.Optional;

/** What a workflow file says, for comparing it with what is beside it. */
public final class WorkflowFacts {

    private WorkflowFacts() {}

    /**
     * What it does on the way to this pipeline's service; empty when it deploys nothing, or several and none of them is
     * the pipeline's.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static Optional<Facts.Workflow> of(String text, Pipeline pipeline) throws ProblemException {
        return Deployment.of(Workflow.read(text), pipeline).map(Deployment::facts);
    }
}
