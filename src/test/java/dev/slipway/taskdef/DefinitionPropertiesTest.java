package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What holds for every definition; the number of the repetition is the seed. */
class DefinitionPropertiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UNSUPPORTED = Set.of("I01", "I02", "I04", "I05", "I07");

    @RepeatedTest(200)
    void strippingASecondTimeTakesNothing(RepetitionInfo run) {
        TaskDefinition littered = new TaskDefinition(RandomDefinitions.littered(new Random(run.getCurrentRepetition())));

        Stripped once = Stripping.of(littered);
        Stripped twice = Stripping.of(once.clean());

        assertEquals(List.of(), twice.removed());
        assertEquals(List.of(), Rules.check(once.clean()).stream().map(Finding::rule).filter(UNSUPPORTED::contains).toList());
        assertEquals(once.clean().text(), twice.clean().text());
        assertEquals(once.removed().size(), new HashSet<>(once.removed().stream().map(Stripped.Removed::pointer).toList()).size());
    }

    @RepeatedTest(200)
    void whatIsStrippedAwayIsListedAndTheRestStays(RepetitionInfo run) {
        TaskDefinition littered = new TaskDefinition(RandomDefinitions.littered(new Random(run.getCurrentRepetition())));

        Stripped stripped = Stripping.of(littered);
        Set<String> gone = new HashSet<>(RandomDefinitions.leaves(littered.root()));
        stripped.removed().forEach(it -> gone.removeIf(leaf -> leaf.equals(it.pointer()) || leaf.startsWith(it.pointer() + "/")));

        assertEquals(gone.size(), RandomDefinitions.leaves(stripped.clean().root()).size());
    }

    @RepeatedTest(200)
    void anUntouchedTextIsSavedAsItWas(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        String text = written(RandomDefinitions.littered(random), random);

        assertEquals(text, TaskDefinition.parse(text).text());
    }

    @RepeatedTest(300)
    void anEditUndoneGivesTheTextByteForByte(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        String text = written(RandomDefinitions.accepted(random), random);
        TaskDefinition before = TaskDefinition.parse(text);
        List<String> leaves = RandomDefinitions.leaves(before.root());
        String pointer = leaves.isEmpty() ? "/family" : leaves.get(random.nextInt(leaves.size()));

        TaskDefinition after = edited(before, pointer, random);
        assertEquals(after, TaskDefinition.parse(after.text()));

        assertEquals(text, before.text());
        assertEquals(text, after.with(before.document()).text());
    }

    @RepeatedTest(300)
    void aValuePutBackGivesTheTextByteForByte(RepetitionInfo run) throws Exception {
        Random random = new Random(run.getCurrentRepetition());
        String text = written(RandomDefinitions.accepted(random), random);
        TaskDefinition before = TaskDefinition.parse(text);
        for (String pointer : RandomDefinitions.leaves(before.root())) {
            JsonNode value = before.at(pointer);
            JsonNode other = random.nextBoolean() ? JsonNodeFactory.instance.textNode("other") : JsonNodeFactory.instance.numberNode(77);
            TaskDefinition saved = TaskDefinition.parse(FieldEdit.put(before, pointer, other).text());

            assertEquals(text, FieldEdit.put(saved, pointer, value).text(), pointer);
            if (random.nextInt(4) == 0) {
                return;
            }
        }
    }

    @RepeatedTest(300)
    void aRequestCarriesAllOfTheDocument(RepetitionInfo run) throws Exception {
        ObjectNode document = RandomDefinitions.accepted(new Random(run.getCurrentRepetition()));

        assertEquals(document, Model.ofSdk().document(Model.ofSdk().request(new TaskDefinition(document))).document());
    }

    @Test
    void theRandomDefinitionsReachEveryField() {
        Set<String> reached = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            paths(RandomDefinitions.accepted(new Random(seed)), Model.ofSdk().shape(), "", reached);
        }

        assertTrue(reached.containsAll(Samples.paths()), () -> {
            Set<String> missing = new HashSet<>(Samples.paths());
            missing.removeAll(reached);
            return missing.toString();
        });
    }

    private static void paths(JsonNode node, Shape shape, String at, Set<String> reached) {
        if (shape instanceof Shape.Structure structure) {
            node.properties().forEach(entry -> {
                String path = at.isEmpty() ? entry.getKey() : at + "." + entry.getKey();
                reached.add(path);
                paths(entry.getValue(), structure.members().get(entry.getKey()), path, reached);
            });
        } else if (shape instanceof Shape.ListOf list) {
            node.forEach(member -> paths(member, list.member(), at + "[]", reached));
        }
    }

    private static TaskDefinition edited(TaskDefinition before, String pointer, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> FieldEdit.remove(before, pointer);
            case 1 -> FieldEdit.put(before, pointer, JsonNodeFactory.instance.objectNode().put("a", 1));
            case 2 -> FieldEdit.rename(before, pointer, "renamed");
            case 3 -> Edit.family(before, "other");
            case 4 -> Edit.tag(before, "a", "b");
            default -> FieldEdit.put(before, pointer, JsonNodeFactory.instance.textNode("other"));
        };
    }

    /** In one of the layouts that people have. */
    private static String written(ObjectNode document, Random random) throws Exception {
        String text = random.nextBoolean() ? JSON.writeValueAsString(document)
                : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        return switch (random.nextInt(6)) {
            case 0 -> text.replace("\n", "\r\n") + "\r\n";
            case 1 -> "\uFEFF" + text;
            case 2 -> text.replace("  ", "\t") + "\n\n";
            case 3 -> "// ours\n" + text + "\n# the end";
            default -> text + "\n";
        };
    }
}
