package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Where a right, or the refusal of one, stands.
 *
 * @param place the statement's Sid, or {@code Statement[2]} counted from 0 where it has none
 * @param json  the statement as it was written, which tells it from all others of the policy
 */
public record Grant(String policy, String place, ObjectNode json) {

    public Grant {
        json = json.deepCopy();
    }

    static Grant of(PolicyDocument policy, PolicyStatement statement) {
        int index = policy.statements().indexOf(statement);
        return new Grant(policy.name(), statement.sid().isEmpty() ? policy.place(index) : statement.sid(),
                statement.json());
    }

    /** By the policy's name, as decisions tell it. */
    static Grant in(List<PolicyDocument> policies, String name, PolicyStatement statement) {
        return of(policies.stream().filter(policy -> policy.name().equals(name)
                && policy.statements().contains(statement)).findFirst().orElseThrow(), statement);
    }

    /** {@code policy (Sid)}. */
    @Override
    public String toString() {
        return policy + " (" + place + ")";
    }
}
