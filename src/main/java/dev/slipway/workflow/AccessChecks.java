package dev.slipway.workflow;

import dev.slipway.pipeline.Expression;
import dev.slipway.pipeline.FilterPattern;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.workflow.Finding.Severity;
import java.util.List;

/** Who may ask for a token, and what starts a deployment. */
final class AccessChecks {

    private final Workflow workflow;
    private final Pipeline pipeline;
    private final Findings findings;

    AccessChecks(Workflow workflow, Pipeline pipeline, Findings findings) {
        this.workflow = workflow;
        this.pipeline = pipeline;
        this.findings = findings;
    }

    void run() {
        for (Workflow.Job job : workflow.jobs()) {
            job.credentialSteps().stream().filter(step -> step.with("role-to-assume").isThere()).findFirst()
                    .filter(_ -> !job.mayAskForToken())
                    .ifPresent(step -> findings.add(Severity.ERROR, "idToken", step.value().get("uses"), job.name()));
        }
        YamlValue on = workflow.root().get("on");
        YamlValue push = on.get("push");
        boolean isPushed = push.isThere() || on.items().stream().anyMatch(event -> event.text().equals("push"));
        if (isPushed) {
            branches(push.isThere() ? push : on, push);
            paths(push.get("paths"));
        }
    }

    private void branches(YamlValue at, YamlValue push) {
        boolean isFiltered = push.get("branches").isThere() || push.get("branches-ignore").isThere()
                || push.get("tags").isThere();
        Trigger elsewhere = new Trigger("push", "refs/heads/" + pipeline.branch() + "-and-not-this-one");
        boolean anyDeploys = workflow.jobs().stream().anyMatch(job -> !job.credentialSteps().isEmpty()
                && Expression.truth(job.value().get("if").text(), elsewhere.contexts()::get) != Expression.Truth.NO);
        if (!isFiltered && anyDeploys) {
            findings.add(Severity.WARNING, "branches", at, pipeline.branch());
        }
    }

    private void paths(YamlValue paths) {
        List<String> patterns = paths.items().stream().map(YamlValue::text).toList();
        if (patterns.isEmpty()) {
            return;
        }
        if (!FilterPattern.lets(pipeline.files().taskDefinition(), patterns)) {
            findings.add(Severity.WARNING, "paths", paths, pipeline.files().taskDefinition());
        }
    }
}
