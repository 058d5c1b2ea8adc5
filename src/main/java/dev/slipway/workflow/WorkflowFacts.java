package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;

/** What a workflow file says, for comparing it with what is beside it. */
public final class WorkflowFacts {

    private WorkflowFacts() {}

    /**
     * The task definition that it deploys, named from the repository's folder on; empty when there are several, or none
     * whose name stands in the file.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static Optional<String> definition(String text) throws ProblemException {
        List<String> files = Deployment.all(Workflow.read(text)).stream()
                .flatMap(deployment -> deployment.repositoryFile().stream()).distinct().toList();
        return files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty();
    }

    /**
     * What it does on the way to this pipeline's service; empty when it deploys nothing, or several and none of them is
     * the pipeline's.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static Optional<Facts.Workflow> of(String text, Pipeline pipeline) throws ProblemException {
        return Deployment.of(Workflow.read(text), pipeline).map(Deployment::facts);
    }

    /**
     * What it does with one task definition on the way to a service; empty when it does not deploy it.
     *
     * @param file the task definition, named from the repository's folder on, with slashes
     * @throws ProblemException a {@link WorkflowProblem} when the workflow file cannot be read
     */
    public static Optional<Facts.Workflow> of(String text, String file) throws ProblemException {
        return Deployment.of(Workflow.read(text), file).map(Deployment::facts);
    }
}
