package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.pipeline.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of a task definition what no registering call takes. Harmless empty lists stay, and so does
 * {@code enableFaultInjection}, which AWS accepts. Stripping a second time takes nothing.
 */
public final class Stripping {

    private final Set<String> kept;
    private final List<Stripped.Removed> removed = new ArrayList<>();

    private Stripping(Set<String> kept) {
        this.kept = kept;
    }

    public static Stripped of(TaskDefinition definition) {
        return of(definition, Set.of());
    }

    /** @param kept JSON pointers of what is to stay, whatever it is */
    public static Stripped of(TaskDefinition definition, Set<String> kept) {
        Stripping stripping = new Stripping(kept);
        ObjectNode clean = stripping.structure(definition.root(), Model.ofSdk().shape(), "");
        return new Stripped(definition.with(clean), stripping.removed);
    }

    private ObjectNode structure(ObjectNode node, Shape.Structure shape, String at) {
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String pointer = JsonPointers.below(at, entry.getKey());
            Shape member = shape.members().get(entry.getKey());
            if (member == null) {
                if (!takesUnknown(entry.getKey(), entry.getValue(), shape, pointer)) {
                    clean.set(entry.getKey(), entry.getValue());
                }
            } else {
                value(entry.getValue(), member, pointer).ifPresent(value -> clean.set(entry.getKey(), value));
            }
        }
        return clean;
    }

    private boolean takesUnknown(String name, JsonNode value, Shape.Structure shape, String pointer) {
        boolean isTop = pointer.lastIndexOf('/') == 0;
        if (isTop && Model.ofSdk().isAnswerOnly(name)) {
            return takes(pointer, value, Stripped.Reason.ANSWER_ONLY, "");
        }
        String meant = Spelling.nearest(name, shape.members().keySet()).orElse("");
        return takes(pointer, value, Stripped.Reason.UNKNOWN, meant);
    }

    /** The cleaned value, or nothing when it is taken out. */
    private Optional<JsonNode> value(JsonNode node, Shape shape, String pointer) {
        if (node.isNull()) {
            return takes(pointer, node, Stripped.Reason.NULL, "") ? Optional.empty() : Optional.of(node);
        }
        JsonNode clean = inner(node, shape, pointer);
        boolean isRefused = pointer.equals("/tags") && clean.isArray() && clean.isEmpty();
        if (isRefused && takes(pointer, node, Stripped.Reason.EMPTY_REFUSED, "")) {
            return Optional.empty();
        }
        return Optional.of(clean);
    }

    private JsonNode inner(JsonNode node, Shape shape, String pointer) {
        if (node instanceof ObjectNode object && shape instanceof Shape.Structure structure) {
            return structure(object, structure, pointer);
        }
        if (node instanceof ObjectNode object && shape instanceof Shape.MapOf map) {
            ObjectNode clean = JsonNodeFactory.instance.objectNode();
            object.forEachEntry((key, value) -> value(value, map.value(), JsonPointers.below(pointer, key))
                    .ifPresent(kept -> clean.set(key, kept)));
            return clean;
        }
        if (node instanceof ArrayNode array && shape instanceof Shape.ListOf list) {
            ArrayNode clean = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                value(array.get(i), list.member(), JsonPointers.below(pointer, i)).ifPresent(clean::add);
            }
            return clean;
        }
        return node;
    }

    private boolean takes(String pointer, JsonNode value, Stripped.Reason reason, String meant) {
        if (kept.contains(pointer)) {
            return false;
        }
        removed.add(new Stripped.Removed(pointer, value.toString(), reason, meant));
        return true;
    }
}
