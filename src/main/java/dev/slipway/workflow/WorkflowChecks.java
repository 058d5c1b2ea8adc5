package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import java.util.List;

/**
 * Finds in a workflow file what would cost a learner a run and what no linter sees, since it is in the names: it knows
 * what the pipeline calls its secret, its container and its files.
 */
public final class WorkflowChecks {

    private WorkflowChecks() {}

    /**
     * What was found by the names of the pipeline alone, in the order of the file.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static List<Finding> check(String text, Pipeline pipeline) throws ProblemException {
        return check(text, pipeline, Facts.unknown().with(pipeline, ""));
    }

    /**
     * What was found, in the order of the file.
     *
     * @param beside what else is known of this deployment
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static List<Finding> check(String text, Pipeline pipeline, Facts beside) throws ProblemException {
        Workflow workflow = Workflow.read(text);
        Findings findings = new Findings(text);
        new AccessChecks(workflow, pipeline, findings).run();
        new NameChecks(workflow, pipeline, findings).run();
        new AgreementChecks(workflow, pipeline, beside, findings).run();
        new HandoverChecks(workflow, findings).run();
        new ActionChecks(workflow, findings).run();
        return findings.inOrder();
    }
}
