package dev.slipway.workflow;

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

    void run(List<TokenClaims> refused) {
        Set<Integer> told = new HashSet<>();
        Set<String> jobs = new HashSet<>();
        for (TokenClaims claims : refused) {
            int place = place(claims);
            // the other triggers of the same job mostly have the same cause
            if (jobs.add(claims.job()) && told.add(place)) {
                findings.add(Rule.TRUST, place, claims.job(), claims.trigger(), claims.subject());
            }
        }
    }

    private int place(TokenClaims claims) {
        YamlValue environment = workflow.job(claims.job()).map(job -> job.value().get("environment"))
                .orElse(workflow.root());
        if (claims.subject().contains(":environment:")) {
            return environment.offset();
        }
        YamlValue on = workflow.root().get("on");
        YamlValue event = on.get(claims.trigger());
        YamlValue filter = event.get(claims.subject().contains(":ref:refs/tags/") ? "tags" : "branches");
        return Optional.of(filter).filter(YamlValue::isThere).or(() ->
                Optional.of(event).filter(YamlValue::isThere)).orElse(on).offset();
    }
}
