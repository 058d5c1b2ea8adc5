package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Spelling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A task definition as it was found in a text.
 *
 * @param form   what the text was, before it was made a plain task definition
 * @param places where each value of the definition begins in the text, by its JSON pointer; empty where the keys
 *               were respelled
 */
public record Opened(TaskDefinition definition, Form form, Map<String, Place> places) {

    /** What people have in their files. */
    public enum Form {
        /** A task definition. */
        PLAIN,
        /** The answer of {@code aws ecs describe-task-definition}; its tags, which stand beside, are moved in. */
        DESCRIBE_ANSWER,
        /** CloudFormation's spelling of the keys. */
        CLOUDFORMATION,
        /** YAML, in any of the forms above. */
        YAML
    }

    private static final String WRAPPER = "taskDefinition";

    /**
     * Reads JSON, with or without a byte order mark, or YAML.
     *
     * @throws ProblemException a {@link TaskDefinitionProblem} that names the place
     */
    public static Opened of(String text) throws ProblemException {
        Optional<YamlText> yaml = mayBeYaml(text) ? YamlText.read(text) : Optional.empty();
        if (yaml.isPresent()) {
            Opened opened = of(yaml.get().root(), yaml.get().places(), Optional.empty());
            return new Opened(opened.definition(), Form.YAML, opened.places());
        }
        JsonText json = JsonText.read(text);
        if (!(json.root() instanceof ObjectNode root)) {
            throw new ProblemException(new TaskDefinitionProblem.NotAnObject(typeName(json.root())));
        }
        return of(root, json.places(), Optional.of(json));
    }

    /** JSON begins with a bracket; YAML has something to say first. */
    private static boolean mayBeYaml(String text) {
        if (text.length() > JsonText.MOST_CHARACTERS) {
            return false;
        }
        int first = new JsonBlanks(text).skip(text.startsWith("\uFEFF") ? 1 : 0);
        return first < text.length() && "{[".indexOf(text.charAt(first)) < 0;
    }

    private static Opened of(ObjectNode root, Map<String, Place> places, Optional<JsonText> source) {
        if (root.get(WRAPPER) instanceof ObjectNode inner && !root.has("containerDefinitions")) {
            return new Opened(new TaskDefinition(unwrapped(inner, root)), Form.DESCRIBE_ANSWER,
                    unwrapped(places));
        }
        Optional<ObjectNode> properties = cloudFormation(root);
        if (properties.isPresent()) {
            JsonNode respelled = respelled(properties.get(), Model.ofSdk().shape());
            return new Opened(new TaskDefinition((ObjectNode) respelled), Form.CLOUDFORMATION, Map.of());
        }
        return new Opened(new TaskDefinition(root, source), Form.PLAIN, places);
    }

    /** Where in the text it is that a finding speaks of; empty where the keys were respelled. */
    public Optional<Place> place(Finding finding) {
        return finding.rule().equals(Rules.LOOSE) && form != Form.YAML ? definition.looseness()
                : place(finding.pointer());
    }

    /** Where a value begins in the text, or the nearest one around it; empty where the keys were respelled. */
    public Optional<Place> place(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (places.containsKey(at)) {
                return Optional.of(places.get(at));
            }
        }
        return Optional.ofNullable(places.get(""));
    }

    /** A JSON value's type in JSON's words. */
    static String typeName(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "list";
            case OBJECT -> "object";
            case STRING -> "string";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            default -> "null";
        };
    }

    private static ObjectNode unwrapped(ObjectNode inner, ObjectNode answer) {
        if (answer.has("tags") && !inner.has("tags")) {
            inner.set("tags", answer.get("tags"));
        }
        return inner;
    }

    private static Map<String, Place> unwrapped(Map<String, Place> places) {
        String prefix = "/" + WRAPPER;
        Map<String, Place> inner = new HashMap<>();
        places.forEach((pointer, place) -> {
            if (pointer.equals(prefix) || pointer.startsWith(prefix + "/")) {
                inner.put(pointer.substring(prefix.length()), place);
            } else if (pointer.equals("/tags") || pointer.startsWith("/tags/")) {
                inner.putIfAbsent(pointer, place);
            }
        });
        return Map.copyOf(inner);
    }

    /** The properties of a CloudFormation resource, or an object that has the keys of one. */
    private static Optional<ObjectNode> cloudFormation(ObjectNode root) {
        JsonNode properties = root.has("Properties") ? root.get("Properties") : root;
        boolean isOne = properties.has("ContainerDefinitions") && !properties.has("containerDefinitions");
        return isOne && properties instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    private static JsonNode respelled(JsonNode node, Shape shape) {
        if (node instanceof ObjectNode object && shape instanceof Shape.Structure structure) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.forEachEntry((key, value) -> {
                // where both spellings stand, neither may take the other's place
                String name = Spelling.otherCase(key, structure.members().keySet())
                        .filter(right -> !object.has(right) && !copy.has(right)).orElse(key);
                Shape inner = structure.members().get(name);
                copy.set(name, inner == null ? value : respelled(value, inner));
            });
            return copy;
        }
        if (node instanceof ArrayNode array && shape instanceof Shape.ListOf list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(member -> copy.add(respelled(member, list.member())));
            return copy;
        }
        return node;
    }
}
