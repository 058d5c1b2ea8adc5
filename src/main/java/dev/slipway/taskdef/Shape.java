package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What AWS accepts at one place of a task definition. */
public sealed interface Shape {

    /** Whether the value is of this JSON type; what is inside it is not looked at. */
    boolean fits(JsonNode value);

    /** The type in JSON's words: object, list, map, string, integer, boolean. */
    String typeName();

    /** An object with these members. */
    record Structure(Map<String, Shape> members, Set<String> required) implements Shape {
        public Structure {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            required = Collections.unmodifiableSet(required);
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isObject();
        }

        @Override
        public String typeName() {
            return "object";
        }
    }

    /** A list whose members have one shape. */
    record ListOf(Shape member) implements Shape {
        @Override
        public boolean fits(JsonNode value) {
            return value.isArray();
        }

        @Override
        public String typeName() {
            return "list";
        }
    }

    /** An object with keys of the user's own and values of one shape. */
    record MapOf(Shape value) implements Shape {
        @Override
        public boolean fits(JsonNode node) {
            return node.isObject();
        }

        @Override
        public String typeName() {
            return "object";
        }
    }

    /** A text; one of these values unless there are none. */
    record Text(List<String> values) implements Shape {
        public Text {
            values = List.copyOf(values);
        }

        @Override
        public boolean fits(JsonNode value) {
            return value.isTextual();
        }

        @Override
        public String typeName() {
            return "string";
        }
    }

    /** A whole number of 32 bits. */
    record Whole() implements Shape {
        @Override
        public boolean fits(JsonNode value) {
            return value.isInt();
        }

        @Override
        public String typeName() {
            return "integer";
        }
    }

    /** True or false. */
    record Flag() implements Shape {
        @Override
        public boolean fits(JsonNode value) {
            return value.isBoolean();
        }

        @Override
        public String typeName() {
            return "boolean";
        }
    }
}
