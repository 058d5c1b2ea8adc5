package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.pipeline.Spelling;
import dev.slipway.taskdef.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the SDK's own model says: fields it does not know, types, enumerations and required members. */
final class ModelRules {

    static final List<String> IDS = List.of("I01", "I02", "I04", "I05", "I06", "I07", "I08", "I09", "I11");

    private final List<Finding> findings = new ArrayList<>();

    private ModelRules() {}

    static List<Finding> check(TaskDefinition definition) {
        ModelRules rules = new ModelRules();
        rules.structure(definition.root(), Model.ofSdk().shape(), "");
        return rules.findings;
    }

    private void structure(ObjectNode node, Shape.Structure shape, String at) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String pointer = JsonPointers.below(at, entry.getKey());
            Shape member = shape.members().get(entry.getKey());
            if (member == null) {
                unknown(entry.getKey(), node, shape, at);
            } else {
                value(entry.getValue(), member, pointer);
            }
        }
        for (String required : shape.required()) {
            if (!node.has(required)) {
                add("I09", JsonPointers.below(at, required), Optional.empty(), at.isEmpty() ? "/" : at, required);
            } else if (isBlankText(node.get(required), shape.members().get(required)) && !at.isEmpty()) {
                add("I11", JsonPointers.below(at, required), dropped(at), JsonPointers.below(at, required), at);
            }
        }
    }

    /** A blank value of an enumeration is none of its values, which is said already. */
    private static boolean isBlankText(JsonNode value, Shape shape) {
        return shape instanceof Shape.Text text && text.values().isEmpty() && value.isTextual()
                && value.textValue().isBlank();
    }

    /** Old exports have registry credentials that nobody ever gave. */
    private static Optional<Fix> dropped(String object) {
        return object.endsWith("/repositoryCredentials") ? Optional.of(new Fix.Remove(object)) : Optional.empty();
    }

    private void unknown(String name, ObjectNode node, Shape.Structure shape, String at) {
        String pointer = JsonPointers.below(at, name);
        Optional<String> otherCase = Spelling.otherCase(name, shape.members().keySet());
        if (at.isEmpty() && Model.ofSdk().isAnswerOnly(name)) {
            add("I01", pointer, Optional.of(new Fix.Remove(pointer)), name);
        } else if (otherCase.isPresent()) {
            add("I07", pointer, respelled(node, pointer, otherCase), name, otherCase.get());
        } else {
            Optional<String> meant = Spelling.nearest(name, shape.members().keySet());
            add("I02", pointer, respelled(node, pointer, meant), name, meant.orElse("-"));
        }
    }

    /** Renames the field, or takes it out when nothing near is known or that is there already. */
    private static Optional<Fix> respelled(ObjectNode node, String pointer, Optional<String> meant) {
        return meant.filter(right -> !node.has(right)).<Fix>map(right -> new Fix.Rename(pointer, right))
                .or(() -> Optional.of(new Fix.Remove(pointer)));
    }

    private void value(JsonNode node, Shape shape, String pointer) {
        if (node.isNull()) {
            add("I05", pointer, Optional.of(new Fix.Remove(pointer)), pointer);
        } else if (!shape.fits(node)) {
            add("I06", pointer, converted(node, shape).map(value -> new Fix.Put(pointer, value)), pointer,
                    shape.typeName(), Opened.typeName(node));
        } else if (pointer.equals("/tags") && node.isEmpty()) {
            add("I04", pointer, Optional.of(new Fix.Remove(pointer)), pointer);
        } else {
            inner(node, shape, pointer);
        }
    }

    private void inner(JsonNode node, Shape shape, String pointer) {
        switch (shape) {
            case Shape.Structure structure -> structure((ObjectNode) node, structure, pointer);
            case Shape.ListOf list -> {
                for (int i = 0; i < node.size(); i++) {
                    value(node.get(i), list.member(), JsonPointers.below(pointer, i));
                }
            }
            case Shape.MapOf map -> node.properties().forEach(entry ->
                    value(entry.getValue(), map.value(), JsonPointers.below(pointer, entry.getKey())));
            case Shape.Text text -> enumeration(node.textValue(), text.values(), pointer);
            case Shape.Whole _, Shape.Flag _ -> { }
        }
    }

    private void enumeration(String value, List<String> values, String pointer) {
        if (!values.isEmpty() && !values.contains(value) && !Placeholders.isIn(value)) {
            Optional<Fix> fix = Spelling.nearest(value, values)
                    .map(right -> new Fix.Put(pointer, JsonNodeFactory.instance.textNode(right)));
            add("I08", pointer, fix, value, String.join(", ", values));
        }
    }

    /** The same value in the right type, where that is plain. */
    private static Optional<JsonNode> converted(JsonNode node, Shape shape) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (shape) {
            case Shape.Text _ when node.isIntegralNumber() || node.isBoolean() -> Optional.of(nodes.textNode(node.asText()));
            case Shape.Whole _ when node.isTextual() && node.textValue().strip().matches("-?\\d{1,9}") ->
                Optional.of(nodes.numberNode(Integer.parseInt(node.textValue().strip())));
            case Shape.Flag _ when node.isTextual() && node.textValue().matches("true|false") ->
                Optional.of(nodes.booleanNode(node.textValue().equals("true")));
            default -> Optional.empty();
        };
    }

    private void add(String rule, String pointer, Optional<? extends Fix> fix, Object... facts) {
        findings.add(new Finding(rule, Severity.ERROR, pointer, List.of(facts), fix.map(found -> found)));
    }
}
