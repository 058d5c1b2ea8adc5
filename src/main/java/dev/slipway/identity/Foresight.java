package dev.slipway.identity;

import dev.slipway.identity.PolicyStatement.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What policies will say to a request of which not every condition key is known beforehand.
 *
 * @param sure    what they say whatever those keys will be, as far as the statements go that do not ask for them
 * @param hanging the statements that speak of the request, or do not, by a key that is not known
 */
record Foresight(Decision sure, List<Hanging> hanging) {

    Foresight {
        hanging = List.copyOf(hanging);
    }

    /** A statement that may speak of the request, and the key that will decide. */
    record Hanging(Grant grant, boolean allows, String key) {}

    static Foresight of(List<PolicyDocument> policies, AccessRequest request) {
        Decision decision = new Decision.NotAllowed();
        List<Hanging> hanging = new ArrayList<>();
        for (PolicyDocument policy : policies) {
            for (PolicyStatement statement : policy.statements()) {
                Optional<String> open = openKey(statement, request);
                if (open.isPresent()) {
                    hanging.add(new Hanging(Grant.of(policy, statement), statement.allows(), open.get()));
                } else if (Evaluator.speaksOf(statement, request)) {
                    if (!statement.allows()) {
                        return new Foresight(new Decision.Denied(policy.name(), statement), List.of());
                    }
                    decision = decision.isAllowed() ? decision : new Decision.Allowed(policy.name(), statement);
                }
            }
        }
        return new Foresight(decision, hanging);
    }

    /** The statement that may turn the sure answer around. */
    Optional<Hanging> turningPoint() {
        return hanging.stream().filter(it -> it.allows() != sure.isAllowed()).findFirst();
    }

    /** A key that decides alone: everything else about the statement fits. */
    private static Optional<String> openKey(PolicyStatement statement, AccessRequest request) {
        List<Condition> open = statement.conditions().stream()
                .filter(condition -> request.values(condition.key()).isEmpty()).toList();
        boolean restFits = Evaluator.mismatch(statement, request)
                .map(mismatch -> mismatch instanceof Evaluator.Mismatch.Unmet).orElse(true)
                && statement.conditions().stream().filter(condition -> !open.contains(condition))
                        .allMatch(condition -> Conditions.holds(condition, request));
        return restFits && !open.isEmpty() ? Optional.of(open.getFirst().key()) : Optional.empty();
    }
}
