package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One statement of an IAM policy.
 *
 * @param allow      or deny
 * @param federated  the identity providers that a trust policy's statement names
 * @param conditions all of which must be met
 */
record PolicyStatement(boolean allow, List<String> actions, List<String> notActions, List<String> resources,
                       List<String> notResources, List<String> federated, List<PolicyCondition> conditions) {

    PolicyStatement {
        actions = List.copyOf(actions);
        notActions = List.copyOf(notActions);
        resources = List.copyOf(resources);
        notResources = List.copyOf(notResources);
        federated = List.copyOf(federated);
        conditions = List.copyOf(conditions);
    }

    static PolicyStatement of(JsonNode json) {
        List<PolicyCondition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : json.path("Condition").properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(new PolicyCondition(operator.getKey(), key.getKey(), texts(key.getValue())));
            }
        }
        return new PolicyStatement(json.path("Effect").asText().equals("Allow"), texts(json.path("Action")),
                texts(json.path("NotAction")), texts(json.path("Resource")), texts(json.path("NotResource")),
                texts(json.path("Principal").path("Federated")), conditions);
    }

    boolean names(String provider) {
        return federated.contains(provider);
    }

    /** A trust policy's statement has no resource: it speaks of the role that it belongs to. */
    boolean covers(AccessRequest request) {
        return coversAction(request.action()) && coversResource(request.resource())
                && conditions.stream().allMatch(condition -> condition.isMet(request, allow));
    }

    private boolean coversAction(String action) {
        return notActions.isEmpty() ? Wildcards.anyMatches(actions, action, true)
                : !Wildcards.anyMatches(notActions, action, true);
    }

    private boolean coversResource(String resource) {
        if (resources.isEmpty() && notResources.isEmpty()) {
            return true;
        }
        return notResources.isEmpty() ? Wildcards.anyMatches(resources, resource, false)
                : !Wildcards.anyMatches(notResources, resource, false);
    }

    private static List<String> texts(JsonNode node) {
        return PolicyDocument.list(node).stream().map(JsonNode::asText).toList();
    }
}
