package dev.slipway.workflow;

import java.util.Optional;

/** What strangers can set going by asking for their changes to be taken. */
final class PullRequestChecks {

    private static final Trigger PULL_REQUEST = new Trigger("pull_request", "refs/pull/1/merge");
    private static final Trigger TARGET = new Trigger("pull_request_target", "refs/heads/main");

    private final Workflow workflow;
    private final Findings findings;

    PullRequestChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run() {
        // closing one is how some deploy what was merged
        boolean isPullRequest = workflow.isStartedBy("pull_request") && workflow.root().get("on").get("pull_request")
                .get("types").items().stream().noneMatch(type -> type.text().equals("closed"));
        boolean isTarget = workflow.isStartedBy("pull_request_target");
        for (Workflow.Job job : workflow.jobs()) {
            if (isPullRequest && !job.value().get("environment").isThere()
                    && FilterChecks.getsCredentials(job, PULL_REQUEST)) {
                credentials(job).ifPresent(step -> findings.add(Rule.PULL_REQUEST, step.uses().offset(), job.name()));
            }
            if (isTarget && FilterChecks.getsCredentials(job, TARGET)) {
                job.steps().stream().filter(step -> step.action().equals("actions/checkout")
                        && (step.with("ref").text().contains("head") || step.with("ref").text().contains("/merge")))
                        .findFirst().ifPresent(step -> findings.add(Rule.FOREIGN_CODE, step.with("ref").offset(),
                                job.name()));
            }
        }
    }

    private static Optional<Workflow.Step> credentials(Workflow.Job job) {
        return job.credentialSteps().stream().findFirst();
    }
}
