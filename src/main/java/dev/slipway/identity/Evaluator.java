package dev.slipway.identity;

import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.identity.PolicyStatement.Names;
import java.util.List;
import java.util.Optional;

/**
 * Decides requests by policies as IAM does: what is denied is denied, what nobody allows is not allowed.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     Policy evaluation logic</a>
 */
public final class Evaluator {

    private Evaluator() {}

    /** Why a statement does not speak of a request. */
    public sealed interface Mismatch {
        record OtherPrincipal() implements Mismatch {}

        record OtherAction() implements Mismatch {}

        record OtherResource() implements Mismatch {}

        record Unmet(Condition condition) implements Mismatch {}
    }

    /** Evaluates policies of one identity together, or one trust policy alone. */
    public static Decision decide(List<PolicyDocument> policies, AccessRequest request) {
        Decision decision = new Decision.NotAllowed();
        for (PolicyDocument policy : policies) {
            for (PolicyStatement statement : policy.statements()) {
                if (!speaksOf(statement, request)) {
                    continue;
                }
                if (!statement.allows()) {
                    return new Decision.Denied(policy.name(), statement);
                }
                if (!decision.isAllowed()) {
                    decision = new Decision.Allowed(policy.name(), statement);
                }
            }
        }
        return decision;
    }

    public static boolean speaksOf(PolicyStatement statement, AccessRequest request) {
        return mismatch(statement, request).isEmpty();
    }

    /** The first thing about the statement that does not fit the request; empty when it speaks of it. */
    public static Optional<Mismatch> mismatch(PolicyStatement statement, AccessRequest request) {
        if (statement.principals().filter(it -> !PrincipalMatch.means(it, request.principal())).isPresent()) {
            return Optional.of(new Mismatch.OtherPrincipal());
        }
        if (!meansAction(statement.actions(), request.action())) {
            return Optional.of(new Mismatch.OtherAction());
        }
        if (statement.resources().filter(it -> !meansResource(it, request)).isPresent()) {
            return Optional.of(new Mismatch.OtherResource());
        }
        return statement.conditions().stream().filter(condition -> !Conditions.holds(condition, request)).findFirst()
                .map(Mismatch.Unmet::new);
    }

    /** Service and action are the same in upper and lower case, and know no variables. */
    static boolean meansAction(Names actions, String action) {
        return actions.except() != actions.patterns().stream()
                .anyMatch(pattern -> Glob.of(pattern).matchesIgnoringCase(action));
    }

    private static boolean meansResource(Names resources, AccessRequest request) {
        return resources.except() != resources.patterns().stream().anyMatch(pattern ->
                Glob.of(pattern, request, true).filter(it -> it.matchesResource(request.resource())).isPresent());
    }
}
