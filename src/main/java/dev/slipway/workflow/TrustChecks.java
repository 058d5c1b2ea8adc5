package dev.slipway.workflow;

import dev.slipway.pipeline.JobStart;
import dev.slipway.pipeline.TokenClaims;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tokens that AWS would refuse, told where the file makes them what they are. */
final class TrustChecks {

    private final Workflow workflow;
    private final Findings findings;

    TrustChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.findings = inspection.findings();
    }

    void run(List<JobStart> refused) {
        Set<Integer> told = new HashSet<>();
        Set<String> jobs = new HashSet<>();
        for (JobStart start : refused) {
            int place = place(start);
            // the other triggers of the same job mostly have the same cause
            if (jobs.add(start.job()) && told.add(place)) {
                findings.add(Rule.TRUST, place, start.job(), start.event(),
                        start.claims().map(TokenClaims::subject).orElse(start.context()));
            }
        }
    }

    private int place(JobStart start) {
        YamlValue environment = workflow.job(start.job()).map(job -> job.value().get("environment"))
                .orElse(workflow.root());
        if (start.context().startsWith("environment:")) {
            return environment.offset();
        }
        YamlValue on = workflow.root().get("on");
        YamlValue event = on.get(start.event());
        YamlValue filter = event.get(start.context().startsWith("ref:refs/tags/") ? "tags" : "branches");
        return Optional.of(filter).filter(YamlValue::isThere).or(() ->
                Optional.of(event).filter(YamlValue::isThere)).orElse(on).offset();
    }
}
