package dev.slipway.taskdef;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Changes to any one field of a task definition, by its JSON pointer; a pointer that leads nowhere changes nothing. */
public final class FieldEdit {

    private FieldEdit() {}

    /** Puts a value there; the objects on the way are made, and in a list it may be one past the end. */
    public static TaskDefinition put(TaskDefinition definition, String pointer, JsonNode value) {
        return Edit.changed(definition, root -> {
            List<String> steps = JsonPointers.steps(pointer);
            if (!steps.isEmpty()) {
                putIn(parent(root, steps), steps.getLast(), value.deepCopy());
            }
        });
    }

    /** Puts a value behind the last one of a list, which is made where there is none. */
    public static TaskDefinition append(TaskDefinition definition, String pointer, JsonNode value) {
        ArrayNode list = definition.at(pointer) instanceof ArrayNode there ? there
                : JsonNodeFactory.instance.arrayNode();
        return put(definition, pointer, list.add(value));
    }

    /** Takes out what is there. */
    public static TaskDefinition remove(TaskDefinition definition, String pointer) {
        return Edit.changed(definition, root -> {
            JsonPointer at = JsonPointer.compile(pointer);
            if (at.matches()) {
                return;
            }
            JsonNode parent = root.at(at.head());
            if (parent instanceof ObjectNode object) {
                object.remove(at.last().getMatchingProperty());
            } else if (parent instanceof ArrayNode array && at.last().getMatchingIndex() >= 0) {
                array.remove(at.last().getMatchingIndex());
            }
        });
    }

    /** Takes out what is there, and every object and list around it that is empty without it. */
    public static TaskDefinition clear(TaskDefinition definition, String pointer) {
        TaskDefinition without = remove(definition, pointer);
        int end = pointer.lastIndexOf('/');
        String around = end > 0 ? pointer.substring(0, end) : "";
        return !around.isEmpty() && without.at(around).isContainerNode() && without.at(around).isEmpty()
                ? clear(without, around) : without;
    }

    /** Gives a field another name, in its place among the others, unless there is one of that name. */
    public static TaskDefinition rename(TaskDefinition definition, String pointer, String name) {
        return Edit.changed(definition, root -> {
            JsonPointer at = JsonPointer.compile(pointer);
            if (!at.matches() && root.at(at.head()) instanceof ObjectNode parent && !parent.has(name)) {
                ObjectNode before = parent.deepCopy();
                parent.removeAll();
                for (Map.Entry<String, JsonNode> entry : before.properties()) {
                    boolean isIt = entry.getKey().equals(at.last().getMatchingProperty());
                    parent.set(isIt ? name : entry.getKey(), entry.getValue());
                }
            }
        });
    }

    private static JsonNode parent(ObjectNode root, List<String> steps) {
        JsonNode at = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            if (at instanceof ObjectNode object && (object.path(step).isMissingNode() || object.path(step).isNull())) {
                at = object.putObject(step);
            } else {
                at = at.at(JsonPointer.empty().appendProperty(step));
            }
        }
        return at;
    }

    private static void putIn(JsonNode parent, String step, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(step, value);
        } else if (parent instanceof ArrayNode array && step.matches("\\d{1,4}")) {
            int index = Integer.parseInt(step);
            if (index < array.size()) {
                array.set(index, value);
            } else if (index == array.size()) {
                array.add(value);
            }
        }
    }
}
