package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RewritingTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void aChangeLeavesEveryLetterElsewhereAsItIs() throws Exception {
        String text = """
                {
                    // who owns it
                    "family" : "f",   # see the wiki
                    "cpu":"512", "memory":"1024",
                    "tags": [ {"key":"a","value":"\\u0041\\/b"} ], /* more later */
                    "x": 1.50
                }
                """.replace("\n", "\r\n");

        assertEquals(text.replace("\"512\"", "\"256\""), rewritten(text, "cpu", NODES.textNode("256")));
        assertEquals(text.replace("\"cpu\":\"512\", ", ""), rewritten(text, "cpu", null));
        assertEquals(text.replace("    // who owns it\r\n    \"family\" : \"f\",   # see the wiki\r\n", ""),
                rewritten(text, "family", null));
        assertEquals(text.replace(" /* more later */\r\n    \"x\": 1.50", " /* more later */").replace("],", "]"),
                rewritten(text, "x", null));
        assertEquals(text.replace("1.50\r\n", "1.50,\r\n    \"new\" : {\r\n        \"a\": []\r\n    }\r\n"),
                rewritten(text, "new", NODES.objectNode().set("a", NODES.arrayNode())));
    }

    @Test
    void aRemarkBehindTheLastValueDoesNotSwallowWhatFollows() throws Exception {
        String text = "{ \"a\": 1, // one\n \"b\": 2 }";

        assertEquals("{ \"a\": 1 // one\n }", rewritten(text, "b", null));
        assertEquals("{ \"a\": 1, // one\n \"b\": 2,\n \"c\": 3 }", rewritten(text, "c", NODES.numberNode(3)));
    }

    @Test
    void emptyObjectsAndListsFillAndEmptyAgain() throws Exception {
        assertEquals("{\n  \"a\": 1\n}", rewritten("{}", "a", NODES.numberNode(1)));
        assertEquals("{}", rewritten("{ \"a\": 1 }", "a", null));
        assertEquals("{\n  \"a\": [\n    1\n  ]\n}", rewritten("{\n  \"a\": []\n}", "a", NODES.arrayNode().add(1)));
    }

    @RepeatedTest(400)
    void whateverIsChangedTheTextSaysItAndWhateverIsNotStaysToTheLetter(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        ObjectNode before = (ObjectNode) value(random, 4, true);
        String text = written(before, random);
        JsonText source = JsonText.read(text);
        assertEquals(before, source.root(), text);
        assertEquals(text, Rewriting.of(source, before));

        JsonNode after = changed(before.deepCopy(), random);
        String rewritten = Rewriting.of(source, after);
        assertEquals(after, JsonText.read(rewritten).root(), () -> text + "\n---\n" + rewritten);
        assertEquals(rewritten, Rewriting.of(JsonText.read(rewritten), after));

        String strict = new JsonBlanks(source.text()).strict();
        assertTrue(JsonText.read(strict).looseness().isEmpty(), strict);
        assertEquals(before, JsonText.read(strict).root());
    }

    private static String rewritten(String text, String key, JsonNode value) throws Exception {
        JsonText source = JsonText.read(text);
        ObjectNode now = source.root().deepCopy();
        if (value == null) {
            now.remove(key);
        } else {
            now.set(key, value);
        }
        return Rewriting.of(source, now);
    }

    private static JsonNode value(Random random, int depth, boolean isObject) {
        int kind = isObject ? 0 : random.nextInt(depth > 0 ? 6 : 4) - 2 + (depth > 0 ? 0 : 4);
        if (depth == 0 || kind > 1) {
            return leaf(random);
        }
        if (kind <= 0) {
            ObjectNode object = NODES.objectNode();
            for (int i = random.nextInt(6); i > 0; i--) {
                object.set("k" + random.nextInt(20) + (random.nextInt(5) == 0 ? "\"// {," : ""),
                        value(random, depth - 1, false));
            }
            return object;
        }
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            array.add(value(random, depth - 1, false));
        }
        return array;
    }

    private static JsonNode leaf(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> NODES.numberNode(random.nextInt(5));
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.nullNode();
            case 3 -> NODES.textNode("/* # */ \\ \" , ] 日本\n");
            default -> NODES.textNode("t" + random.nextInt(4));
        };
    }

    private static String written(JsonNode node, Random random) {
        List<String> values = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> values.add(NODES.textNode(entry.getKey()) + blank(random) + ":"
                    + blank(random) + written(entry.getValue(), random)));
            return "{" + joined(values, random) + "}";
        }
        if (node instanceof ArrayNode array) {
            array.forEach(value -> values.add(written(value, random)));
            return "[" + joined(values, random) + "]";
        }
        return node.toString();
    }

    private static String joined(List<String> values, Random random) {
        StringBuilder out = new StringBuilder(blank(random));
        for (int i = 0; i < values.size(); i++) {
            out.append(values.get(i)).append(blank(random));
            if (i < values.size() - 1 || random.nextInt(4) == 0) {
                out.append(',').append(blank(random));
            }
        }
        return out.toString();
    }

    private static String blank(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> " // a, \"b\": {\n";
            case 1 -> " /* c } */ ";
            case 2 -> "# d ]\r\n\t";
            case 3, 4 -> "\n    ";
            case 5 -> " ";
            default -> "";
        };
    }

    private static JsonNode changed(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> {
                switch (random.nextInt(8)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name, leaf(random));
                    case 2 -> {
                        JsonNode moved = object.remove(name);
                        object.set(random.nextBoolean() ? name : name + "'", moved);
                    }
                    default -> object.set(name, changed(object.get(name), random));
                }
            });
            if (random.nextInt(4) == 0) {
                object.set("fresh", value(random, 2, false));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                switch (random.nextInt(8)) {
                    case 0 -> array.remove(i);
                    case 1 -> array.insert(i, value(random, 2, false));
                    default -> array.set(i, changed(array.get(i), random));
                }
            }
        }
        return node;
    }
}
