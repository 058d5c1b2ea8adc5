package dev.slipway.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps, jobs, outputs, inputs and matrix values that expressions name and that are not there. */
final class ReferenceChecks {

    private final Workflow workflow;
    private final List<Usage> usages;
    private final Findings findings;

    ReferenceChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.usages = inspection.usages();
        this.findings = inspection.findings();
    }

    void run() {
        for (Usage usage : usages) {
            for (Reference reference : usage.template().references()) {
                switch (reference.context()) {
                    case "steps" -> usage.job().ifPresent(job -> step(usage, job, reference));
                    case "needs" -> usage.job().ifPresent(job -> needs(job, reference));
                    case "jobs" -> jobs(reference);
                    case "inputs" -> input(reference, 1);
                    case "matrix" -> usage.job().ifPresent(job -> matrix(job, reference));
                    default -> {
                        if (reference.begins("github", "event", "inputs")) {
                            input(reference, 3);
                        }
                    }
                }
            }
        }
    }

    private void step(Usage usage, Workflow.Job job, Reference reference) {
        if (!reference.has(1) || !usage.scope().offers("steps")) {
            return;
        }
        Word id = reference.name(1);
        List<Workflow.Step> steps = job.steps();
        Optional<Workflow.Step> step = steps.stream().filter(it -> it.id().equalsIgnoreCase(id.text())).findFirst();
        if (step.isEmpty()) {
            findings.misspelt(Rule.STEP, id,
                    steps.stream().map(Workflow.Step::id).filter(it -> !it.isEmpty()).toList());
            return;
        }
        if (usage.step().isPresent() && steps.indexOf(step.get()) >= steps.indexOf(usage.step().get())) {
            // a push without a login before it is told as such
            boolean isLogin = OrderChecks.logsIn(step.get()) && usage.step().filter(OrderChecks::pushes).isPresent();
            if (!isLogin) {
                findings.add(Rule.STEP_LATER, id.offset(), id.text());
            }
        } else if (reference.has(3) && reference.begins("steps", id.text(), "outputs")) {
            StepOutputs outputs = StepOutputs.of(step.get());
            boolean isThere = steps.stream().filter(it -> it.id().equalsIgnoreCase(id.text()))
                    .anyMatch(it -> StepOutputs.of(it).has(reference.name(3).text()));
            if (!isThere) {
                findings.misspelt(Rule.STEP_OUTPUT, reference.name(3), outputs.names(), id.text());
            }
        }
    }

    private void needs(Workflow.Job job, Reference reference) {
        if (!reference.has(1)) {
            return;
        }
        Word name = reference.name(1);
        List<String> needed = job.needs().stream().map(Word::text).toList();
        if (needed.stream().noneMatch(name.text()::equalsIgnoreCase)) {
            boolean isJob = workflow.job(name.text()).isPresent();
            findings.misspelt(Rule.NEEDS_MISSING, name,
                    isJob ? Optional.empty() : Findings.nearest(name.text(), needed),
                    meant -> findings.replacing(name, meant), job.name());
        } else {
            workflow.job(name.text()).ifPresent(other -> output(other, reference));
        }
    }

    private void jobs(Reference reference) {
        if (reference.has(1)) {
            Word name = reference.name(1);
            workflow.job(name.text()).ifPresentOrElse(job -> output(job, reference), () ->
                    findings.misspelt(Rule.NEEDS, name, workflow.jobs().stream().map(Workflow.Job::name).toList()));
        }
    }

    private void output(Workflow.Job job, Reference reference) {
        if (job.isElsewhere() || !reference.has(3) || !reference.name(2).text().equalsIgnoreCase("outputs")) {
            return;
        }
        Set<String> outputs = job.value().get("outputs").entries().keySet();
        Word name = reference.name(3);
        if (outputs.stream().noneMatch(name.text()::equalsIgnoreCase)) {
            findings.misspelt(Rule.JOB_OUTPUT, name, outputs, job.name());
        }
    }

    private void input(Reference reference, int index) {
        Inputs inputs = Inputs.of(workflow);
        if (!reference.has(index) || inputs.isOpen()) {
            return;
        }
        Word name = reference.name(index);
        if (inputs.names().stream().noneMatch(name.text()::equalsIgnoreCase)) {
            findings.misspelt(Rule.INPUT, name, inputs.names());
        }
    }

    private void matrix(Workflow.Job job, Reference reference) {
        YamlValue matrix = job.value().get("strategy").get("matrix");
        Set<String> names = new HashSet<>(matrix.entries().keySet());
        matrix.get("include").items().forEach(item -> names.addAll(item.entries().keySet()));
        boolean isDynamic = matrix.isScalar() || matrix.get("include").isScalar();
        if (!reference.has(1) || isDynamic || names.stream().anyMatch(reference.name(1).text()::equalsIgnoreCase)) {
            return;
        }
        // a value that only some rows might have is often left empty on purpose
        if (names.isEmpty() || Findings.nearest(reference.name(1).text(), names).isPresent()) {
            findings.misspelt(Rule.MATRIX, reference.name(1), names);
        }
    }
}
