package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Carries documents into the SDK's objects and back, field by field as the SDK itself lists them. */
final class SdkDocuments {

    private SdkDocuments() {}

    /** @throws ProblemException for what the object has no field for, or a field of another type */
    static Object request(SdkPojo builder, ObjectNode document) throws ProblemException {
        return filled(builder, document, "");
    }

    /** Everything that is set in the object. */
    static ObjectNode document(SdkPojo pojo) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                document.set(field.locationName(), node(value));
            }
        }
        return document;
    }

    private static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case SdkPojo pojo -> document(pojo);
            case List<?> list -> {
                ArrayNode array = nodes.arrayNode();
                list.forEach(member -> array.add(node(member)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = nodes.objectNode();
                map.forEach((key, member) -> object.set(String.valueOf(key), node(member)));
                yield object;
            }
            case Integer number -> nodes.numberNode(number);
            case Boolean flag -> nodes.booleanNode(flag);
            default -> nodes.textNode(String.valueOf(value));
        };
    }

    private static Object filled(SdkPojo builder, JsonNode document, String at) throws ProblemException {
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        builder.sdkFields().forEach(field -> fields.put(field.locationName(), field));
        for (Map.Entry<String, JsonNode> entry : document.properties()) {
            String pointer = JsonPointers.below(at, entry.getKey());
            SdkField<?> field = fields.get(entry.getKey());
            if (field == null) {
                String meant = Spelling.nearest(entry.getKey(), fields.keySet()).orElse("");
                throw new ProblemException(new TaskDefinitionProblem.UnknownField(pointer, meant));
            }
            field.set(builder, value(field, entry.getValue(), pointer));
        }
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object value(SdkField<?> field, JsonNode node, String at) throws ProblemException {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO && node.isObject()) {
            return filled(field.constructor().get(), node, at);
        }
        if (type == MarshallingType.LIST && node.isArray()) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> members = new ArrayList<>();
            for (JsonNode element : node) {
                members.add(value(member, element, JsonPointers.below(at, members.size())));
            }
            return members;
        }
        if (type == MarshallingType.MAP && node.isObject()) {
            SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> members = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                members.put(entry.getKey(), value(member, entry.getValue(), JsonPointers.below(at, entry.getKey())));
            }
            return members;
        }
        if (type == MarshallingType.STRING && node.isTextual()) {
            return node.textValue();
        }
        if (type == MarshallingType.INTEGER && node.isInt()) {
            return node.intValue();
        }
        if (type == MarshallingType.BOOLEAN && node.isBoolean()) {
            return node.booleanValue();
        }
        throw new ProblemException(new TaskDefinitionProblem.WrongType(at, typeName(type), Opened.typeName(node)));
    }

    private static String typeName(MarshallingType<?> type) {
        if (type == MarshallingType.LIST) {
            return "list";
        }
        if (type == MarshallingType.STRING || type == MarshallingType.INTEGER || type == MarshallingType.BOOLEAN) {
            return type.getTargetClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }
        return "object";
    }
}
