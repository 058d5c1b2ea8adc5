package dev.slipway.pipeline;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How GitHub gets in.
 *
 * @param issuer   the OIDC provider's URL, with {@code https://}
 * @param audience what the token's {@code aud} must be
 * @param role     the CI role's name
 * @param secret   the GitHub secret that holds that role's ARN
 */
public record Trust(String issuer, String audience, String role, String secret) {

    /** Who makes github.com's tokens. */
    public static final String GITHUB_COM = "https://token.actions.githubusercontent.com";

    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final String SLUG = "(?:/[A-Za-z0-9][A-Za-z0-9-]{0,100})?";
    private static final Pattern KNOWN = Pattern.compile(Pattern.quote(GITHUB_COM) + SLUG
            + "|https://token\\.actions\\.[a-z0-9][a-z0-9-]{0,62}\\.ghe\\.com" + SLUG);

    public static Trust defaults() {
        return new Trust(GITHUB_COM, AUDIENCE, "GitHubActionsEcsLearning", "AWS_ROLE_TO_ASSUME");
    }

    /**
     * What is usual in a partition: China's STS has a name of its own.
     *
     * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}
     * @see <a href="https://github.com/aws-actions/configure-aws-credentials">configure-aws-credentials, on audiences</a>
     */
    public static Trust usualIn(String partition) {
        Trust trust = defaults();
        return partition.equals("aws-cn")
                ? new Trust(trust.issuer(), AUDIENCE + ".cn", trust.role(), trust.secret()) : trust;
    }

    /**
     * Why tokens of this issuer are not set up, as somebody types it. github.com's and those of GHE.com are, with an
     * enterprise's own path or without.
     *
     * @see <a href="https://docs.github.com/en/enterprise-cloud@latest/actions/reference/security/oidc">GitHub's OIDC
     *     reference, on GHE.com and on issuers of an enterprise's own</a>
     */
    public static Optional<PipelineProblem> problem(String issuer) {
        if (KNOWN.matcher(issuer).matches()) {
            return Optional.empty();
        }
        return Optional.of(issuer.contains("/_services/token") ? new PipelineProblem.EnterpriseServer(issuer)
                : new PipelineProblem.UnusableIssuer(issuer));
    }
}
