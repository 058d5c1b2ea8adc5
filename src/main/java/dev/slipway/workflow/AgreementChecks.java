package dev.slipway.workflow;

import dev.slipway.pipeline.Consistency;
import dev.slipway.pipeline.Disagreement;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;

/** What the file says of names and places that the settings, the task definition or the account have otherwise. */
final class AgreementChecks {

    private final Workflow workflow;
    private final Pipeline pipeline;
    private final Facts beside;
    private final Findings findings;

    AgreementChecks(Workflow workflow, Pipeline pipeline, Facts beside, Findings findings) {
        this.workflow = workflow;
        this.pipeline = pipeline;
        this.beside = beside;
        this.findings = findings;
    }

    void run() {
        Deployment.of(workflow, pipeline).ifPresent(deployment ->
                Consistency.of(beside.with(deployment.facts())).stream().filter(AgreementChecks::isTold)
                        .forEach(found -> findings.add(found, deployment.place(found.kind()))));
    }

    /** That the old action is used is said whatever the definition holds. */
    private static boolean isTold(Disagreement found) {
        return found.kind().isAbout(Side.WORKFLOW) && found.kind() != Kind.FAULT_INJECTION;
    }
}
