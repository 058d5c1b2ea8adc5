package dev.slipway.identity;

import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.identity.PolicyStatement.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a trust policy that lets an OIDC provider's tokens in, as far as it speaks of their audience and
 * subject.
 *
 * @param providerArn the provider
 * @param audiences   what {@code aud} is compared with; empty when it is not looked at
 * @param subjects    what {@code sub} is compared with, wildcards included; empty when it is not looked at
 * @param exact       whether both are demanded and no wildcard is at work
 */
public record WebIdentity(PolicyStatement statement, String providerArn, List<String> audiences,
                          List<String> subjects, boolean exact) {

    private static final String WILDCARD = ".*[*?].*";

    public WebIdentity {
        audiences = List.copyOf(audiences);
        subjects = List.copyOf(subjects);
    }

    /** All of them in a trust policy. */
    public static List<WebIdentity> in(PolicyDocument trust) {
        return trust.statements().stream().flatMap(statement -> of(statement).stream()).toList();
    }

    static Optional<WebIdentity> of(PolicyStatement statement) {
        boolean assumes = !statement.actions().except()
                && Evaluator.meansAction(statement.actions(), TrustPolicy.ASSUME);
        Optional<Principal> provider = statement.principals().filter(it -> !it.except() && it.list().size() == 1)
                .map(it -> it.list().getFirst()).filter(it -> it.type().equals("Federated")
                        && it.id().contains(":oidc-provider/"));
        if (!statement.allows() || !assumes || provider.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(of(statement, provider.get().id()));
    }

    private static WebIdentity of(PolicyStatement statement, String providerArn) {
        String host = TrustPolicy.hostOf(providerArn);
        List<String> audiences = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        boolean exact = true;
        for (Condition condition : statement.conditions()) {
            boolean subject = condition.key().equalsIgnoreCase(host + ":sub");
            if (!subject && !condition.key().equalsIgnoreCase(host + ":aud")) {
                continue;
            }
            (subject ? subjects : audiences).addAll(condition.values());
            exact &= switch (condition.operator()) {
                case "StringEquals" -> true;
                case "StringLike" -> condition.values().stream().noneMatch(value -> value.matches(WILDCARD));
                default -> false;
            };
        }
        return new WebIdentity(statement, providerArn, audiences, subjects,
                exact && !audiences.isEmpty() && !subjects.isEmpty());
    }

    static boolean hasWildcard(String subject) {
        return subject.matches(WILDCARD);
    }
}
