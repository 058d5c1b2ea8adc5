package dev.slipway.pipeline;

import java.util.List;
import java.util.Map;

/**
 * What a workflow job's OIDC token says to AWS.
 *
 * @param subjects what {@code sub} says, the likeliest spelling first; there is a second one while the repository may
 *                 still change from the older spelling to the one with numeric ids
 * @param others   the further claims that are known before the run, by name
 */
public record TokenClaims(String issuer, String audience, List<String> subjects, Map<String, String> others) {

    public TokenClaims {
        subjects = List.copyOf(subjects);
        others = Map.copyOf(others);
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("every token has a sub");
        }
    }

    /** The likeliest. */
    public String subject() {
        return subjects.getFirst();
    }
}
