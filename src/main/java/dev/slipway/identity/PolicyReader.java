package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.identity.PolicyStatement.Names;
import dev.slipway.identity.PolicyStatement.Principal;
import dev.slipway.identity.PolicyStatement.Principals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Understands a policy's JSON, and says at which place it stops being what IAM takes. */
final class PolicyReader {

    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> VERSIONS = Set.of("2008-10-17", PolicyDocument.VERSION);
    private static final Set<String> PRINCIPALS = Set.of("AWS", "Federated", "Service", "CanonicalUser");
    private static final Set<String> STATEMENT = Set.of("Sid", "Effect", "Principal", "NotPrincipal", "Action",
            "NotAction", "Resource", "NotResource", "Condition");

    /** A star, or a service, one colon and an action; AWS takes what IAM has no service or action for. */
    private static final Pattern ACTION = Pattern.compile("\\*|[^:]+:[^:]*");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn:.*", Pattern.DOTALL);

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
        JsonNode version = document.path("Version");
        if (!version.isMissingNode() && !(version.isTextual() && VERSIONS.contains(version.asText()))) {
            throw notAPolicy("Version", version.toString());
        }
        List<PolicyStatement> statements = statements(document);
        Set<String> sids = new HashSet<>();
        for (PolicyStatement statement : statements) {
            if (!statement.sid().isEmpty() && !sids.add(statement.sid())) {
                throw notAPolicy("Sid", statement.sid());
            }
        }
        return statements;
    }

    private List<PolicyStatement> statements(ObjectNode document) throws ProblemException {
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
        JsonNode sid = json.path("Sid");
        if (!sid.isMissingNode() && !sid.isTextual()) {
            throw notAPolicy(place + ".Sid", sid.toString());
        }
        String effect = json.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw notAPolicy(place + ".Effect", json.has("Effect") ? effect : "Effect");
        }
        Names actions = actions(json, place)
                .orElseThrow(() -> notAPolicy(place, "Action"));
        return new PolicyStatement(sid.asText(), effect.equals("Allow"), principals(json, place), actions,
                resources(json, place), conditions(json.path("Condition"), place + ".Condition"), json);
    }

    private Optional<Names> actions(ObjectNode statement, String place) throws ProblemException {
        return names(statement, "Action", place, ACTION);
    }

    private Optional<Names> resources(ObjectNode statement, String place) throws ProblemException {
        return names(statement, "Resource", place, RESOURCE)
                .map(names -> new Names(names.except(), names.patterns().stream().map(this::resource).toList()));
    }

    /** Only what follows an ARN's fifth colon may hold variables. */
    private String resource(String pattern) {
        int colon = -1;
        for (int i = 0; i < 5; i++) {
            int next = pattern.indexOf(':', colon + 1);
            colon = next < 0 ? pattern.length() - 1 : next;
        }
        return literal(pattern.substring(0, colon + 1)) + ofVersion(pattern.substring(colon + 1));
    }

    private Optional<Names> names(ObjectNode statement, String element, String place, Pattern form)
            throws ProblemException {
        Optional<String> name = either(statement, element, place);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String at = place + "." + name.get();
        List<String> texts = texts(statement.get(name.get()), at);
        Optional<String> other = texts.stream().filter(text -> !form.matcher(text).matches()).findFirst();
        if (texts.isEmpty() || other.isPresent()) {
            throw notAPolicy(at, other.orElse("[]"));
        }
        return Optional.of(new Names(!name.get().equals(element), texts));
    }

    /** The element or its Not-form, whichever is there; both together are refused. */
    private Optional<String> either(ObjectNode statement, String element, String place) throws ProblemException {
        boolean not = statement.has("Not" + element);
        if (not && statement.has(element)) {
            throw notAPolicy(place, element + ", Not" + element);
        }
        return not ? Optional.of("Not" + element) : Optional.of(element).filter(statement::has);
    }

    private Optional<Principals> principals(ObjectNode statement, String place) throws ProblemException {
        Optional<String> name = either(statement, "Principal", place);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<Principal> list = principals(statement.get(name.get()), place + "." + name.get());
        return Optional.of(new Principals(name.get().startsWith("Not"), list));
    }

    private List<Principal> principals(JsonNode node, String place) throws ProblemException {
        if (node.isTextual() && node.asText().equals("*")) {
            return List.of(new Principal("*", "*"));
        }
        List<Principal> list = new ArrayList<>();
        ObjectNode types = object(node, place);
        onlyKnown(types, PRINCIPALS, place);
        for (Map.Entry<String, JsonNode> type : types.properties()) {
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
            String name = ConditionOperator.of(operator.getKey())
                    .orElseThrow(() -> notAPolicy(place, operator.getKey())).toString();
            for (Map.Entry<String, JsonNode> key : object(operator.getValue(), at).properties()) {
                List<String> values = texts(key.getValue(), at + "." + key.getKey());
                conditions.add(new Condition(name, key.getKey(), values.stream().map(this::ofVersion).toList()));
            }
        }
        return conditions;
    }

    private List<String> texts(JsonNode node, String place) throws ProblemException {
        boolean values = node.isArray() ? allValues(node) : node.isValueNode() && !node.isNull();
        if (!values) {
            throw notAPolicy(place, node.toString());
        }
        return PolicyJson.texts(node);
    }

    private String ofVersion(String text) {
        return variables ? text : literal(text);
    }

    /** The same text for a reader of variables, who is to see none. */
    private static String literal(String text) {
        return text.replace("${", "${$}{");
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
