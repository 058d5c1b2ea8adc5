package dev.slipway.identity;

import dev.slipway.pipeline.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The hosts that GitHub's tokens come from, and what AWS makes of their claims. */
final class IssuerHost {

    /**
     * The claims of GitHub's tokens that a trust policy may ask for, beside {@code aud} and {@code sub}.
     *
     * @see <a href="https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/">
     *     STS validates identity provider claims</a>
     */
    static final Set<String> CLAIMS = Set.of("actor", "actor_id", "job_workflow_ref", "repository", "repository_id",
            "workflow", "ref", "environment", "enterprise_id");

    private IssuerHost() {}

    /** Whether it is, or was meant to be, one of GitHub's, with or without an enterprise's own path. */
    static boolean isGitHub(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.contains("githubusercontent") || lower.contains("github") || lower.contains(".ghe.com");
    }

    /** Whether only a few letters lie between them. */
    static boolean isNear(String host, String wanted) {
        return !host.equals(wanted) && (wanted.endsWith("." + host)
                || Spelling.nearest(host, List.of(wanted)).isPresent());
    }

    /** What STS can say of a token: its claims as condition keys. */
    static Map<String, List<String>> context(String host, String audience, String subject,
                                             Map<String, String> others) {
        Map<String, List<String>> context = new TreeMap<>();
        others.forEach((claim, value) -> {
            if (CLAIMS.contains(claim)) {
                context.put(host + ":" + claim, List.of(value));
            }
        });
        context.put(host + ":aud", List.of(audience));
        context.put(host + ":sub", List.of(subject));
        return context;
    }
}
