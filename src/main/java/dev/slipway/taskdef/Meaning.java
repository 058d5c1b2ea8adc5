package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a task definition means, without what AWS fills in by itself when it answers: two documents that mean the same
 * are equal here. Tags are left out, since they are not part of a revision's content.
 */
final class Meaning {

    private static final Set<String> SAME_PORT_MODES = Set.of("awsvpc", "host");

    private Meaning() {}

    static ObjectNode of(TaskDefinition definition) {
        ObjectNode meaning = Stripping.of(definition).clean().document();
        meaning.remove("tags");
        TaskUnits.cpu(meaning.path("cpu").asText("")).ifPresent(cpu -> meaning.put("cpu", cpu.toString()));
        TaskUnits.memory(meaning.path("memory").asText("")).ifPresent(memory -> meaning.put("memory", memory.toString()));
        without(meaning, "enableFaultInjection", JsonNodeFactory.instance.booleanNode(false));
        if (meaning.path("requiresCompatibilities") instanceof ArrayNode compatibilities) {
            meaning.set("requiresCompatibilities", sorted(compatibilities));
        }
        boolean samePorts = SAME_PORT_MODES.contains(meaning.path("networkMode").asText(""));
        meaning.path("containerDefinitions").forEach(container -> container(container, samePorts));
        meaning.path("volumes").forEach(volume -> without(volume.path("efsVolumeConfiguration"), "rootDirectory", text("/")));
        withoutEmpty(meaning);
        return meaning;
    }

    private static void container(JsonNode container, boolean samePorts) {
        without(container, "cpu", number(0));
        without(container, "essential", JsonNodeFactory.instance.booleanNode(true));
        for (JsonNode port : container.path("portMappings")) {
            without(port, "protocol", text("tcp"));
            without(port, "hostPort", samePorts ? port.path("containerPort") : number(0));
        }
        for (String mounts : List.of("mountPoints", "volumesFrom")) {
            container.path(mounts).forEach(mount ->
                    without(mount, "readOnly", JsonNodeFactory.instance.booleanNode(false)));
        }
        // Docker's own defaults, which AWS writes out
        Map.of("interval", 30, "timeout", 5, "retries", 3, "startPeriod", 0).forEach((name, value) ->
                without(container.path("healthCheck"), name, number(value)));
    }

    private static void without(JsonNode node, String member, JsonNode value) {
        if (node instanceof ObjectNode object && value.equals(object.get(member))) {
            object.remove(member);
        }
    }

    /** Empty lists and objects mean the same as none; in a list, an empty member keeps its place. */
    private static void withoutEmpty(JsonNode node) {
        node.forEach(Meaning::withoutEmpty);
        if (node instanceof ObjectNode object) {
            object.removeIf(value -> value.isContainerNode() && value.isEmpty());
        }
    }

    private static ArrayNode sorted(ArrayNode texts) {
        Set<String> words = new TreeSet<>();
        texts.forEach(text -> words.add(text.asText("")));
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        words.forEach(sorted::add);
        return sorted;
    }

    private static JsonNode number(int value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
