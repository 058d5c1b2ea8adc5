package dev.slipway.workflow;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.TokenClaims;
import dev.slipway.pipeline.TokenSubjects;
import java.util.Map;
import java.util.TreeMap;

/** The claims of one token, as far as they are known before the run. */
record TokenMaker(RepositoryFacts facts, String issuer, Trigger trigger, String environment) {

    /** How GitHub's own form of {@code sub} ends: an environment takes the place of branch, tag and pull request. */
    String context() {
        return environment.isEmpty() ? trigger.subjectSuffix()
                : "environment:" + TokenSubjects.escaped(environment);
    }

    /**
     * @param workflow  the workflow's name, or empty
     * @param reference its {@code job_workflow_ref}, or empty
     */
    TokenClaims claims(String audience, String workflow, String reference) throws ProblemException {
        Map<String, String> others = new TreeMap<>();
        others.put("repository", facts.name().toString());
        others.put("repository_owner", facts.name().owner());
        others.put("event_name", trigger.event());
        others.put("ref", trigger.ref());
        others.put("ref_type", trigger.ref().startsWith("refs/tags/") ? "tag" : "branch");
        put(others, "repository_id", facts.id() > 0 ? String.valueOf(facts.id()) : "");
        put(others, "repository_owner_id", facts.ownerId() > 0 ? String.valueOf(facts.ownerId()) : "");
        put(others, "repository_visibility", facts.visibility());
        put(others, "environment", environment);
        put(others, "workflow", workflow);
        put(others, "job_workflow_ref", reference);
        return new TokenClaims(issuer, audience, TokenSubjects.of(facts, context(), others), others);
    }

    private static void put(Map<String, String> others, String name, String value) {
        if (!value.isEmpty()) {
            others.put(name, value);
        }
    }
}
