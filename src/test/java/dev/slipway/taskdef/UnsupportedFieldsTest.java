package dev.slipway.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.taskdef.Stripped.Reason;
import dev.slipway.taskdef.Stripped.Removed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each place of a definition that has every field AWS accepts gets a field that AWS does not. */
class UnsupportedFieldsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<JsonNode> VALUES = List.of(NODES.textNode("x"), NODES.nullNode(), NODES.arrayNode(),
            NODES.objectNode().set("a", NODES.arrayNode().add(NODES.objectNode().put("b", 1))));

    @Test
    void anUnknownFieldIsListedWhereverItStands() {
        TaskDefinition everything = Samples.everything();
        Map<String, Shape.Structure> structures = structures();
        for (String at : structures.keySet()) {
            for (JsonNode value : VALUES) {
                assertRemoved(FieldEdit.put(everything, at + "/zzz", value), at + "/zzz", Reason.UNKNOWN, "I02");
            }
        }
        assertEquals(38, structures.size());
    }

    @Test
    void aFieldInAnotherCaseIsListedWithTheOneThatWasMeant() {
        structures().forEach((at, structure) -> structure.members().keySet().forEach(name -> {
            String other = Character.toUpperCase(name.charAt(0)) + name.substring(1) + (name.length() == 1 ? "x" : "");
            if (!name.equals("containerDefinitions")) {
                TaskDefinition respelt = FieldEdit.rename(Samples.everything(), at + "/" + name, other);
                assertEquals(name, assertRemoved(respelt, at + "/" + other, Reason.UNKNOWN, "I07").meant());
            }
        }));
    }

    @Test
    void aSlipOfTheFingerIsListedWithTheFieldThatWasMeant() {
        structures().forEach((at, structure) -> structure.members().keySet().stream().filter(name -> name.length() > 7)
                .forEach(name -> {
                    String slip = name.substring(0, 3) + name.charAt(4) + name.charAt(3) + name.substring(5);
                    if (!structure.members().containsKey(slip)) {
                        TaskDefinition misspelt = FieldEdit.rename(Samples.everything(), at + "/" + name, slip);
                        assertEquals(name, assertRemoved(misspelt, at + "/" + slip, Reason.UNKNOWN, "I02").meant());
                    }
                }));
    }

    @Test
    void aNullIsListedWhereverItStands() {
        structures().forEach((at, structure) -> structure.members().keySet().forEach(name ->
                assertRemoved(FieldEdit.put(Samples.everything(), at + "/" + name, NODES.nullNode()), at + "/" + name,
                        Reason.NULL, "I05")));
    }

    @Test
    void whatAwsOnlyAnswersIsKnownAtTheTopAlone() {
        for (String name : Model.ofSdk().answerOnly()) {
            assertRemoved(FieldEdit.put(Samples.everything(), "/" + name, NODES.textNode("x")), "/" + name,
                    Reason.ANSWER_ONLY, "I01");
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            assertRemoved(FieldEdit.put(Samples.everything(), "/" + capital, NODES.textNode("x")), "/" + capital,
                    Reason.ANSWER_ONLY, "I01");
            if (!name.equals("status")) {
                assertRemoved(FieldEdit.put(Samples.everything(), "/containerDefinitions/0/" + name, NODES.textNode("x")),
                        "/containerDefinitions/0/" + name, Reason.UNKNOWN, "I02");
            }
        }
    }

    @Test
    void whatStandsAroundTheDefinitionIsListed() throws Exception {
        Opened opened = Opened.of("""
                {"taskDefinition": {"family": "f", "status": "ACTIVE", "tags": [{"key": "a"}]}, "failures": [],
                 "ResponseMetadata": {"RequestId": "x"}, "$metadata": {}, "tags": [{"key": "b"}]}""");

        assertEquals(List.of(new Removed("/failures", "[]", Reason.BESIDE, ""),
                new Removed("/ResponseMetadata", "{\"RequestId\":\"x\"}", Reason.BESIDE, ""),
                new Removed("/$metadata", "{}", Reason.BESIDE, ""),
                new Removed("/tags", "[{\"key\":\"b\"}]", Reason.BESIDE, "")), opened.beside());

        Opened resource = Opened.of("""
                {"Type": "AWS::ECS::TaskDefinition", "DependsOn": "x",
                 "Properties": {"Family": "f", "ContainerDefinitions": []}}""");
        assertEquals(List.of("/DependsOn"), resource.beside().stream().map(Removed::pointer).toList());
    }

    @Test
    void respeltFieldsKeepTheirPlacesAndNoneIsLost() throws Exception {
        Opened opened = Opened.of("""
                {"TaskDefinition": {
                  "Family": "f", "Revision": 3,
                  "ContainerDefinitions": [{"Name": "api", "name": "web",
                    "DockerLabels": {"Own": "x"}, "Nonsense": 1}]},
                 "Tags": [{"Key": "a", "Value": "b"}]}""");

        assertEquals(Opened.Form.DESCRIBE_ANSWER, opened.form());
        assertEquals(Samples.definition("""
                {'family': 'f', 'revision': 3, 'containerDefinitions': [{'Name': 'api', 'name': 'web',
                 'dockerLabels': {'Own': 'x'}, 'Nonsense': 1}], 'tags': [{'key': 'a', 'value': 'b'}]}"""),
                opened.definition());
        assertEquals(Optional.of(new Place(2, 13)), opened.place("/family"));
        assertEquals(Optional.of(new Place(4, 29)), opened.place("/containerDefinitions/0/dockerLabels/Own"));
        assertEquals(Optional.of(new Place(4, 47)), opened.place("/containerDefinitions/0/Nonsense"));
        assertEquals(Optional.of(new Place(5, 19)), opened.place("/tags/0/key"));
        assertEquals(List.of("/revision ANSWER_ONLY", "/containerDefinitions/0/Name UNKNOWN",
                "/containerDefinitions/0/Nonsense UNKNOWN"), Stripping.of(opened.definition()).removed().stream()
                .map(it -> it.pointer() + " " + it.reason()).toList());
        assertTrue(Rules.check(opened).stream().anyMatch(it -> it.rule().equals("I07")
                && it.pointer().equals("/containerDefinitions")));
    }

    private static Removed assertRemoved(TaskDefinition definition, String pointer, Reason reason, String rule) {
        List<Removed> removed = Stripping.of(definition).removed();
        assertEquals(List.of(pointer + " " + reason), removed.stream().map(it -> it.pointer() + " " + it.reason()).toList());
        assertTrue(Rules.check(definition).stream().anyMatch(it -> it.rule().equals(rule) && it.pointer().equals(pointer)),
                pointer);
        return removed.getFirst();
    }

    /** Every object of the model, by where the definition with every field has it. */
    private static Map<String, Shape.Structure> structures() {
        Map<String, Shape.Structure> structures = new LinkedHashMap<>();
        collect("", Model.ofSdk().shape(), structures);
        return structures;
    }

    private static void collect(String at, Shape shape, Map<String, Shape.Structure> structures) {
        if (shape instanceof Shape.Structure structure) {
            structures.put(at, structure);
            new ArrayList<>(structure.members().entrySet())
                    .forEach(entry -> collect(at + "/" + entry.getKey(), entry.getValue(), structures));
        } else if (shape instanceof Shape.ListOf list) {
            collect(at + "/0", list.member(), structures);
        }
    }
}
