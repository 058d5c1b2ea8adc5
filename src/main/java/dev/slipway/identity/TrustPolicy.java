package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Who of GitHub may become a role: tokens of this provider, for this audience, with exactly one of these subjects.
 *
 * @param providerArn {@code arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com}
 * @param audience    what {@code aud} must be
 * @param subjects    what {@code sub} may be; exact, so without {@code *} and {@code ?}
 */
public record TrustPolicy(String providerArn, String audience, List<String> subjects) {

    static final String ASSUME = "sts:AssumeRoleWithWebIdentity";
    private static final String PROVIDER = ":oidc-provider/";

    public TrustPolicy {
        subjects = subjects.stream().distinct().toList();
        if (!providerArn.contains(PROVIDER)) {
            throw new IllegalArgumentException("not an OIDC provider's ARN: " + providerArn);
        }
        if (audience.isBlank() || subjects.isEmpty()) {
            throw new IllegalArgumentException("a trust policy without audience or subject lets everybody in");
        }
        if (subjects.stream().anyMatch(subject -> subject.isBlank() || subject.matches(".*[*?].*"))) {
            throw new IllegalArgumentException("a subject is matched exactly: " + subjects);
        }
    }

    /** The policy a new role gets. */
    public PolicyDocument document() {
        return PolicyDocument.made("trust policy", List.of(statement()));
    }

    /**
     * The policy an existing role gets: equal to what is there when that lets exactly these in, else with the statement
     * for this repository written anew or added. Other people's statements stay.
     */
    public PolicyDocument within(PolicyDocument existing) {
        return new TrustMerge(this, existing).merged();
    }

    /** The provider's host, which its condition keys begin with. */
    String host() {
        return hostOf(providerArn);
    }

    static String hostOf(String providerArn) {
        return providerArn.substring(providerArn.indexOf(PROVIDER) + PROVIDER.length());
    }

    /** {@code <host>:aud}. */
    String audienceKey() {
        return host() + ":aud";
    }

    /** {@code <host>:sub}. */
    String subjectKey() {
        return host() + ":sub";
    }

    ObjectNode statement() {
        ObjectNode statement = PolicyJson.object();
        statement.put("Effect", "Allow");
        statement.putObject("Principal").put("Federated", providerArn);
        statement.put("Action", ASSUME);
        putConditions(statement, subjects);
        return statement;
    }

    /** Demands the audience and these subjects, instead of whatever was said about the two before. */
    void putConditions(ObjectNode statement, List<String> subjects) {
        ObjectNode conditions = statement.withObjectProperty("Condition");
        List<String> operators = conditions.propertyStream().map(Map.Entry::getKey).toList();
        for (String operator : operators) {
            ObjectNode keys = (ObjectNode) conditions.get(operator);
            keys.remove(keys.propertyStream().map(Map.Entry::getKey)
                    .filter(key -> key.equalsIgnoreCase(audienceKey()) || key.equalsIgnoreCase(subjectKey())).toList());
            if (keys.isEmpty()) {
                conditions.remove(operator);
            }
        }
        ObjectNode equal = conditions.withObjectProperty("StringEquals");
        equal.put(audienceKey(), audience);
        PolicyJson.put(equal, subjectKey(), subjects.stream().map(TrustPolicy::literal).toList());
    }

    /** A branch may be called ${x}, which a policy would take for a variable. */
    static String literal(String subject) {
        return subject.replace("${", "${$}{");
    }
}
