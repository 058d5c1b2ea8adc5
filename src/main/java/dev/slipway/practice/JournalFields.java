package dev.slipway.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The fields of a JSON object, each to be there, of its kind, and known; else an {@link IllegalArgumentException}. */
final class JournalFields {

    private static final int BRIEF = 40;

    private final JsonNode json;
    private final Set<String> read = new HashSet<>();

    JournalFields(JsonNode json) {
        this.json = json;
        check(json.isObject(), "an object is expected, not " + brief(json.toString()));
    }

    String text(String name) {
        return of(name, JsonNode::isTextual, "a text").textValue();
    }

    String text(String name, Pattern form) {
        String text = text(name);
        check(form.matcher(text).matches(), name + " cannot be " + brief(text));
        return text;
    }

    /** Empty when it is not there. */
    String textIfAny(String name) {
        return json.has(name) ? text(name) : "";
    }

    boolean flag(String name) {
        return of(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    long number(String name) {
        return of(name, node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number").longValue();
    }

    double number(String name, double least, double most) {
        double number = of(name, JsonNode::isNumber, "a number").doubleValue();
        check(number >= least && number <= most, name + " cannot be " + number);
        return number;
    }

    JsonNode object(String name) {
        return of(name, JsonNode::isObject, "an object");
    }

    List<JsonNode> list(String name, Predicate<JsonNode> item) {
        List<JsonNode> items = new ArrayList<>();
        of(name, JsonNode::isArray, "a list").forEach(items::add);
        check(items.stream().allMatch(item), name + " has an item of another kind");
        return items;
    }

    /** What nobody asked for is not known. */
    void checkAllRead() {
        json.fieldNames().forEachRemaining(name -> check(read.contains(name), "there is no field " + brief(name)));
    }

    private JsonNode of(String name, Predicate<JsonNode> kind, String expected) {
        check(json.has(name), name + " is missing");
        JsonNode value = json.path(name);
        check(kind.test(value), name + " has to be " + expected + ", not " + brief(value.toString()));
        read.add(name);
        return value;
    }

    private static void check(boolean is, String otherwise) {
        if (!is) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static String brief(String text) {
        return text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "…";
    }
}
