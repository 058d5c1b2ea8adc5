package dev.slipway.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds every expression of a workflow. */
final class Usages {

    private final Workflow workflow;
    private final List<Usage> found = new ArrayList<>();

    private Usages(Workflow workflow) {
        this.workflow = workflow;
    }

    static List<Usage> of(Workflow workflow) {
        Usages usages = new Usages(workflow);
        usages.collect();
        return List.copyOf(usages.found);
    }

    private void collect() {
        YamlValue root = workflow.root();
        add(Scope.RUN_NAME, root.get("run-name"));
        add(Scope.WORKFLOW_ENV, root.get("env"));
        add(Scope.CONCURRENCY, root.get("concurrency"));
        YamlValue call = root.get("on").get("workflow_call");
        add(Scope.CALL_OUTPUT, call.get("outputs"));
        add(Scope.INPUT_DEFAULT, call.get("inputs"));
        workflow.jobs().forEach(this::job);
    }

    private void add(Scope scope, YamlValue value) {
        value.scalars(scalar -> add(scope, Optional.empty(), Optional.empty(), scalar));
    }

    private void job(Workflow.Job job) {
        job.value().entries().forEach((key, value) -> {
            switch (key) {
                case "steps" -> job.steps().forEach(step -> step(job, step));
                case "environment" -> each(value, name -> name.equals("url") ? Scope.JOB_URL : Scope.JOB, job);
                default -> value.scalars(scalar -> add(Scope.ofJob(key), Optional.of(job), Optional.empty(), scalar));
            }
        });
    }

    private void each(YamlValue mapping, Function<String, Scope> scope, Workflow.Job job) {
        if (mapping.isScalar()) {
            add(scope.apply(""), Optional.of(job), Optional.empty(), mapping);
        }
        mapping.entries().forEach((name, value) -> value.scalars(scalar ->
                add(scope.apply(name), Optional.of(job), Optional.empty(), scalar)));
    }

    private void step(Workflow.Job job, Workflow.Step step) {
        step.value().entries().forEach((key, value) -> value.scalars(scalar -> add(
                key.equals("if") ? Scope.STEP_IF : Scope.STEP, Optional.of(job), Optional.of(step), scalar)));
    }

    private void add(Scope scope, Optional<Workflow.Job> job, Optional<Workflow.Step> step, YamlValue scalar) {
        Template template = Template.of(scalar, scope.isCondition());
        if (!template.parts().isEmpty() || template.unclosed().isPresent()) {
            found.add(new Usage(scope, job, step, scalar, template));
        }
    }
}
