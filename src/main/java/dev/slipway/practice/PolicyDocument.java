package dev.slipway.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An IAM policy as it is evaluated.
 * See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
record PolicyDocument(List<PolicyStatement> statements) {

    private static final ObjectMapper JSON = new ObjectMapper();

    PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** @throws JsonProcessingException when the text is no JSON */
    static PolicyDocument parse(String json) throws JsonProcessingException {
        return new PolicyDocument(list(JSON.readTree(json).path("Statement")).stream().map(PolicyStatement::of)
                .toList());
    }

    /** Of a policy that was let in by {@link PolicyGrammar}. */
    static PolicyDocument ofValid(String json) {
        try {
            return parse(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy without valid JSON was kept", e);
        }
    }

    /** Whether all these policies together allow it: one does, and none denies it. */
    static boolean allow(Collection<PolicyDocument> policies, AccessRequest request) {
        List<PolicyStatement> matching = policies.stream().flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.covers(request)).toList();
        return !matching.isEmpty() && matching.stream().allMatch(PolicyStatement::allow);
    }

    /** Whether a statement of one of them says no. */
    static boolean denies(Collection<PolicyDocument> policies, AccessRequest request) {
        return policies.stream().flatMap(policy -> policy.statements().stream())
                .anyMatch(statement -> !statement.allow() && statement.covers(request));
    }

    /** Whether, as a role's trust policy, it lets the federated principal in with these claims. */
    boolean trusts(String provider, AccessRequest request) {
        Stream<PolicyStatement> named = statements.stream().filter(statement -> statement.names(provider));
        return allow(List.of(new PolicyDocument(named.toList())), request);
    }

    /** IAM takes one value for a list of one; a missing node is an empty list. */
    static List<JsonNode> list(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (!node.isMissingNode()) {
            items.add(node);
        }
        return items;
    }
}
