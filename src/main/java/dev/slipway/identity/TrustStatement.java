package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.identity.PolicyStatement.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A statement of a trust policy as it is written, however wrong: what is not of its element's form is passed over.
 *
 * @param index which of the document's statements that are objects, from 0
 * @param place where it stands, as {@code Statement[0]}
 */
record TrustStatement(int index, String place, ObjectNode json) {

    /**
     * One key of a Condition.
     *
     * @param operator as it is written
     * @param key      as it is written
     */
    record Line(String operator, String key, List<String> values, String place) {

        /** What stands before the last colon: the provider's host. */
        String host() {
            return key.substring(0, Math.max(0, key.lastIndexOf(':')));
        }

        String claim() {
            return key.substring(key.lastIndexOf(':') + 1).strip();
        }

        /** Whether it speaks of {@code sub}, if only by its values. */
        boolean isSubject() {
            return claim().equalsIgnoreCase("sub") || claim().equalsIgnoreCase("subject")
                    || !isAudience() && values.stream().anyMatch(value -> value.startsWith("repo:"));
        }

        boolean isAudience() {
            return claim().equalsIgnoreCase("aud") || claim().equalsIgnoreCase("audience");
        }

        boolean hasWildcards() {
            return operator.toLowerCase(Locale.ROOT).contains("like");
        }
    }

    /** All of a document. */
    static List<TrustStatement> in(JsonNode document) {
        JsonNode list = document.path("Statement");
        List<TrustStatement> statements = new ArrayList<>();
        if (list instanceof ObjectNode one) {
            statements.add(new TrustStatement(0, "Statement", one));
        }
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode one) {
                statements.add(new TrustStatement(statements.size(), "Statement[" + i + "]", one));
            }
        }
        return statements;
    }

    boolean allows() {
        return !json.path("Effect").asText().equalsIgnoreCase("Deny");
    }

    List<Principal> principals() {
        JsonNode node = json.path("Principal");
        List<Principal> principals = new ArrayList<>();
        if (node.isTextual()) {
            principals.add(new Principal(node.asText().equals("*") ? "*" : "", node.asText()));
        }
        if (node instanceof ObjectNode types) {
            for (Map.Entry<String, JsonNode> type : types.properties()) {
                values(type.getValue()).forEach(id -> principals.add(new Principal(type.getKey(), id)));
            }
        }
        return principals;
    }

    List<String> actions() {
        return values(json.path("Action"));
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (json.path("Condition") instanceof ObjectNode operators) {
            for (Map.Entry<String, JsonNode> operator : operators.properties()) {
                if (operator.getValue() instanceof ObjectNode keys) {
                    String at = place + ".Condition." + operator.getKey();
                    keys.properties().forEach(key -> lines.add(
                            new Line(operator.getKey(), key.getKey(), values(key.getValue()), at)));
                }
            }
        }
        return lines;
    }

    List<Line> subjectLines() {
        return lines().stream().filter(Line::isSubject).toList();
    }

    /** What {@code sub} is compared with; Null only asks whether there is one. */
    List<String> subjects() {
        return subjectLines().stream().filter(line -> !line.operator().endsWith("Null"))
                .flatMap(line -> line.values().stream()).toList();
    }

    private static List<String> values(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? List.of() : PolicyJson.texts(node);
    }
}
