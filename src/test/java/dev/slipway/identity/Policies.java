package dev.slipway.identity;

import dev.slipway.change.ProblemException;
import java.util.List;

/** Policies and subjects that several tests speak of. */
final class Policies {

    static final String PROVIDER = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    static final String AUDIENCE = "sts.amazonaws.com";
    static final String OLD = "repo:hanako/my-app:ref:refs/heads/main";
    static final String NEW = "repo:hanako@101/my-app@202:ref:refs/heads/main";

    private Policies() {}

    static TrustPolicy trust() {
        return new TrustPolicy(PROVIDER, AUDIENCE, List.of(NEW, OLD));
    }

    /** A statement for GitHub's tokens with these conditions. */
    static String webIdentity(String conditions) {
        return """
                {"Effect": "Allow", "Principal": {"Federated": "%s"},
                 "Action": "sts:AssumeRoleWithWebIdentity", "Condition": %s}""".formatted(PROVIDER, conditions);
    }

    /** StringEquals on both claims. */
    static String equalTo(String subjects) {
        return """
                {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                                  "token.actions.githubusercontent.com:sub": %s}}""".formatted(subjects);
    }

    static PolicyDocument policy(String... statements) throws ProblemException {
        return PolicyDocument.parse("policy", text(statements));
    }

    static String text(String... statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}";
    }
}
