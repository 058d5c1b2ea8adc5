package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The SDK's values as JSON and back, by the fields that they know of themselves. Documents are not among them. */
final class SdkJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    /** What is set, under the API's own names. */
    static ObjectNode write(SdkPojo pojo) {
        ObjectNode json = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                json.set(field.memberName(), node(value));
            }
        }
        return json;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SdkPojo pojo -> write(pojo);
            case List<?> list -> {
                ArrayNode items = NODES.arrayNode();
                list.forEach(item -> items.add(node(item)));
                yield items;
            }
            case Map<?, ?> map -> {
                ObjectNode entries = NODES.objectNode();
                map.forEach((key, item) -> entries.set(String.valueOf(key), node(item)));
                yield entries;
            }
            case SdkBytes bytes -> NODES.textNode(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Instant at -> NODES.textNode(at.toString());
            case String text -> NODES.textNode(text);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    /**
     * The value that the builder makes of it.
     *
     * @throws IllegalArgumentException when the JSON has a field or a value that this kind of value has not
     */
    static Object read(JsonNode json, SdkPojo builder) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("an object is expected, not " + brief(json));
        }
        Map<String, SdkField<?>> fields = new HashMap<>();
        builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        json.properties().forEach(entry -> {
            SdkField<?> field = fields.get(entry.getKey());
            if (field == null) {
                throw new IllegalArgumentException("there is no field " + entry.getKey());
            }
            field.set(builder, value(entry.getValue(), field));
        });
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object value(JsonNode json, SdkField<?> field) {
        if (json.isNull()) {
            return null;
        }
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> expected(json.isTextual(), json, field).textValue();
                case BOOLEAN -> expected(json.isBoolean(), json, field).booleanValue();
                case INTEGER -> expected(json.canConvertToInt() && json.isIntegralNumber(), json, field).intValue();
                case LONG -> expected(json.canConvertToLong() && json.isIntegralNumber(), json, field).longValue();
                case FLOAT -> expected(json.isNumber(), json, field).floatValue();
                case DOUBLE -> expected(json.isNumber(), json, field).doubleValue();
                case BIG_DECIMAL -> expected(json.isNumber(), json, field).decimalValue();
                case INSTANT -> Instant.parse(expected(json.isTextual(), json, field).textValue());
                case SDK_BYTES -> SdkBytes.fromByteArray(
                        Base64.getDecoder().decode(expected(json.isTextual(), json, field).textValue()));
                case SDK_POJO -> read(json, field.constructor().get());
                case LIST -> list(expected(json.isArray(), json, field), field);
                case MAP -> map(expected(json.isObject(), json, field), field);
                default -> throw new IllegalArgumentException("no value for " + field.memberName());
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field.memberName() + " cannot be " + brief(json), e);
        }
    }

    private static JsonNode expected(boolean is, JsonNode json, SdkField<?> field) {
        if (!is) {
            throw new IllegalArgumentException(field.memberName() + " cannot be " + brief(json));
        }
        return json;
    }

    private static List<Object> list(JsonNode json, SdkField<?> field) {
        SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
        List<Object> items = new ArrayList<>();
        json.forEach(it -> items.add(value(it, item)));
        return items;
    }

    private static Map<String, Object> map(JsonNode json, SdkField<?> field) {
        SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> entries = new LinkedHashMap<>();
        json.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue(), item)));
        return entries;
    }

    private static String brief(JsonNode json) {
        String text = json.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
