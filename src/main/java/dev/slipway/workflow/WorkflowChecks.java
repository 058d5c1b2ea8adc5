package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.JobStart;
import java.util.List;

/**
 * Finds in a workflow file what would cost a learner a run: what GitHub refuses, and what no linter sees since it is in
 * the names, the order of steps, and what the account and the files beside it say.
 */
public final class WorkflowChecks {

    private WorkflowChecks() {}

    /**
     * Where the file makes its jobs send the tokens of these starts, which AWS would refuse; one finding a place.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static List<Finding> refused(String text, List<JobStart> refused) throws ProblemException {
        Inspection inspection = Inspection.of(Workflow.read(text), Facts.unknown());
        new TrustChecks(inspection).run(refused);
        return inspection.findings().inOrder();
    }

    /**
     * What was found, in the order of the file.
     *
     * @param beside what else is known of this deployment
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static List<Finding> check(String text, Facts beside) throws ProblemException {
        Inspection inspection = Inspection.of(Workflow.read(text), beside);
        new KeyChecks(inspection).run();
        new ExpressionChecks(inspection).run();
        new NameChecks(inspection).run();
        new ReferenceChecks(inspection).run();
        new JobChecks(inspection).run();
        new ActionChecks(inspection).run();
        new AccessChecks(inspection).run();
        new PullRequestChecks(inspection).run();
        new FilterChecks(inspection).run();
        new ConditionChecks(inspection).run();
        new OrderChecks(inspection).run();
        new ImageChecks(inspection).run();
        new MaskChecks(inspection).run();
        new DeployChecks(inspection).run();
        new ScriptChecks(inspection).run();
        new HandoverChecks(inspection).run();
        new AgreementChecks(inspection).run();
        return inspection.findings().inOrder();
    }
}
