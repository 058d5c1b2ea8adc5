package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Definitions of fields that AWS accepts, with values of the right type; one seed gives one definition. */
final class RandomDefinitions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of("", "a", "512", "日本語 \"x\" \\ /", "line\nline\ttab", "${X}", "{{ y }}");

    private final Random random;

    private RandomDefinitions(Random random) {
        this.random = random;
    }

    static ObjectNode accepted(Random random) {
        return (ObjectNode) new RandomDefinitions(random).value(Model.ofSdk().shape());
    }

    /** The same with unknown fields, nulls and answer-only fields strewn in. */
    static ObjectNode littered(Random random) {
        ObjectNode root = accepted(random);
        new RandomDefinitions(random).litter(root, Model.ofSdk().shape());
        Model.ofSdk().answerOnly().forEach(name -> {
            if (random.nextBoolean()) {
                root.put(name, "x");
            }
        });
        return root;
    }

    /** The JSON pointer of every value that is neither an object nor a list. */
    static List<String> leaves(JsonNode node) {
        List<String> leaves = new ArrayList<>();
        collect(node, "", leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String at, List<String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(entry.getValue(), JsonPointers.below(at, entry.getKey()), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), JsonPointers.below(at, i), leaves);
            }
        } else {
            leaves.add(at);
        }
    }

    private JsonNode value(Shape shape) {
        return switch (shape) {
            case Shape.Structure structure -> {
                ObjectNode object = NODES.objectNode();
                structure.members().forEach((name, member) -> {
                    if (random.nextInt(3) > 0) {
                        object.set(name, value(member));
                    }
                });
                yield object;
            }
            case Shape.ListOf list -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    array.add(value(list.member()));
                }
                yield array;
            }
            case Shape.MapOf map -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    object.set("k" + i + (random.nextInt(4) == 0 ? "/~\"" : ""), value(map.value()));
                }
                yield object;
            }
            case Shape.Text text -> NODES.textNode(text.values().isEmpty() ? TEXTS.get(random.nextInt(TEXTS.size()))
                    : text.values().get(random.nextInt(text.values().size())));
            case Shape.Whole _ -> NODES.numberNode(random.nextInt(5) == 0 ? random.nextInt() : random.nextInt(100));
            case Shape.Flag _ -> NODES.booleanNode(random.nextBoolean());
        };
    }

    private void litter(JsonNode node, Shape shape) {
        if (node instanceof ObjectNode object && shape instanceof Shape.Structure structure) {
            for (Map.Entry<String, Shape> member : structure.members().entrySet()) {
                if (object.has(member.getKey())) {
                    litter(object.get(member.getKey()), member.getValue());
                }
                if (random.nextInt(20) == 0) {
                    object.putNull(member.getKey());
                }
            }
            if (random.nextInt(4) == 0) {
                object.set("x" + random.nextInt(9), NODES.objectNode().putNull("y"));
            }
        } else if (node instanceof ArrayNode array && shape instanceof Shape.ListOf list) {
            array.forEach(member -> litter(member, list.member()));
            if (random.nextInt(8) == 0) {
                array.insert(random.nextInt(array.size() + 1), NODES.nullNode());
            }
        }
    }
}
