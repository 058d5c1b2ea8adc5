package dev.slipway.workflow;

import dev.slipway.workflow.Finding.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** Which releases of the actions are used. */
final class ActionChecks {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern VERSION_1 = Pattern.compile("v1(?:\\..*)?");

    private final Workflow workflow;
    private final Findings findings;

    ActionChecks(Workflow workflow, Findings findings) {
        this.workflow = workflow;
        this.findings = findings;
    }

    void run() {
        List<Workflow.Step> actions = workflow.jobs().stream().flatMap(job -> job.steps().stream())
                .filter(step -> !step.version().isEmpty()).toList();
        actions.stream().filter(step -> step.action().equals("aws-actions/amazon-ecs-deploy-task-definition")
                && VERSION_1.matcher(step.version()).matches())
                .forEach(step -> findings.add(Severity.WARNING, "deployV1", step.value().get("uses"), step.version()));
        List<Workflow.Step> loose = actions.stream().filter(step -> !COMMIT.matcher(step.version()).matches()).toList();
        if (!loose.isEmpty()) {
            findings.add(Severity.NOTICE, "pins", loose.getFirst().value().get("uses"), loose.size());
        }
    }
}
