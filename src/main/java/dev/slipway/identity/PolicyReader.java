package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.identity.PolicyStatement.Names;
import dev.slipway.identity.PolicyStatement.Principal;
import dev.slipway.identity.PolicyStatement.Principals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands a policy's JSON, and says at which place it stops being what IAM takes. */
final class PolicyReader {

    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of("Sid", "Effect", "Principal", "NotPrincipal", "Action",
            "NotAction", "Resource", "NotResource", "Condition");

    private final String policy;
    private final JsonNode json;
    /** Version 2008-10-17, the default, knows no variables: a dollar is a dollar. */
    private final boolean variables;

    PolicyReader(String policy, JsonNode json) {
        this.policy = policy;
        this.json = json;
        this.variables = json.path("Version").asText().equals(PolicyDocument.VERSION);
    }

    List<PolicyStatement> statements() throws ProblemException {
        ObjectNode document = object(json, "");
        onlyKnown(document, DOCUMENT, "");
        JsonNode list = document.path("Statement");
        List<PolicyStatement> statements = new ArrayList<>();
        if (list.isObject()) {
            statements.add(statement(object(list, "Statement"), "Statement"));
        } else if (list.isArray() && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                String place = "Statement[" + i + "]";
                statements.add(statement(object(list.get(i), place), place));
            }
        } else {
            throw notAPolicy("Statement", list.isMissingNode() ? "Statement" : list.toString());
        }
        return statements;
    }

    private PolicyStatement statement(ObjectNode json, String place) throws ProblemException {
        onlyKnown(json, STATEMENT, place);
        String effect = json.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw notAPolicy(place + ".Effect", json.has("Effect") ? effect : "Effect");
        }
        Names actions = names(json, "Action", place)
                .orElseThrow(() -> notAPolicy(place, "Action"));
        return new PolicyStatement(json.path("Sid").asText(), effect.equals("Allow"), principals(json, place), actions,
                names(json, "Resource", place), conditions(json.path("Condition"), place + ".Condition"), json);
    }

    private Optional<Names> names(ObjectNode statement, String element, String place) throws ProblemException {
        for (String name : List.of(element, "Not" + element)) {
            if (statement.has(name)) {
                return Optional.of(new Names(!name.equals(element), texts(statement.get(name), place + "." + name)));
            }
        }
        return Optional.empty();
    }

    private Optional<Principals> principals(ObjectNode statement, String place) throws ProblemException {
        for (String name : List.of("Principal", "NotPrincipal")) {
            if (statement.has(name)) {
                List<Principal> list = principals(statement.get(name), place + "." + name);
                return Optional.of(new Principals(name.startsWith("Not"), list));
            }
        }
        return Optional.empty();
    }

    private List<Principal> principals(JsonNode node, String place) throws ProblemException {
        if (node.isTextual() && node.asText().equals("*")) {
            return List.of(new Principal("*", "*"));
        }
        List<Principal> list = new ArrayList<>();
        for (Map.Entry<String, JsonNode> type : object(node, place).properties()) {
            for (String id : texts(type.getValue(), place + "." + type.getKey())) {
                list.add(new Principal(type.getKey(), id));
            }
        }
        return list;
    }

    private List<Condition> conditions(JsonNode node, String place) throws ProblemException {
        List<Condition> conditions = new ArrayList<>();
        if (node.isMissingNode()) {
            return conditions;
        }
        for (Map.Entry<String, JsonNode> operator : object(node, place).properties()) {
            String at = place + "." + operator.getKey();
            if (!Conditions.isOperator(operator.getKey())) {
                throw notAPolicy(place, operator.getKey());
            }
            for (Map.Entry<String, JsonNode> key : object(operator.getValue(), at).properties()) {
                conditions.add(new Condition(operator.getKey(), key.getKey(),
                        texts(key.getValue(), at + "." + key.getKey())));
            }
        }
        return conditions;
    }

    private List<String> texts(JsonNode node, String place) throws ProblemException {
        boolean values = node.isArray() ? allValues(node) : node.isValueNode() && !node.isNull();
        if (!values) {
            throw notAPolicy(place, node.toString());
        }
        List<String> texts = PolicyJson.texts(node);
        return variables ? texts : texts.stream().map(text -> text.replace("${", "${$}{")).toList();
    }

    private static boolean allValues(JsonNode list) {
        for (JsonNode item : list) {
            if (!item.isValueNode() || item.isNull()) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode object(JsonNode node, String place) throws ProblemException {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw notAPolicy(place, node.toString());
    }

    private void onlyKnown(ObjectNode object, Set<String> known, String place) throws ProblemException {
        for (Map.Entry<String, JsonNode> element : object.properties()) {
            if (!known.contains(element.getKey())) {
                throw notAPolicy(place, element.getKey());
            }
        }
    }

    private ProblemException notAPolicy(String place, String found) {
        String shown = found.length() > 80 ? found.substring(0, 80) + "…" : found;
        return new ProblemException(new IdentityProblem.NotAPolicy(policy, place, shown));
    }
}
