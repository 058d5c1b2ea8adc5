package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Task definitions for the tests of this package. */
final class Samples {

    private Samples() {}

    /** What the ECS console exported for a learner's first task. */
    static String consoleExport() {
        return resource("/inputs/console-export.json");
    }

    static String resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON written with single quotes. */
    static TaskDefinition definition(String json) {
        try {
            return TaskDefinition.parse(json.replace('\'', '"'));
        } catch (ProblemException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A document that has every field AWS accepts, once. */
    static TaskDefinition everything() {
        return new TaskDefinition((ObjectNode) filled(Model.ofSdk().shape()));
    }

    /** Every place at which AWS accepts a field, lists as {@code []}, a map's own keys left out. */
    static List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect("", Model.ofSdk().shape(), paths);
        return paths;
    }

    private static void collect(String at, Shape shape, List<String> paths) {
        if (shape instanceof Shape.Structure structure) {
            structure.members().forEach((name, member) -> {
                paths.add(at.isEmpty() ? name : at + "." + name);
                collect(paths.getLast(), member, paths);
            });
        } else if (shape instanceof Shape.ListOf list) {
            collect(at + "[]", list.member(), paths);
        }
    }

    private static JsonNode filled(Shape shape) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (shape) {
            case Shape.Structure structure -> {
                ObjectNode object = nodes.objectNode();
                structure.members().forEach((name, member) -> object.set(name, filled(member)));
                yield object;
            }
            case Shape.ListOf list -> nodes.arrayNode().add(filled(list.member()));
            case Shape.MapOf map -> nodes.objectNode().set("key", filled(map.value()));
            case Shape.Text text -> nodes.textNode(text.values().isEmpty() ? "text" : text.values().getFirst());
            case Shape.Whole _ -> nodes.numberNode(7);
            case Shape.Flag _ -> nodes.booleanNode(true);
        };
    }
}
