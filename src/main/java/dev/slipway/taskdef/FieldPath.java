package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way to a field as people say it: {@code containerDefinitions › api › portMappings › 1 › hostPort}. Members of a
 * list go by their name, those that have none are counted from 1.
 */
public final class FieldPath {

    private static final String BETWEEN = " › ";
    private static final List<String> NAMES = List.of("name", "containerName", "sourceVolume", "key", "namespace");

    private FieldPath() {}

    /**
     * The way to a pointer's field.
     *
     * @param either the definitions in which it may stand, the likeliest first
     */
    public static String of(String pointer, TaskDefinition... either) {
        JsonNode at = Stream.of(either).map(TaskDefinition::root).filter(root -> !root.at(pointer).isMissingNode())
                .findFirst().map(JsonNode.class::cast).orElse(either[0].root());
        StringBuilder way = new StringBuilder();
        for (String step : JsonPointers.steps(pointer)) {
            boolean isMember = at.isArray();
            at = isMember ? at.path(Integer.parseInt(step)) : at.path(step);
            way.append(way.isEmpty() ? "" : BETWEEN).append(isMember ? member(at, step) : step);
        }
        return way.toString();
    }

    private static String member(JsonNode member, String index) {
        Optional<String> name = NAMES.stream().map(member::path).filter(JsonNode::isTextual)
                .map(JsonNode::textValue).filter(text -> !text.isBlank()).findFirst();
        return name.orElseGet(() -> Integer.toString(Integer.parseInt(index) + 1));
    }
}
