package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One statement of a policy.
 *
 * @param sid        its name, or empty
 * @param allows     true for Allow, false for Deny
 * @param principals whom it speaks of; empty in an identity policy
 * @param resources  what it speaks of; empty in a trust policy
 * @param json       as it was written
 */
public record PolicyStatement(String sid, boolean allows, Optional<Principals> principals, Names actions,
                              Optional<Names> resources, List<Condition> conditions, ObjectNode json) {

    public PolicyStatement {
        conditions = List.copyOf(conditions);
        json = json.deepCopy();
    }

    /**
     * Actions or resources, with {@code *} and {@code ?}.
     *
     * @param except whether all but these are meant (NotAction, NotResource)
     */
    public record Names(boolean except, List<String> patterns) {
        public Names {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * Who may, or who may not.
     *
     * @param except whether all but these are meant (NotPrincipal)
     */
    public record Principals(boolean except, List<Principal> list) {
        public Principals {
            list = List.copyOf(list);
        }
    }

    /**
     * One principal.
     *
     * @param type AWS, Federated, Service or CanonicalUser; {@code *} for everybody
     */
    public record Principal(String type, String id) {

        private static final Pattern AWS = Pattern.compile("\\d{12}|arn:[^:]*:(iam|sts):.*");
        /** The providers that AWS knows without an ARN. */
        private static final Set<String> PROVIDERS = Set.of("cognito-identity.amazonaws.com", "www.amazon.com",
                "graph.facebook.com", "accounts.google.com");

        /**
         * Whoever asks, by the ARN of a user, role, session or identity provider, an account's number, a service's name
         * or a canonical user id; its type follows from how it is written.
         */
        public static Principal called(String id) {
            if (id.contains(":oidc-provider/") || id.contains(":saml-provider/") || PROVIDERS.contains(id)) {
                return federated(id);
            }
            if (AWS.matcher(id).matches()) {
                return new Principal("AWS", id);
            }
            return id.matches("[0-9a-f]{64}") ? new Principal("CanonicalUser", id) : service(id);
        }

        static Principal federated(String providerArn) {
            return new Principal("Federated", providerArn);
        }

        static Principal service(String name) {
            return new Principal("Service", name);
        }
    }

    /**
     * One line of a Condition: it holds when the key's value fits one of these.
     *
     * @param operator as AWS spells it: {@code StringEquals}, {@code ForAnyValue:StringLike}, {@code BoolIfExists}
     */
    public record Condition(String operator, String key, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }
    }
}
