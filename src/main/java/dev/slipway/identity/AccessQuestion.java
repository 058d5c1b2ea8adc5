package dev.slipway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.identity.PolicyStatement.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether these documents, and nothing else, allow a request.
 *
 * @param documents the policies of one identity, or one trust policy
 */
public record AccessQuestion(List<PolicyDocument> documents, AccessRequest request) {

    public AccessQuestion {
        documents = List.copyOf(documents);
    }

    /**
     * A line's JSON.
     *
     * @throws ProblemException {@link IdentityProblem.LineNotJson}, {@link IdentityProblem.KeyTwice}, or
     *     {@link IdentityProblem.NotAQuestion} when it is no object
     */
    public static ObjectNode json(String line) throws ProblemException {
        return object(PolicyJson.line(line), "");
    }

    /**
     * Reads {@code {"policies": [...] | "trust": {...}, "request": {"action", "resource", "principal", "context"}}}. A
     * document may also be given as text. A request without a resource is about {@code *}, as IAM's own simulator
     * takes it.
     *
     * @throws ProblemException {@link IdentityProblem.NotAQuestion}, or {@link IdentityProblem.NotAPolicy} when a
     *     document is none that IAM would take
     */
    public static AccessQuestion of(ObjectNode line) throws ProblemException {
        if (line.has("policies") == line.has("trust")) {
            throw notAQuestion("", line.has("trust") ? "policies, trust" : "policies | trust");
        }
        ObjectNode asked = object(line.path("request"), "request");
        AccessRequest request = request(asked);
        List<PolicyDocument> documents = line.has("trust")
                ? List.of(trust(document("trust", line.get("trust"))))
                : policies(line.get("policies"), request);
        return new AccessQuestion(documents, request);
    }

    public Decision answer() {
        return Evaluator.decide(documents, request);
    }

    /** The statement's place in its document, counted from 0. */
    public int place(PolicyStatement statement, String document) {
        return documents.stream().filter(it -> it.name().equals(document)).findFirst().orElseThrow()
                .statements().indexOf(statement);
    }

    private static List<PolicyDocument> policies(JsonNode list, AccessRequest request) throws ProblemException {
        if (!list.isArray()) {
            throw notAQuestion("policies", list.toString());
        }
        List<PolicyDocument> documents = new ArrayList<>();
        for (JsonNode json : list) {
            documents.add(policy(document("policies[" + documents.size() + "]", json), request.principal()));
        }
        return documents;
    }

    private static PolicyDocument document(String name, JsonNode json) throws ProblemException {
        return json.isTextual() ? PolicyDocument.parse(name, json.textValue()) : PolicyDocument.of(name, json);
    }

    /**
     * An identity's policy says what it speaks of and not of whom. One that names principals is a resource's, and is
     * judged when the request says who asks.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">
     *     Policy grammar</a>
     */
    private static PolicyDocument policy(PolicyDocument policy, Optional<Principal> who) throws ProblemException {
        for (int i = 0; i < policy.statements().size(); i++) {
            PolicyStatement statement = policy.statements().get(i);
            boolean ofIdentity = statement.principals().isEmpty();
            if (ofIdentity ? statement.resources().isEmpty() : who.isEmpty()) {
                throw notAPolicy(policy, i, ofIdentity ? "Resource" : "Principal");
            }
        }
        return policy;
    }

    /** A trust policy says of whom it speaks; what it speaks of is the role. */
    private static PolicyDocument trust(PolicyDocument policy) throws ProblemException {
        for (int i = 0; i < policy.statements().size(); i++) {
            PolicyStatement statement = policy.statements().get(i);
            if (statement.principals().isEmpty() || statement.resources().isPresent()) {
                throw notAPolicy(policy, i, statement.principals().isEmpty() ? "Principal" : "Resource");
            }
        }
        return policy;
    }

    private static AccessRequest request(ObjectNode json) throws ProblemException {
        String action = text(json.path("action"), "request.action");
        if (!action.contains(":")) {
            throw notAQuestion("request.action", action);
        }
        String resource = json.has("resource") ? text(json.get("resource"), "request.resource") : "*";
        Optional<Principal> principal = json.hasNonNull("principal")
                ? Optional.of(Principal.called(text(json.get("principal"), "request.principal"))) : Optional.empty();
        return new AccessRequest(principal, action, resource, context(json.path("context")));
    }

    private static Map<String, List<String>> context(JsonNode json) throws ProblemException {
        Map<String, List<String>> context = new TreeMap<>();
        if (json.isMissingNode()) {
            return context;
        }
        for (Map.Entry<String, JsonNode> key : object(json, "request.context").properties()) {
            String place = "request.context." + key.getKey();
            // IAM knows no upper and lower case in keys, so these would be two values for one
            if (context.put(key.getKey().toLowerCase(Locale.ROOT), values(key.getValue(), place)) != null) {
                throw notAQuestion("request.context", key.getKey());
            }
        }
        return context;
    }

    /** Null is how JSON writes that a key is not set. */
    private static List<String> values(JsonNode json, String place) throws ProblemException {
        List<String> values = new ArrayList<>();
        for (JsonNode value : json.isArray() ? json : List.of(json)) {
            if (!value.isNull()) {
                values.add(text(value, place));
            }
        }
        return values;
    }

    private static String text(JsonNode json, String place) throws ProblemException {
        if (!json.isValueNode() || json.isNull()) {
            throw notAQuestion(place,
                    json.isMissingNode() ? place.substring(place.lastIndexOf('.') + 1) : json.toString());
        }
        String text = json.asText();
        if (text.length() > Glob.LONGEST_TEXT) {
            throw notAQuestion(place, text.length() + " > " + Glob.LONGEST_TEXT);
        }
        return text;
    }

    private static ObjectNode object(JsonNode json, String place) throws ProblemException {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw notAQuestion(place, json.isMissingNode() ? place : json.toString());
    }

    private static ProblemException notAQuestion(String place, String found) {
        String shown = found.length() > 80 ? found.substring(0, 80) + "…" : found;
        return new ProblemException(new IdentityProblem.NotAQuestion(place, shown));
    }

    private static ProblemException notAPolicy(PolicyDocument policy, int statement, String element) {
        return new ProblemException(new IdentityProblem.NotAPolicy(policy.name(), policy.place(statement), element));
    }
}
