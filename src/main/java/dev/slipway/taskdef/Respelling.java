package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.pipeline.Spelling;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A document with CloudFormation's keys, or other capital letters, in the API's spelling. */
final class Respelling {

    private final Map<String, Place> before;
    private final Map<String, Place> places = new HashMap<>();
    private final ObjectNode root;

    private Respelling(ObjectNode root, Map<String, Place> before) {
        this.before = before;
        this.root = (ObjectNode) value(root, Model.ofSdk().shape(), "", "");
    }

    /** @param places where each value of the document begins in its text */
    static Respelling of(ObjectNode root, Map<String, Place> places) {
        return new Respelling(root, places);
    }

    ObjectNode root() {
        return root;
    }

    /** Where each value begins in the text, by its pointer in the new spelling. */
    Map<String, Place> places() {
        return Map.copyOf(places);
    }

    private JsonNode value(JsonNode node, Shape shape, String was, String at) {
        if (before.containsKey(was)) {
            places.put(at, before.get(was));
        }
        return switch (node) {
            case ObjectNode object when shape instanceof Shape.Structure structure -> fields(object, structure, was, at);
            case ObjectNode object when shape instanceof Shape.MapOf map -> {
                object.forEachEntry((key, value) -> value(value, map.value(), JsonPointers.below(was, key),
                        JsonPointers.below(at, key)));
                yield object;
            }
            case ArrayNode array when shape instanceof Shape.ListOf list -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(member -> copy.add(value(member, list.member(), JsonPointers.below(was, copy.size()),
                        JsonPointers.below(at, copy.size()))));
                yield copy;
            }
            default -> node;
        };
    }

    private ObjectNode fields(ObjectNode object, Shape.Structure shape, String was, String at) {
        Set<String> known = new LinkedHashSet<>(shape.members().keySet());
        if (at.isEmpty()) {
            known.addAll(Model.ofSdk().answerOnly());
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.forEachEntry((key, value) -> {
            String name = Spelling.otherCase(key, known).filter(right -> !object.has(right) && !copy.has(right)).orElse(key);
            Shape inner = shape.members().get(name);
            String pointer = JsonPointers.below(was, key);
            copy.set(name, value(value, inner == null ? new Shape.Flag() : inner, pointer, JsonPointers.below(at, name)));
        });
        return copy;
    }
}
