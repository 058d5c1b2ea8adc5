package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A task definition out of what it came in.
 *
 * @param places where each of its values begins in the text
 * @param beside what stood around it and is no part of it, by its pointer in the whole
 */
record Unwrapping(ObjectNode inner, Map<String, Place> places, List<Stripped.Removed> beside) {

    private static final String TAGS = "tags";

    /** Out of the answer to describe-task-definition, whose tags stand beside it. */
    static Optional<Unwrapping> ofAnswer(ObjectNode answer, Map<String, Place> places) {
        Optional<String> wrapper = field(answer, "taskDefinition").filter(name -> answer.get(name).isObject());
        if (wrapper.isEmpty() || field(answer, "containerDefinitions").isPresent()) {
            return Optional.empty();
        }
        ObjectNode inner = (ObjectNode) answer.get(wrapper.get());
        Optional<String> tags = field(answer, TAGS).filter(_ -> field(inner, TAGS).isEmpty());
        Map<String, Place> below = below("/" + wrapper.get(), "", places);
        tags.ifPresent(name -> {
            inner.set(name, answer.get(name));
            below.putAll(below("/" + name, "/" + name, places));
        });
        return Optional.of(new Unwrapping(inner, Map.copyOf(below),
                beside(answer, name -> name.equals(wrapper.get()) || tags.filter(name::equals).isPresent())));
    }

    /** Out of a CloudFormation resource. */
    static Optional<Unwrapping> ofResource(ObjectNode resource, Map<String, Place> places) {
        if (resource.get("Properties") instanceof ObjectNode properties
                && field(properties, "containerDefinitions").isPresent()) {
            return Optional.of(new Unwrapping(properties, Map.copyOf(below("/Properties", "", places)),
                    beside(resource, Set.of("Type", "Properties")::contains)));
        }
        return Optional.empty();
    }

    /** The field of that name, in whichever case it is written. */
    static Optional<String> field(ObjectNode object, String name) {
        return object.has(name) ? Optional.of(name)
                : object.properties().stream().map(Map.Entry::getKey).filter(name::equalsIgnoreCase).findFirst();
    }

    private static Map<String, Place> below(String from, String to, Map<String, Place> places) {
        Map<String, Place> below = new HashMap<>();
        places.forEach((pointer, place) -> {
            if (pointer.equals(from) || pointer.startsWith(from + "/")) {
                below.put(to + pointer.substring(from.length()), place);
            }
        });
        return below;
    }

    private static List<Stripped.Removed> beside(ObjectNode whole, Predicate<String> isPart) {
        List<Stripped.Removed> beside = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : whole.properties()) {
            if (!isPart.test(entry.getKey())) {
                beside.add(new Stripped.Removed(JsonPointers.below("", entry.getKey()), entry.getValue().toString(),
                        Stripped.Reason.BESIDE, ""));
            }
        }
        return List.copyOf(beside);
    }
}
