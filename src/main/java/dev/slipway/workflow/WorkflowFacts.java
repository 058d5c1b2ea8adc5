package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
     * What starts it; a run started by hand is no push.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static Facts.Starting starting(String text, String branch) throws ProblemException {
        Workflow workflow = Workflow.read(text);
        YamlValue on = workflow.root().get("on");
        List<String> pushed = Trigger.of(on, branch, branch).stream().filter(trigger -> trigger.event().equals("push"))
                .map(trigger -> trigger.ref().replaceFirst("^refs/heads/", "")).toList();
        List<String> written = on.get("push").get("branches").items().stream().map(YamlValue::text).toList();
        return new Facts.Starting(written.isEmpty() ? pushed : written,
                on.isThere() ? Optional.of(pushed.contains(branch)) : Optional.empty(),
                RoleSecret.of(workflow).stream().map(RoleSecret::name).distinct().toList());
    }

    /**
     * Where the file says what each disagreement would be about, as lines from 1; empty when it deploys nothing of the
     * pipeline's.
     *
     * @throws ProblemException a {@link WorkflowProblem} when the file cannot be read
     */
    public static Map<Kind, Integer> lines(String text, Pipeline pipeline) throws ProblemException {
        SourceText source = new SourceText(text);
        Workflow workflow = Workflow.read(text);
        Map<Kind, Integer> lines = new EnumMap<>(Kind.class);
        Deployment.of(workflow, pipeline).ifPresent(deployment -> Stream.of(Kind.values())
                .filter(kind -> kind.isAbout(Side.WORKFLOW))
                .forEach(kind -> lines.put(kind, source.place(deployment.offset(kind)).line())));
        return lines;
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
