package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two task definitions written alike: without what AWS only answers or fills in, fields in AWS's order, members of the
 * same name at the same place. Their texts differ only where they mean something else.
 */
public record Alike(String before, String after) {

    public static Alike of(TaskDefinition before, TaskDefinition after) {
        Shape shape = Model.ofSdk().shape();
        JsonNode is = ordered(Meaning.of(after), shape, JsonNodeFactory.instance.missingNode());
        JsonNode was = ordered(Meaning.of(before), shape, is);
        return new Alike(text(was), text(is));
    }

    private static String text(JsonNode document) {
        return new TaskDefinition((ObjectNode) document).spread();
    }

    /** @param like what stands at the same place of the other definition */
    private static JsonNode ordered(JsonNode node, Shape shape, JsonNode like) {
        if (node instanceof ObjectNode object) {
            ObjectNode ordered = JsonNodeFactory.instance.objectNode();
            names(object, shape).forEach(name ->
                    ordered.set(name, ordered(object.get(name), below(shape, name), like.path(name))));
            return ordered;
        }
        if (node instanceof ArrayNode list && shape instanceof Shape.ListOf(Shape member)) {
            return orderedList(list, member, like);
        }
        return node;
    }

    private static Collection<String> names(ObjectNode object, Shape shape) {
        Set<String> own = new TreeSet<>();
        object.fieldNames().forEachRemaining(own::add);
        Set<String> names = new LinkedHashSet<>();
        if (shape instanceof Shape.Structure structure) {
            names.addAll(structure.members().keySet());
            names.retainAll(own);
        }
        names.addAll(own);
        return names;
    }

    private static Shape below(Shape shape, String name) {
        return switch (shape) {
            case Shape.Structure structure -> structure.members().getOrDefault(name, new Shape.Flag());
            case Shape.MapOf(Shape value) -> value;
            default -> shape;
        };
    }

    private static ArrayNode orderedList(ArrayNode list, Shape member, JsonNode like) {
        ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
        Optional<SequencedMap<String, Integer>> own = Difference.byKey(list);
        Optional<SequencedMap<String, Integer>> others = Difference.byKey(like);
        if (own.isEmpty() || others.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                ordered.add(ordered(list.get(i), member, like.path(i)));
            }
            return ordered;
        }
        List<String> keys = new ArrayList<>(others.get().keySet());
        keys.retainAll(own.get().keySet());
        own.get().keySet().stream().filter(key -> !others.get().containsKey(key)).forEach(keys::add);
        keys.forEach(key -> ordered.add(ordered(list.get(own.get().get(key)), member,
                like.path(others.get().getOrDefault(key, like.size())))));
        return ordered;
    }
}
