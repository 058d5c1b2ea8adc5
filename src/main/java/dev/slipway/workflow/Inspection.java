package dev.slipway.workflow;

import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every check works on: the file, its expressions, what else is known, and where findings go. */
record Inspection(Workflow workflow, List<Usage> usages, Map<String, Variables> variables, Facts beside,
                  Findings findings) {

    static Inspection of(Workflow workflow, Facts beside) {
        Map<String, Variables> variables = workflow.jobs().stream().collect(
                Collectors.toMap(Workflow.Job::name, job -> Variables.of(workflow, job)));
        return new Inspection(workflow, Usages.of(workflow), variables, beside,
                new Findings(workflow.root().source()));
    }

    Variables variables(Workflow.Job job) {
        return variables.get(job.name());
    }

    Optional<Pipeline> pipeline() {
        return beside.settings().map(Facts.Settings::pipeline);
    }
}
