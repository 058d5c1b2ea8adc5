package dev.slipway.identity;

import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.identity.PolicyStatement.Names;
import dev.slipway.identity.PolicyStatement.Principal;
import dev.slipway.identity.PolicyStatement.Principals;
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
        if (statement.principals().isPresent() && !means(statement.principals().get(), request)) {
            return Optional.of(new Mismatch.OtherPrincipal());
        }
        if (!meansAction(statement.actions(), request)) {
            return Optional.of(new Mismatch.OtherAction());
        }
        if (statement.resources().isPresent() && !meansResource(statement.resources().get(), request)) {
            return Optional.of(new Mismatch.OtherResource());
        }
        return statement.conditions().stream().filter(condition -> !Conditions.holds(condition, request)).findFirst()
                .map(Mismatch.Unmet::new);
    }

    private static boolean meansAction(Names actions, AccessRequest request) {
        return actions.except() != actions.patterns().stream().anyMatch(pattern ->
                Glob.of(pattern, request, true).map(it -> it.matchesIgnoringCase(request.action())).orElse(false));
    }

    private static boolean meansResource(Names resources, AccessRequest request) {
        return resources.except() != resources.patterns().stream()
                .anyMatch(pattern -> Glob.matchesArn(pattern, request.resource(), request));
    }

    private static boolean means(Principals principals, AccessRequest request) {
        return principals.except() != request.principal().map(who ->
                principals.list().stream().anyMatch(it -> isOrHolds(it, who))).orElse(false);
    }

    private static boolean isOrHolds(Principal named, Principal who) {
        if (named.id().equals("*") && (named.type().equals("*") || named.type().equals("AWS"))) {
            return true;
        }
        if (!named.type().equals(who.type())) {
            return false;
        }
        return named.id().equals(who.id()) || named.type().equals("AWS") && isAccountOf(named.id(), who.id());
    }

    /** An account's number, or its root's ARN, stands for everybody in it. */
    private static boolean isAccountOf(String named, String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && !parts[4].isEmpty()
                && (named.equals(parts[4]) || named.matches("arn:[^:]+:iam::" + parts[4] + ":root"));
    }
}
