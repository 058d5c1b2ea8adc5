package dev.slipway.pipeline;

/**
 * How GitHub gets in.
 *
 * @param issuer   the OIDC provider's URL, with {@code https://}
 * @param audience what the token's {@code aud} must be
 * @param role     the CI role's name
 * @param secret   the GitHub secret that holds that role's ARN
 */
public record Trust(String issuer, String audience, String role, String secret) {

    public static Trust defaults() {
        return new Trust("https://token.actions.githubusercontent.com", "sts.amazonaws.com",
                "GitHubActionsEcsLearning", "AWS_ROLE_TO_ASSUME");
    }
}
